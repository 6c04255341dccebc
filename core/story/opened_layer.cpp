#include "core/story/opened_layer.h"

#include <algorithm>
#include <utility>

#include "core/base/number_text.h"

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
    if (signal == nullptr) return base::refused("story_step_not_opened", {story.name_of(value)});
    return Tensor{shape, projection::dense(*signal)};
}

Tensor activations_at(Viewing const& viewing, net::ValueId value, Shape const& shape) {
    auto const array = viewing.record->array(value).aligned();
    auto const values = array.values<float>();
    return {shape, {values.begin(), values.end()}};
}

}  // namespace

Result<OpenedLayer> open_layer(Viewing const& viewing, Story const& story, std::int64_t step,
                               net::Cancelled const& cancelled) {
    auto const [stage, number] = story.step(step);
    auto const refuse = [](std::string const& name) { return base::refused("story_step_not_opened", {name}); };
    if (!number) return refuse(story.name_of(story.unit().layer));
    auto const& layer = story.layers()[*number];
    bool const is_convolution = layer.operation == "Conv";
    auto const shape =
        layer.inputs.empty() ? std::nullopt : net::shape_from(story.activations(layer.inputs.front()).dims);
    if (!layer.window || !shape || (!op::is_pooling(layer.window->operation.kind) && !is_convolution))
        return refuse(layer.name);
    if (stage == Stage::Down && !is_convolution) return refuse(layer.name);
    auto const& graph = viewing.graph();
    Opening const from{graph,  graph.nodes[*net::producer_of(graph, layer.output)],
                       layer,  layer.window->operation,
                       *shape, layer.window->output};
    auto const input = layer.inputs.front();
    auto const most_heard = [&](net::ValueId value) { return story.signal(value).channels.front(); };
    scene::Scene scene;
    if (stage == Stage::Down) {
        auto const signal = signal_at(viewing, story, layer.output, from.output, cancelled);
        if (!signal) return signal.problem();
        scene = transposed(from, *signal, most_heard(input));
    } else {
        auto const activations = activations_at(viewing, input, from.input);
        scene = is_convolution ? convolution(from, activations, most_heard(layer.output))
                               : pooling(from, activations, most_heard(layer.output));
    }
    scene.title = layer.name;
    if (auto const checked = scene::computation_of(scene); !checked) return checked.problem();
    return OpenedLayer{std::move(scene), strongest_cell(story.signal(stage == Stage::Down ? input : layer.output))};
}

}  // namespace deconvista::story
