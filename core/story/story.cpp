#include "core/story/story.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/net/receptive_field.h"

namespace deconvista::story {
namespace {

using net::ValueId;
using projection::Signal;

std::vector<double> energy_of(Signal const& signal) {
    auto const channels = static_cast<std::size_t>(signal.channels.count());
    std::vector<double> energy(channels, 0);
    for (std::size_t i = 0; i < signal.numbers.size(); ++i) energy[i % channels] += std::abs(double{signal.numbers[i]});
    return energy;
}

// The largest value of each channel of an array (1, channels, ...).
std::vector<double> largest_of(std::span<float const> values, std::int64_t channels) {
    auto const plane = static_cast<std::ptrdiff_t>(values.size()) / std::max<std::int64_t>(channels, 1);
    std::vector<double> largest;
    for (auto first = values.begin(); first != values.end(); first += plane)
        largest.push_back(double{*std::max_element(first, first + plane)});
    return largest;
}

// Numbers of the largest scores, best first, the first of equals first.
std::vector<std::int64_t> best_of(std::vector<double> const& scores) {
    std::vector<std::int64_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    auto const better = [&](std::int64_t a, std::int64_t b) {
        auto const x = scores[static_cast<std::size_t>(a)], y = scores[static_cast<std::size_t>(b)];
        return x != y ? x > y : a < b;
    };
    auto const kept = order.begin() + static_cast<std::ptrdiff_t>(std::min(order.size(), kMapsKept));
    std::partial_sort(order.begin(), kept, order.end(), better);
    order.erase(kept, order.end());
    return order;
}

// The channels with the most signal; where fewer have any, those that answer most beside them.
std::vector<std::int64_t> channels_heard(Signal const& signal, std::span<float const> activations) {
    std::vector<std::int64_t> heard;
    auto const energy = energy_of(signal);
    for (auto const channel : best_of(energy))
        if (energy[static_cast<std::size_t>(channel)] > 0) heard.push_back(signal.channels.first + channel);
    for (auto const channel : best_of(largest_of(activations, projection::extents_of(signal.dims).channels))) {
        bool const is_new = std::find(heard.begin(), heard.end(), channel) == heard.end();
        if (is_new && heard.size() < kMapsKept) heard.push_back(channel);
    }
    return heard;
}

Maps activation_maps(net::Dims const& dims, std::vector<std::int64_t> channels, std::span<float const> values) {
    auto const [count, spatial] = projection::extents_of(dims);
    auto const plane = static_cast<std::int64_t>(values.size()) / std::max<std::int64_t>(count, 1);
    Maps maps{dims, net::whole(spatial), std::move(channels), {}, tensor::finite_range(values)};
    for (auto const channel : maps.channels) {
        auto const begin = values.begin() + channel * plane;
        maps.planes.emplace_back(begin, begin + plane);
    }
    return maps;
}

Maps signal_maps(Signal const& signal, std::vector<std::int64_t> channels) {
    Maps maps{signal.dims, signal.box, std::move(channels), {}, tensor::finite_range(signal.numbers)};
    for (auto const channel : maps.channels) maps.planes.push_back(projection::numbers_of(signal, channel));
    return maps;
}

std::int64_t count_not_zero(Signal const& signal) {
    return std::count_if(signal.numbers.begin(), signal.numbers.end(), [](float value) { return value != 0; });
}

// Arrivals at windows whose maximum is not positive.
std::int64_t count_dead(Signal const& signal, std::span<float const> maxima) {
    auto const channels = signal.channels.count();
    auto const plane = static_cast<std::int64_t>(maxima.size()) / projection::extents_of(signal.dims).channels;
    std::int64_t dead = 0;
    projection::for_each_cell(signal, [&](std::int64_t cell, std::int64_t in_map) {
        for (std::int64_t channel = 0; channel < channels; ++channel) {
            auto const arrived = signal.numbers[static_cast<std::size_t>(cell * channels + channel)];
            auto const at = (signal.channels.first + channel) * plane + in_map;
            if (arrived != 0 && !(maxima[static_cast<std::size_t>(at)] > 0)) ++dead;
        }
    });
    return dead;
}

bool rectifies(std::string const& operation) {
    return operation == "Relu" || operation == "LeakyRelu" || operation == "Clip";
}

bool keeps_maps_apart(std::string const& operation) {
    return rectifies(operation) || operation.ends_with("Pool") || operation == "LRN" || operation == "Dropout" ||
           operation == "BatchNormalization" || operation == "Sigmoid" || operation == "Identity";
}

bool is_max_pooling(std::string const& operation) {
    return operation == "MaxPool" || operation == "GlobalMaxPool";
}

// The number furthest from 0 among those of a box: its place in the box, row-major.
std::size_t strongest(std::vector<float> const& plane) {
    auto const weaker = [](float a, float b) { return std::abs(a) < std::abs(b); };
    return static_cast<std::size_t>(std::max_element(plane.begin(), plane.end(), weaker) - plane.begin());
}

// The one cell at a row-major place of a box.
net::Box cell_of(net::Box const& box, std::size_t place) {
    auto cell = box;
    auto rest = static_cast<std::int64_t>(place);
    for (int axis = box.axes() - 1; axis >= 0; --axis) {
        auto const at = box[axis].first + rest % box[axis].count();
        rest /= box[axis].count();
        cell[axis] = {at, at + 1};
    }
    return cell;
}

// The values of a row-major map in a part of it.
std::vector<float> part_of(std::span<float const> map, tensor::Extents const& extents, net::Box const& box) {
    std::vector<float> values;
    auto const extent = [&](int from_last) {
        return extents.axes() > from_last ? extents[extents.axes() - 1 - from_last] : 1;
    };
    auto const range = [&](int from_last) {
        return box.axes() > from_last ? box[box.axes() - 1 - from_last] : net::Range{0, 1};
    };
    for (auto z = range(2).first; z < range(2).end; ++z)
        for (auto y = range(1).first; y < range(1).end; ++y)
            for (auto x = range(0).first; x < range(0).end; ++x)
                values.push_back(map[static_cast<std::size_t>((z * extent(1) + y) * extent(0) + x)]);
    return values;
}

// Between the two maps; nothing for what has no such plane, or where they are not connected.
std::optional<Filter> filter_between(net::Graph const& graph, net::Node const& node, net::Dims const& input,
                                     std::int64_t to, std::vector<std::int64_t> const& from) {
    bool const convolves = node.operation == "Conv", transposes = node.operation == "ConvTranspose";
    auto const& weights = graph.constant(node.input(1));
    if ((!convolves && !transposes) || weights.empty() || weights.type() != net::ElementType::Float32)
        return std::nullopt;
    auto const& dims = weights.dims();
    auto const groups = node.integer("group", 1);
    auto const outputs = convolves ? dims[0] : dims[1] * groups;
    auto const inputs_of_group = input[1] / groups, group = to / (outputs / groups);
    auto const connected = std::find_if(from.begin(), from.end(),
                                        [&](std::int64_t channel) { return channel / inputs_of_group == group; });
    if (connected == from.end()) return std::nullopt;
    Filter filter{to, *connected, tensor::Extents(static_cast<int>(dims.size()) - 2, 1), {}};
    std::int64_t plane = 1;
    for (int axis = 0; axis < filter.extents.axes(); ++axis)
        plane *= filter.extents[axis] = dims[static_cast<std::size_t>(axis) + 2];
    auto const in_group = *connected % inputs_of_group;
    auto const row = convolves ? to : *connected, column = convolves ? in_group : to % (outputs / groups);
    std::vector<float> copy;
    auto const values = weights.floats((row * dims[1] + column) * plane, plane, copy);
    filter.weights.assign(values.begin(), values.end());
    return filter;
}

}  // namespace

tensor::Extents strongest_cell(Maps const& maps) {
    auto const box = cell_of(maps.box, strongest(maps.planes.front()));
    tensor::Extents cell(box.axes(), 0);
    for (int axis = 0; axis < box.axes(); ++axis) cell[axis] = box[axis].first;
    return cell;
}

base::Result<Story> Story::of(Viewing const& viewing, tensor::Tensor picture, projection::ChannelOrder order,
                              projection::Unit const& unit, projection::Options options,
                              net::Cancelled const& cancelled) {
    options.keeps_signals = true;
    auto projected = projection::Projector{viewing.graph()}.project(*viewing.record, unit, options, cancelled);
    if (!projected) return projected.problem();
    Story story;
    story.unit_ = unit;
    story.unit_.layer = projection::seeded_layer(viewing.graph(), unit.layer);
    story.options_ = options;
    story.order_ = order;
    story.picture_ = std::move(picture);
    story.projection_ = *std::move(projected);
    if (!story.add_maps(viewing, cancelled)) return base::device_trouble("cancelled");
    story.add_layers(viewing);
    story.projection_.stops.clear();
    return story;
}

// From the pixels up: where an operation keeps its maps apart, those of its input that are heard most stay the ones to
// look at.
bool Story::add_maps(Viewing const& viewing, net::Cancelled const& cancelled) {
    auto const& graph = viewing.graph();
    for (auto stop = projection_.stops.rbegin(); stop != projection_.stops.rend(); ++stop) {
        auto const& [value, signal] = *stop;
        if (cancelled && cancelled()) return false;
        auto const array = viewing.record->array(value);
        auto const values = array.values<float>();
        auto const producer = net::producer_of(graph, value);
        auto const below = producer ? signals_.find(graph.nodes[*producer].input(0)) : signals_.end();
        bool const keeps = below != signals_.end() && keeps_maps_apart(graph.nodes[*producer].operation) &&
                           below->second.dims[1] == signal.dims[1];
        auto const channels = keeps ? below->second.channels : channels_heard(signal, values);
        names_.emplace(value, graph.value(value).name);
        activations_.emplace(value, activation_maps(signal.dims, channels, values));
        signals_.emplace(value, signal_maps(signal, channels));
    }
    return true;
}

void Story::add_layers(Viewing const& viewing) {
    auto const& graph = viewing.graph();
    std::map<ValueId, int> readers;
    // The stops lie in the order in which nodes are undone.
    for (auto stop = projection_.stops.rbegin(); stop != projection_.stops.rend(); ++stop) {
        auto const producer = net::producer_of(graph, stop->value);
        if (!producer) continue;
        auto const& node = graph.nodes[*producer];
        Layer layer{.node = node.name,
                    .name = net::short_name(node.name, node.operation),
                    .operation = node.operation,
                    .output = stop->value};
        for (auto const input : node.inputs) {
            if (!signals_.contains(input)) continue;
            layer.inputs.push_back(input);
            ++readers[input];
        }
        layers_.push_back(std::move(layer));
    }
    for (auto& layer : layers_) {
        auto const& node = graph.nodes[*net::producer_of(graph, layer.output)];
        add_window(layer, node, viewing);
        bool const is_read_once = layer.inputs.size() == 1 && readers[layer.inputs.front()] == 1;
        if (rectifies(node.operation) && is_read_once) add_counts(layer, viewing);
    }
}

void Story::add_window(Layer& layer, net::Node const& node, Viewing const& viewing) const {
    if (!net::has_window(node) || layer.inputs.empty()) return;
    auto const& graph = viewing.graph();
    auto const& input = activations_.at(layer.inputs.front());
    if (auto window = net::window_of(node, input.dims, net::kernel_dims(graph, node))) layer.window = *window;
    layer.filter =
        filter_between(graph, node, input.dims, activations_.at(layer.output).channels.front(), input.channels);
    if (!is_max_pooling(node.operation)) return;
    auto const maxima = viewing.record->array(layer.output);
    layer.dead_windows = count_dead(*projection::signal_at(projection_, layer.output), maxima.values<float>());
    if (layer.window) layer.pooled = window_with_most_signal(layer, input.dims, viewing);
}

PooledWindow Story::window_with_most_signal(Layer const& layer, net::Dims const& input, Viewing const& viewing) const {
    auto const& signal = signals_.at(layer.output);
    auto const& plane = signal.planes.front();
    auto const place = strongest(plane);
    auto const [channels, extents] = projection::extents_of(input);
    PooledWindow pooled{signal.channels.front(), {}, {}, 0, plane[place]};
    pooled.cells = net::input_box(layer.window->operation, extents, cell_of(signal.box, place));
    auto const array = viewing.record->array(layer.inputs.front());
    auto const size = static_cast<std::size_t>(array.size() / channels);
    auto const map = array.values<float>().subspan(static_cast<std::size_t>(pooled.channel) * size, size);
    pooled.values = part_of(map, extents, pooled.cells);
    pooled.place =
        static_cast<std::size_t>(std::max_element(pooled.values.begin(), pooled.values.end()) - pooled.values.begin());
    return pooled;
}

void Story::add_counts(Layer& layer, Viewing const& viewing) const {
    auto const before = viewing.record->array(layer.inputs.front());
    auto const values = before.values<float>();
    layer.forward = {before.size(), std::count_if(values.begin(), values.end(), [](float x) { return x < 0; })};
    auto const arrived = count_not_zero(*projection::signal_at(projection_, layer.output));
    layer.down = {arrived, arrived - count_not_zero(*projection::signal_at(projection_, layer.inputs.front()))};
}

std::string const& Story::short_name_of(ValueId value) const {
    auto const layer = std::ranges::find(layers_, value, &Layer::output);
    return layer == layers_.end() ? name_of(value) : layer->name;
}

std::vector<trace::StageSpan> Story::stages() const {
    auto const count = static_cast<std::int64_t>(layers_.size());
    std::vector<trace::StageSpan> spans{{trace::Stage::Start, 0, 1}};
    if (count > 0) spans.push_back({trace::Stage::Forward, 1, count});
    spans.push_back({trace::Stage::Choose, count + 1, 1});
    if (count > 0) spans.push_back({trace::Stage::Down, count + 2, count});
    return spans;
}

Step Story::step(std::int64_t number) const {
    auto const count = static_cast<std::int64_t>(layers_.size());
    if (number <= 0) return {trace::Stage::Start, std::nullopt};
    if (number <= count) return {trace::Stage::Forward, static_cast<std::size_t>(number - 1)};
    if (number == count + 1) return {trace::Stage::Choose, std::nullopt};
    return {trace::Stage::Down, static_cast<std::size_t>(2 * count + 1 - number)};
}

}  // namespace deconvista::story
