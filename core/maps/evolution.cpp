#include "core/maps/evolution.h"

#include <algorithm>

#include "core/maps/sheet.h"

namespace deconvista::maps {
namespace {

std::optional<net::ValueId> first_convolution(net::Graph const& graph) {
    for (auto const& node : graph.nodes)
        if (node.operation == "Conv") return node.output(0);
    return std::nullopt;
}

}  // namespace

bool Evolution::has_jumped(std::size_t checkpoint, std::size_t map) const {
    if (checkpoint == 0) return false;
    auto const& now = checkpoints[checkpoint].units[map];
    auto const& before = checkpoints[checkpoint - 1].units[map];
    return now && before && now->picture != before->picture;
}

base::Result<net::ValueId> layer_of(net::Graph const& graph, EvolutionRequest const& request) {
    auto const layer = net::find_value(graph, request.layer);
    if (!layer || *layer == net::kNoValue) return base::refused("evolution_layer_missing", {request.layer});
    return *layer;
}

base::Result<Checkpoint> make_checkpoint(net::Engine& engine, std::int64_t step, PictureSource const& source,
                                         EvolutionRequest const& request, projection::TopUnits const& units,
                                         net::Cancelled const& cancelled) {
    auto const& graph = engine.graph();
    auto const layer = layer_of(graph, request);
    if (!layer) return layer.problem();
    if (units.layers.empty()) return base::refused("evolution_no_pictures");
    Checkpoint checkpoint{step, {}, {}};
    if (auto const first = first_convolution(graph))
        checkpoint.filters = first_filters(graph, *first, request.each.order);
    auto const& maps = units.layers.front().maps;
    projection::Projector projector{graph};
    for (auto const number : request.maps) {
        if (number < 0 || number >= static_cast<std::int64_t>(maps.size()))
            return base::refused("top_nine_map_missing",
                                 {std::to_string(number), request.layer, std::to_string(maps.size() - 1)});
        auto const& best = maps[static_cast<std::size_t>(number)].best;
        auto& unit = checkpoint.units.emplace_back();
        if (best.empty()) continue;
        auto const picture = source(best.front().picture);
        if (!picture) return picture.problem();
        auto const record = engine.run(std::vector{picture->input}, std::vector{*layer}, cancelled);
        if (!record) return record.problem();
        auto example = make_example(projector, graph, **record, *picture, {*layer, number, best.front().cell},
                                    request.each, cancelled);
        if (!example) return example.problem();
        example->picture = best.front().picture;
        unit = *std::move(example);
    }
    return checkpoint;
}

base::Result<Checkpoint> make_checkpoint(net::Engine& engine, std::int64_t step, PictureSource const& source,
                                         EvolutionRequest const& request, Watch const& watch) {
    auto const layer = layer_of(engine.graph(), request);
    if (!layer) return layer.problem();
    auto const units = find_top_units(engine, request.pictures, source, {*layer}, watch);
    if (!units) return units.problem();
    return make_checkpoint(engine, step, source, request, *units, watch.cancelled);
}

}  // namespace deconvista::maps
