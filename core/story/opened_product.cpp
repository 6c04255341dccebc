#include "core/story/opened_product.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace deconvista::story {
namespace {

using tensor::Tensor;

// The weights of one output (`fixed` is its number) from all inputs, or of one input to all outputs.
enum class Weights : std::uint8_t { OfOutput, OfInput };

std::vector<float> weights_of_product(net::Node const& node, net::Array const& weights, Weights which,
                                      std::int64_t fixed) {
    auto const rows = weights.dims()[0], columns = weights.dims()[1];
    bool const outputs_are_rows = node.operation == "Gemm" && node.integer("transB", 0) != 0;
    bool const is_row = outputs_are_rows == (which == Weights::OfOutput);
    auto const factor = node.operation == "Gemm" ? node.number("alpha", 1) : 1.F;
    std::vector<float> kept, copy;
    for (std::int64_t i = 0; i < (is_row ? columns : rows); ++i)
        kept.push_back(factor * weights.floats(is_row ? fixed * columns + i : i * columns + fixed, 1, copy).front());
    return kept;
}

std::optional<float> bias_of_product(net::Array const& bias, net::Node const& node, std::int64_t output) {
    if (bias.empty()) return std::nullopt;
    std::vector<float> copy;
    auto const value = bias.floats(bias.size() == 1 ? 0 : output, 1, copy).front();
    return node.number("beta", 1) * value;
}

// The order of the numbers stays.
bool only_reshapes(net::Node const& node) {
    constexpr std::array kOperations{"Flatten", "Reshape", "Squeeze", "Dropout", "Identity"};
    return std::ranges::find(kOperations, node.operation) != kOperations.end();
}

scene::Scene product_scene(op::Kind kind, Tensor input, Tensor kernel) {
    scene::Scene scene;
    scene.operation = kind;
    scene.kernel_extents = kernel.shape().spatial;
    auto const axes = scene.kernel_extents.axes();
    scene.stride = scene.dilation = tensor::Extents(axes, 1);
    scene.padding = tensor::PerAxis<op::PaddingPair>(axes, {});
    scene.input.tensor = std::move(input);
    scene.kernel.tensor = std::move(kernel);
    return scene;
}

}  // namespace

bool is_product(Story const& story, Layer const& layer) {
    if (layer.operation != "Gemm" && layer.operation != "MatMul") return false;
    return layer.inputs.size() == 1 && story.activations(layer.inputs.front()).dims.size() == 2 &&
           story.activations(layer.output).dims.size() == 2;
}

tensor::Shape maps_before(Viewing const& viewing, net::ValueId row) {
    auto const& graph = viewing.graph();
    auto const count = viewing.record->dims(row)[1];
    for (auto producer = net::producer_of(graph, row); producer; producer = net::producer_of(graph, row)) {
        auto const& node = graph.nodes[*producer];
        row = node.input(0);
        if (!only_reshapes(node) || !viewing.record->holds(row)) break;
        auto const shape = net::shape_from(viewing.record->dims(row));
        if (shape && shape->channels * tensor::plane_size(*shape) == count) return *shape;
    }
    return {1, count, {1, 1}};
}

scene::Scene product(net::Graph const& graph, net::Node const& node, Tensor input, std::int64_t output) {
    auto const shape = input.shape();
    Tensor kernel{shape, weights_of_product(node, graph.constant(node.input(1)), Weights::OfOutput, output)};
    auto scene = product_scene(op::Kind::Convolution, std::move(input), std::move(kernel));
    if (auto const bias = bias_of_product(graph.constant(node.input(2)), node, output)) scene.bias = {*bias};
    return scene;
}

scene::Scene transposed_product(net::Graph const& graph, net::Node const& node, Tensor const& signal,
                                std::int64_t input) {
    auto weights = weights_of_product(node, graph.constant(node.input(1)), Weights::OfInput, input);
    auto const outputs = static_cast<std::int64_t>(weights.size());
    Tensor numbers{{1, outputs, {1, 1}}, {signal.values().begin(), signal.values().end()}};
    return product_scene(op::Kind::TransposedConvolution, std::move(numbers),
                         {{outputs, 1, {1, 1}}, std::move(weights)});
}

}  // namespace deconvista::story
