#include "core/maps/example.h"

#include <algorithm>

#include "core/maps/pixels.h"
#include "core/net/receptive_field.h"

namespace deconvista::maps {
namespace {

// Of all units of a layer windows are equally large, so that their pictures can be, too.
net::Box window_of(net::Graph const& graph, net::Record const& record, projection::Projection const& projection,
                   projection::Unit const& unit) {
    auto const& dims = projection.pixels.dims();
    net::Box const all{net::Range{0, dims[2]}, net::Range{0, dims[3]}};
    auto const reaches = net::reach_of(graph, record, unit.layer);
    if (!reaches || reaches->size() != 2 || unit.cell.size() != 2) return all;
    auto window = all;
    for (int axis = 0; axis < 2; ++axis) {
        auto const& reach = (*reaches)[static_cast<std::size_t>(axis)];
        if (reach.size >= all[axis].count()) continue;
        auto const first = unit.cell[static_cast<std::size_t>(axis)] * reach.jump - reach.padding;
        window[axis] = {first, first + reach.size};
    }
    return window;
}

net::Box common(net::Box const& a, net::Box const& b) {
    auto part = a;
    for (int axis = 0; axis < part.axes(); ++axis)
        part[axis] = {std::max(a[axis].first, b[axis].first), std::min(a[axis].end, b[axis].end)};
    return part;
}

base::Result<net::Array const*> checked(SeenPicture const& picture) {
    auto const& dims = picture.input.dims();
    bool const fits = dims.size() == 4 && dims[2] == picture.pixels.height && dims[3] == picture.pixels.width;
    if (!fits || !picture.pixels.rgba) return base::refused("projection_no_picture", {net::to_text(dims)});
    return &picture.input;
}

}  // namespace

base::Result<Example> make_example(projection::Projector& projector, net::Graph const& graph, net::Record const& record,
                                   SeenPicture const& picture, projection::Unit const& unit,
                                   ExampleRequest const& request, net::Cancelled const& cancelled) {
    auto const input = checked(picture);
    if (!input) return input.problem();
    auto const projected = projector.project(record, unit, request.options, cancelled);
    if (!projected) return projected.problem();
    if (projected->pixels.dims() != (*input)->dims())
        return base::refused("projection_no_picture", {net::to_text(projected->pixels.dims())});
    Example example{"", unit, projected->seed, window_of(graph, record, *projected, unit), {}, {}, {}};
    net::Box const all{net::Range{0, picture.pixels.height}, net::Range{0, picture.pixels.width}};
    example.part = common(example.window, all);
    auto const shown = projection::display(projected->pixels, example.part, request.order);
    if (!shown) return shown.problem();
    example.projection = pixels_of(*shown);
    example.patch = cut(picture.pixels, example.part);
    return example;
}

base::Outcome add_picture(net::Engine& engine, std::vector<net::ValueId> const& layers, std::string const& name,
                          net::Array const& input, projection::TopUnits& units, net::Cancelled const& cancelled) {
    auto const record = engine.run(std::vector{input}, layers, cancelled);
    if (!record) return record.problem();
    if (units.layers.empty()) {
        for (auto const layer : layers)
            if ((*record)->dims(layer).size() < 2 || (*record)->dims(layer)[0] != 1)
                return base::refused("projection_layer_not_run", {engine.graph().value(layer).name});
        units.layers = projection::empty_summaries(engine.graph(), **record, layers);
    }
    projection::add_picture(units.layers, **record, layers, name);
    ++units.pictures;
    return base::done();
}

base::Result<projection::TopUnits> find_top_units(net::Engine& engine, std::vector<std::string> const& names,
                                                  PictureSource const& source, std::vector<net::ValueId> const& layers,
                                                  Watch const& watch) {
    projection::TopUnits units;
    units.parts = {{1, 1}};
    std::int64_t done = 0;
    for (auto const& name : names) {
        if (watch.is_cancelled()) return cancelled();
        watch.tell(done++, static_cast<std::int64_t>(names.size()));
        auto const picture = source(name);
        if (!picture) continue;
        if (auto const added = add_picture(engine, layers, name, picture->input, units, watch.cancelled); !added)
            return added.problem();
    }
    return units;
}

}  // namespace deconvista::maps
