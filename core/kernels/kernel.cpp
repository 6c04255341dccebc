#include "core/kernels/kernel.h"

#include <algorithm>
#include <array>

#include "core/kernels/operators.h"
#include "core/net/node_problem.h"

namespace deconvista::kernels {
namespace {

struct Row {
    std::string_view name;
    Kernel kernel;
    std::size_t inputs;  // that it cannot do without
};

constexpr std::array kOperators{
    Row{"Add", add, 2},
    Row{"AveragePool", average_pooling, 1},
    Row{"BatchNormalization", batch_normalization, 5},
    Row{"Cast", cast, 1},
    Row{"Clip", clip, 1},
    Row{"Concat", concat, 1},
    Row{"Constant", constant, 0},
    Row{"ConstantOfShape", constant_of_shape, 1},
    Row{"Conv", convolution, 2},
    Row{"ConvTranspose", convolution, 2},
    Row{"Div", divide, 2},
    Row{"Dropout", dropout, 1},
    Row{"Flatten", flatten, 1},
    Row{"Gather", gather, 2},
    Row{"Gemm", gemm, 2},
    Row{"GlobalAveragePool", average_pooling, 1},
    Row{"GlobalMaxPool", max_pooling, 1},
    Row{"Identity", identity, 1},
    Row{"LRN", local_response_normalization, 1},
    Row{"LeakyRelu", leaky_relu, 1},
    Row{"MatMul", matrix_product, 2},
    Row{"MaxPool", max_pooling, 1},
    Row{"MaxUnpool", max_unpooling, 2},
    Row{"Mul", multiply, 2},
    Row{"Pad", pad, 1},
    Row{"ReduceMean", reduce_mean, 1},
    Row{"Relu", relu, 1},
    Row{"Reshape", reshape, 1},
    Row{"Shape", shape, 1},
    Row{"Sigmoid", sigmoid, 1},
    Row{"Slice", slice, 1},
    Row{"Softmax", softmax, 1},
    Row{"Squeeze", squeeze, 1},
    Row{"Sub", subtract, 2},
    Row{"Sum", sum, 1},
    Row{"Transpose", transpose, 1},
    Row{"Unsqueeze", unsqueeze, 1},
};

Row const* find_row(net::Node const& node) {
    if (!node.domain.empty()) return nullptr;
    auto const found =
        std::find_if(kOperators.begin(), kOperators.end(), [&](Row const& row) { return row.name == node.operation; });
    return found == kOperators.end() ? nullptr : found;
}

}  // namespace

net::Array const& Call::input(std::size_t i) const {
    static net::Array const kNone;
    return i < inputs.size() ? inputs[i] : kNone;
}

Kernel find_kernel(net::Node const& node) {
    auto const* const row = find_row(node);
    return row ? row->kernel : nullptr;
}

base::Problem unknown_operator(net::Node const& node) {
    auto const name = node.domain.empty() ? node.operation : node.domain + "." + node.operation;
    return base::refused("node_operator_unknown", {node.name, name});
}

base::Outcome check_operators(net::Graph const& graph, std::span<net::ValueId const> wanted) {
    for (auto const i : net::nodes_needed(graph, wanted))
        if (find_row(graph.nodes[i]) == nullptr) return unknown_operator(graph.nodes[i]);
    return base::done();
}

Outputs compute(Call const& call) {
    auto const* const row = find_row(call.node);
    if (!row) return unknown_operator(call.node);
    for (std::size_t i = 0; i < row->inputs; ++i)
        if (!call.has(i)) return net::node_problem(call.node, "node_input_missing", {std::to_string(i + 1)});
    return row->kernel(call);
}

}  // namespace deconvista::kernels
