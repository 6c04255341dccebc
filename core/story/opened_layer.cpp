#include "core/story/opened_layer.h"

#include <algorithm>
#include <utility>

#include "core/story/opened_product.h"

namespace deconvista::story {
namespace {

using base::Result;
using net::Dims;
using tensor::Shape;
using tensor::Tensor;
using trace::Stage;

// `count` channels of an array (1, channels, ...) from `first` on.
Tensor channels_of(std::span<float const> values, Shape const& shape, std::int64_t first, std::int64_t count) {
    auto const plane = tensor::plane_size(shape);
    auto const begin = values.begin() + first * plane;
    return {{1, count, shape.spatial}, {begin, begin + count * plane}};
}

// Planes of weights (rows, columns, k...), one after the other.
Tensor weights_of(net::Array const& weights, net::Range rows, net::Range columns, tensor::Extents const& extents) {
    auto const aligned = weights.aligned();
    auto const values = aligned.values<float>();
    auto const plane = tensor::plane_size({1, 1, extents});
    std::vector<float> kept;
    for (auto row = rows.first; row < rows.end; ++row) {
        auto const begin = values.begin() + (row * weights.dims()[1] + columns.first) * plane;
        kept.insert(kept.end(), begin, begin + columns.count() * plane);
    }
    return {{rows.count(), columns.count(), extents}, std::move(kept)};
}

struct Opening {
    net::Graph const& graph;
    net::Node const& node;
    Layer const& layer;
    op::Operation const& operation;
    Shape input, output;

