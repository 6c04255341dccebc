#include "core/projection/projector.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/net/window.h"
#include "core/projection/backward.h"

namespace deconvista::projection {
namespace {

using net::ValueId;

std::string unit_text(Unit const& unit) {
    net::Dims numbers{unit.channel};
    numbers.insert(numbers.end(), unit.cell.begin(), unit.cell.end());
    return net::to_text(numbers);
}

Signal seed_at(net::Dims const& dims, Unit const& unit, float seed) {
    net::Box box(static_cast<int>(unit.cell.size()), {});
    for (int axis = 0; axis < box.axes(); ++axis) {
        auto const at = unit.cell[static_cast<std::size_t>(axis)];
        box[axis] = {at, at + 1};
    }
    auto signal = zeros(dims, {unit.channel, unit.channel + 1}, box);
    signal.numbers[0] = seed;
    return signal;
}

float activation_at(net::View const& view, Unit const& unit) {
    auto at = view.channel_offset(unit.channel);
    for (std::size_t axis = 0; axis < unit.cell.size(); ++axis) at += unit.cell[axis] * view.layout.strides[axis];
    return view.data[at];
}

// The picture that goes in: the graph's input with the most axes that a signal came to.
std::optional<ValueId> picture_among(net::Graph const& graph, std::map<ValueId, Signal> const& signals) {
    std::optional<ValueId> found;
    for (auto const& port : graph.inputs) {
        auto const signal = signals.find(port.value);
        if (signal == signals.end()) continue;
        if (!found || signals.at(*found).dims.size() < signal->second.dims.size()) found = port.value;
    }
    return found;
}

}  // namespace

struct Projector::State {
    net::Graph const& graph;
    dnnl_engine::BackwardConvolutions convolutions;
    Scratch scratch;
};

Projector::Projector(net::Graph const& graph) : state_{std::make_unique<State>(State{graph, {}, {}})} {}
Projector::~Projector() = default;
Projector::Projector(Projector&&) noexcept = default;

ValueId seeded_layer(net::Graph const& graph, ValueId layer) {
    auto const producer = net::producer_of(graph, layer);
    bool const is_softmax = producer && graph.nodes[*producer].operation == "Softmax";
    return is_softmax ? graph.nodes[*producer].input(0) : layer;
}

base::Outcome check_unit(net::Graph const& graph, net::Record const& record, Unit const& unit) {
    auto const& name = graph.value(unit.layer).name;
    if (!record.holds(unit.layer)) return base::refused("projection_layer_not_run", {name});
    auto const dims = record.dims(unit.layer);
    auto const is_map = dims.size() >= 2 && dims.size() <= 5 && dims[0] == 1;
    if (!is_map || !graph.constant(unit.layer).empty()) return base::refused("projection_layer_not_run", {name});
    auto const needed = dims.size() - 1, found = unit.cell.size() + 1;
    if (found != needed)
        return base::refused("projection_unit_axes",
                             {std::to_string(found), name, net::to_text(dims), std::to_string(needed)});
    bool is_inside = unit.channel >= 0 && unit.channel < dims[1];
    for (std::size_t axis = 0; axis < unit.cell.size(); ++axis)
        is_inside = is_inside && unit.cell[axis] >= 0 && unit.cell[axis] < dims[axis + 2];
    if (!is_inside) return base::refused("projection_unit_outside", {unit_text(unit), name, net::to_text(dims)});
    return base::done();
}

base::Result<Unit> strongest_unit(net::Graph const& graph, net::Record const& record, ValueId layer,
                                  std::int64_t channel) {
    Unit unit{layer, channel, {}};
    if (record.holds(layer)) unit.cell.resize(std::max<std::size_t>(record.dims(layer).size(), 2) - 2, 0);
    if (auto const outcome = check_unit(graph, record, unit); !outcome) return outcome.problem();
    auto const view = record.view(layer);
    auto best = activation_at(view, unit);
    auto const extents = net::Dims{view.dims.begin() + 2, view.dims.end()};
    auto candidate = unit;
    for (auto left = *net::count_elements(extents); left > 0; --left, net::advance(extents, candidate.cell)) {
        auto const value = activation_at(view, candidate);
        if (!(value > best)) continue;
        best = value;
        unit = candidate;
    }
    return unit;
}

base::Result<Unit> unit_at(net::Graph const& graph, net::Record const& record, net::ValueId layer, std::int64_t channel,
                           std::optional<std::vector<std::int64_t>> const& cell) {
    if (!cell) return strongest_unit(graph, record, layer, channel);
    return Unit{layer, channel, *cell};
}

Signal const* signal_at(Projection const& projection, ValueId value) {
    auto const stop = std::ranges::find(projection.stops, value, &Stop::value);
    return stop == projection.stops.end() ? nullptr : &stop->signal;
}

float activation_of(net::Record const& record, Unit const& unit) {
    return activation_at(record.view(unit.layer), unit);
}

base::Result<Projection> Projector::project(net::Record const& record, Unit const& asked, Options const& options,
                                            net::Cancelled const& cancelled) {
    auto const& graph = state_->graph;
    auto unit = asked;
    unit.layer = seeded_layer(graph, asked.layer);
    if (auto const outcome = check_unit(graph, record, unit); !outcome) return outcome.problem();

    Projection projection;
    projection.seed = activation_of(record, unit);
    std::map<ValueId, Signal> signals;
    signals.emplace(unit.layer, seed_at(record.dims(unit.layer), unit, projection.seed));
    auto const wanted = std::array{unit.layer};
    auto const nodes = net::nodes_needed(graph, wanted);
    for (auto i = nodes.rbegin(); i != nodes.rend(); ++i) {
        if (cancelled && cancelled()) return base::device_trouble("cancelled");
        auto const& node = graph.nodes[*i];
        auto const arrived = node.output(0) == net::kNoValue ? signals.end() : signals.find(node.output(0));
        if (arrived == signals.end()) continue;
        if (options.keeps_signals) projection.stops.push_back({arrived->first, arrived->second});
        auto arrivals = undo({graph, record, node, static_cast<int>(*i), options, state_->convolutions, state_->scratch,
                              arrived->second});
        if (!arrivals) return arrivals.problem();
        state_->scratch.give_back(std::move(arrived->second.numbers));
        signals.erase(arrived);
        for (auto& arrival : *arrivals) {
            auto const [known, is_new] = signals.try_emplace(arrival.value, std::move(arrival.signal));
            if (!is_new) known->second = sum(known->second, arrival.signal);
        }
    }
    auto const picture = picture_among(graph, signals);
    if (!picture) return base::refused("projection_reaches_no_input", {graph.value(unit.layer).name});
    auto& pixels = signals.at(*picture);
    projection.input = *picture;
    projection.receptive_field = pixels.box;
    projection.pixels = net::Array{pixels.dims, dense(pixels)};
    if (options.keeps_signals)
        projection.stops.push_back({*picture, std::move(pixels)});
    else
        state_->scratch.give_back(std::move(pixels.numbers));
    return projection;
}

}  // namespace deconvista::projection
