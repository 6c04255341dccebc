#include "core/maps/glimpse.h"

#include "core/maps/pixels.h"
#include "core/maps/sheet.h"

namespace deconvista::maps {

bool GlimpseRequest::operator==(GlimpseRequest const& other) const {
    return layer == other.layer && channel == other.channel && cell == other.cell && order == other.order &&
           options.rule == other.options.rule && options.dead_windows == other.options.dead_windows;
}

base::Result<Glimpse> make_glimpse(net::Graph const& graph, net::Record const& record, projection::Projector& projector,
                                   figure::Pixels const& seen, GlimpseRequest const& request,
                                   net::Cancelled const& cancelled) {
    auto const layer = projection::seeded_layer(graph, request.layer);
    auto unit = projection::unit_at(graph, record, layer, request.channel, request.cell);
    if (!unit) return unit.problem();
    auto const projected = projector.project(record, *unit, request.options, cancelled);
    if (!projected) return projected.problem();
    auto const pixels = projection::display(projected->pixels, projected->receptive_field, request.order);
    if (!pixels) return pixels.problem();
    return Glimpse{.unit = *std::move(unit),
                   .activation = projected->seed,
                   .field = projected->receptive_field,
                   .patch = cut(seen, projected->receptive_field),
                   .projection = pixels_of(*pixels),
                   .map = picture_of_map(record.view(layer), request.channel)};
}

}  // namespace deconvista::maps