    int axes() const { return operation.axes.axes(); }
    tensor::Extents kernel_extents() const {
        tensor::Extents extents(axes(), 1);
        for (int axis = 0; axis < axes(); ++axis) extents[axis] = operation.axes[axis].kernel;
        return extents;
    }
};

scene::Scene scene_of(Opening const& from, op::Kind kind) {
    scene::Scene scene;
    scene.operation = kind;
    scene.kernel_extents = from.kernel_extents();
    scene.stride = scene.dilation = tensor::Extents(from.axes(), 1);
    tensor::PerAxis<op::PaddingPair> padding(from.axes(), {});
    for (int axis = 0; axis < from.axes(); ++axis) {
        auto const& own = from.operation.axes[axis];
        scene.stride[axis] = own.stride;
        scene.dilation[axis] = own.dilation;
        padding[axis] = {own.padding_begin, own.padding_end};
    }
    scene.padding = padding;
    return scene;
}

// The output map that is heard most, from all maps that it is made of.
scene::Scene convolution(Opening const& from, Tensor const& input, std::int64_t map) {
    auto scene = scene_of(from, op::Kind::Convolution);
    auto const groups = from.operation.groups;
    auto const in_group = from.input.channels / groups, group = map / (from.output.channels / groups);
    scene.input.tensor = channels_of(input.values(), from.input, group * in_group, in_group);
    scene.kernel.tensor =
        weights_of(from.graph.constant(from.node.input(1)), {map, map + 1}, {0, in_group}, from.kernel_extents());
    auto const& bias = from.graph.constant(from.node.input(2));
    if (!bias.empty()) scene.bias = {bias.aligned().values<float>()[static_cast<std::size_t>(map)]};
    return scene;
}

// What comes down to one map of the input, from all maps of the output that it met.
scene::Scene transposed(Opening const& from, Tensor const& signal, std::int64_t map) {
    auto scene = scene_of(from, op::Kind::TransposedConvolution);
    auto const groups = from.operation.groups;
    auto const in_group = from.input.channels / groups, out_group = from.output.channels / groups;
    auto const group = map / in_group, column = map % in_group;
    scene.input.tensor = channels_of(signal.values(), from.output, group * out_group, out_group);
    scene.kernel.tensor =
        weights_of(from.graph.constant(from.node.input(1)), {group * out_group, (group + 1) * out_group},
                   {column, column + 1}, from.kernel_extents());
    tensor::Extents output_padding(from.axes(), 0);
    for (int axis = 0; axis < from.axes(); ++axis) {
        auto const& own = from.operation.axes[axis];
        auto const full = (from.output.spatial[axis] - 1) * own.stride + op::reach(own);
        output_padding[axis] = from.input.spatial[axis] - (full - own.padding_begin - own.padding_end);
    }
    scene.output_padding = output_padding;
    return scene;
}

scene::Scene pooling(Opening const& from, Tensor const& input, std::int64_t map) {
    auto scene = scene_of(from, from.operation.kind);
    scene.input.tensor = channels_of(input.values(), from.input, map, 1);
    scene.rounding = from.operation.rounding;
    scene.padding_in_average = from.operation.padding_in_average;
    return scene;
}

Result<Tensor> signal_at(Viewing const& viewing, Story const& story, net::ValueId value, Shape const& shape,
                         net::Cancelled const& cancelled) {
    auto const projected =
        projection::Projector{viewing.graph()}.project(*viewing.record, story.unit(), story.options(), cancelled);
    if (!projected) return projected.problem();
    auto const* const signal = projection::signal_at(*projected, value);
    if (signal == nullptr) return base::refused("story_step_not_opened", {story.short_name_of(value)});
    return Tensor{shape, projection::dense(*signal)};
}

Tensor activations_at(Viewing const& viewing, net::ValueId value, Shape const& shape) {
    auto const array = viewing.record->array(value).aligned();
    auto const values = array.values<float>();
    return {shape, {values.begin(), values.end()}};
}

Shape flat_shape(net::Dims const& dims) {
    return {1, dims[1], {1}};
}

// The larger of a number and 0 is a max pooling over two planes: the numbers, and zeros behind them.
scene::Scene rectification(Tensor const& numbers, std::int64_t map) {
    auto const plane = channels_of(numbers.values(), numbers.shape(), map, 1);
    auto const& spatial = plane.shape().spatial;
    auto const axes = spatial.axes() + 1;
    tensor::Extents extents(axes, 2), window(axes, 1);
    for (int axis = 1; axis < axes; ++axis) extents[axis] = spatial[axis - 1];
    window[0] = 2;
    std::vector<float> values{plane.values().begin(), plane.values().end()};
    values.resize(2 * values.size());
    scene::Scene scene;
    scene.operation = op::Kind::MaxPooling;
    scene.input.tensor = Tensor{{1, 1, extents}, std::move(values)};
    scene.kernel_extents = window;
    scene.stride = scene.dilation = tensor::Extents(axes, 1);
    scene.padding = tensor::PerAxis<op::PaddingPair>(axes, {});
    return scene;
}

// On the way down only one of the rules asks for the signal's sign alone.
bool is_rectification(Story const& story, Step const& step) {
    if (!step.layer || story.layers()[*step.layer].operation != "Relu") return false;
    return step.stage != Stage::Down || story.options().rule == projection::Rule::Deconvnet;
}

// What the step computes, of the layer's numbers before it or, on the way down, of the signal behind it.
Result<scene::Scene> scene_of_step(Viewing const& viewing, Story const& story, Step const& step,
                                   net::Cancelled const& cancelled) {
    auto const& graph = viewing.graph();
    auto const& layer = story.layers()[*step.layer];
    auto const& node = graph.nodes[*net::producer_of(graph, layer.output)];
    auto const input = layer.inputs.front();
    bool const is_flat = story.activations(input).dims.size() == 2, is_convolution = layer.operation == "Conv";
    auto const shape_of = [&](net::ValueId value) {
        auto const& dims = story.activations(value).dims;
        return is_flat ? flat_shape(dims) : *net::shape_from(dims);
    };
    auto const most_heard = [&](net::ValueId value) { return story.signal(value).channels.front(); };
    auto const opening = [&] {
        return Opening{graph, node, layer, layer.window->operation, shape_of(input), layer.window->output};
    };
    bool const rectifies = is_rectification(story, step);
    if (step.stage == Stage::Down && (is_flat || is_convolution || rectifies)) {
        auto const signal = signal_at(viewing, story, layer.output, shape_of(layer.output), cancelled);
        if (!signal) return signal.problem();
        if (rectifies) return rectification(*signal, most_heard(input));
        return is_flat ? transposed_product(graph, node, *signal, most_heard(input))
                       : transposed(opening(), *signal, most_heard(input));
    }
    auto const map = most_heard(layer.output);
    if (is_product(story, layer))
        return product(graph, node, activations_at(viewing, input, maps_before(viewing, input)), map);
    auto const activations = activations_at(viewing, input, shape_of(input));
    if (rectifies) return rectification(activations, map);
    return is_convolution ? convolution(opening(), activations, map) : pooling(opening(), activations, map);
}

}  // namespace

bool can_open(Story const& story, std::int64_t step) {
    auto const number = story.step(step).layer;
    if (!number) return false;
    auto const& layer = story.layers()[*number];
    if (layer.inputs.empty()) return false;
    if (is_product(story, layer)) return true;
    auto const& dims = story.activations(layer.inputs.front()).dims;
    constexpr std::size_t kMostAxes = 4;  // batch, channels, two of the plane: the zeros need one more
    if (is_rectification(story, story.step(step)))
        return dims.size() == 2 || (dims.size() <= kMostAxes && net::shape_from(dims));
    return layer.window && net::shape_from(dims) && (layer.operation == "Conv" || layer.operation.ends_with("Pool"));
}

Result<OpenedLayer> open_layer(Viewing const& viewing, Story const& story, std::int64_t number,
                               net::Cancelled const& cancelled) {
    auto const step = story.step(number);
    auto const& name = step.layer ? story.layers()[*step.layer].name : story.short_name_of(story.unit().layer);
    if (!can_open(story, number)) return base::refused("story_step_not_opened", {name});
    auto scene = scene_of_step(viewing, story, step, cancelled);
    if (!scene) return scene.problem();
    scene->title = name;
    if (auto const checked = scene::computation_of(*scene); !checked) return checked.problem();
    auto const& layer = story.layers()[*step.layer];
    if (is_product(story, layer)) return OpenedLayer{*std::move(scene), tensor::Extents{0, 0}};
    bool const rectifies = is_rectification(story, step);
    bool const comes_down = step.stage == Stage::Down && (rectifies || layer.operation == "Conv");
    auto const seen = strongest_cell(story.signal(comes_down ? layer.inputs.front() : layer.output));
    if (!rectifies) return OpenedLayer{*std::move(scene), seen};
    tensor::Extents cell(scene->axes(), 0);
    for (int axis = 0; axis < seen.axes(); ++axis) cell[axis + 1] = seen[axis];  // a single number has none
    return OpenedLayer{*std::move(scene), cell};
}

}  // namespace deconvista::story
