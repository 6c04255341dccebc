#include "core/picture/panes.h"

#include <algorithm>
#include <cmath>

#include "core/picture/names.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

struct Raster {
    std::size_t across{1}, down{1};
};

// Two beside each other where the stage is wide, else below each other; three share a wide stage in one row.
Raster raster_of(std::size_t count, figure::Rect const& stage) {
    bool const wide = stage.width > stage.height * 1.1f, very_wide = stage.width > stage.height * 2.4f;
    if (count <= 1) return {};
    if (count == 2) return wide ? Raster{2, 1} : Raster{1, 2};
    if (count == 3 && very_wide) return {3, 1};
    return {2, 2};
}

// The last pane of an incomplete row has the rest of the row.
figure::Rect place_of(std::size_t i, std::size_t count, Raster const& raster, figure::Rect const& stage, float gap) {
    auto const row = i / raster.across, column = i % raster.across;
    auto const in_row = std::min(raster.across, count - row * raster.across);
    auto const width = std::floor((stage.width - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row));
    auto const height =
        std::floor((stage.height - gap * static_cast<float>(raster.down - 1)) / static_cast<float>(raster.down));
    return {stage.x + (width + gap) * static_cast<float>(column), stage.y + (height + gap) * static_cast<float>(row),
            width, height};
}

float title_height(Bands const& bands) {
    return std::round(bands.caption * 1.7f);
}

}  // namespace

std::vector<Pane> panes_of(scene::Views const& views, Look const& look) {
    auto const bands = bands_of(look);
    if (views.size() == 1) return {{views.front(), bands.stage, bands}};
    std::vector<Pane> panes;
    auto const raster = raster_of(views.size(), bands.stage);
    for (std::size_t i = 0; i < views.size(); ++i) {
        Pane pane{views[i], place_of(i, views.size(), raster, bands.stage, bands.margin), bands};
        auto const title = look.labels == Labels::On ? title_height(bands) : 0.f;
        pane.bands->stage = {pane.place.x, pane.place.y + title, pane.place.width, pane.place.height - title};
        // Smaller than on a stage of its own, never too small for the back row.
        pane.bands->caption =
            std::min(bands.caption, std::max({9.f, std::round(bands.caption * 0.88f), std::ceil(look.smallest_text)}));
        pane.bands->margin = std::round(bands.margin * 0.6f);
        // In ems: what the titles of a gather view need beside one another.
        if (pane.place.width < 62 * pane.bands->caption) pane.bands->wording = Wording::Short;
        if (pane.bands->stage.width < 40 || pane.bands->stage.height < 40) pane.bands.reset();
        panes.push_back(pane);
    }
    return panes;
}

void draw_pane_titles(Shapes& shapes, Shot const& shot, std::vector<Pane> const& panes) {
    if (panes.size() < 2 || shot.look.labels == Labels::Off) return;
    for (auto const& pane : panes) {
        if (!pane.bands) continue;
        auto const size = pane.bands->caption;
        auto const height = pane.bands->stage.y - pane.place.y;
        shapes.push_back(
            figure::Line{{pane.place.x, pane.place.y}, {pane.place.right(), pane.place.y}, {shot.theme.rule, 1}});
        shapes.push_back(label({pane.place.x, pane.place.y + height * 0.55f}, size, say(shot, name_of(pane.view)),
                               shot.theme.faint_ink, figure::Horizontal::Left, figure::Weight::Bold));
    }
}

text::Name name_of(scene::View view) {
    switch (view) {
        case scene::View::Flat:
            return text::Picture::view_flat;
        case scene::View::Isometric:
            return text::Picture::view_isometric;
        case scene::View::Scatter:
            return text::Picture::view_scatter;
        case scene::View::Matrix:
            return text::Picture::view_matrix;
        case scene::View::Phases:
            return text::Picture::view_phases;
        case scene::View::Connections:
            return text::Picture::view_connections;
    }
    DECONVISTA_CHECK(false);
}

}  // namespace deconvista::picture
