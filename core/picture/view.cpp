#include "core/picture/view.h"

#include "core/picture/connections.h"
#include "core/picture/flat.h"
#include "core/picture/isometric.h"
#include "core/picture/matrix_view.h"
#include "core/picture/phases_view.h"
#include "core/picture/scatter.h"

namespace deconvista::picture {

ColorRanges draw_view(Shapes& shapes, Shot const& shot, scene::View view, Bands const& bands) {
    switch (view) {
        case scene::View::Flat:
            return draw_flat(shapes, shot, bands);
        case scene::View::Isometric:
            return draw_isometric(shapes, shot, bands);
        case scene::View::Scatter:
            return draw_scatter(shapes, shot, bands);
        case scene::View::Connections:
            draw_connections(shapes, shot, bands);
            return {};
        case scene::View::Matrix:
            return draw_matrix(shapes, shot, bands);
        case scene::View::Phases:
            draw_phases(shapes, shot, bands);
            return {};
    }
    DECONVISTA_CHECK(false);
}

Sites sites_of(Shot const& shot, scene::View view, Bands const& bands) {
    switch (view) {
        case scene::View::Flat:
            return flat_sites(shot, bands);
        case scene::View::Isometric:
            return isometric_sites(shot, bands);
        case scene::View::Scatter:
            return scatter_sites(shot, bands);
        case scene::View::Connections:
            return connection_sites(shot, bands);
        case scene::View::Matrix:
            return matrix_sites(shot, bands);
        case scene::View::Phases:
            return phases_sites(shot, bands);
    }
    DECONVISTA_CHECK(false);
}

std::optional<Site> site_in_view(Shot const& shot, scene::View view, Bands const& bands, figure::Point point) {
    if (auto const site = site_at(sites_of(shot, view, bands), point)) return site;
    return view == scene::View::Flat ? flat_picture_site_at(shot, bands, point) : std::nullopt;
}

}  // namespace deconvista::picture
