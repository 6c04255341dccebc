#include "core/kernels/folding.h"

#include <algorithm>

#include "core/kernels/kernel.h"

namespace deconvista::kernels {
namespace {

// What may be kept in place of a node that makes it.
constexpr std::int64_t kMaxFolded = 1 << 24;

bool is_output(net::Graph const& graph, net::Node const& node) {
    return std::any_of(graph.outputs.begin(), graph.outputs.end(), [&](net::Port const& port) {
        return std::find(node.outputs.begin(), node.outputs.end(), port.value) != node.outputs.end();
    });
}

bool fold(net::Graph& graph, net::Node const& node) {
    std::vector<net::Array> inputs;
    for (auto const input : node.inputs) {
        inputs.push_back(graph.constant(input));
        if (input != net::kNoValue && (inputs.back().empty() || inputs.back().size() > kMaxFolded)) return false;
    }
    if (is_output(graph, node)) return false;
    auto outputs = compute({node, graph.opset, inputs});
    if (!outputs || outputs->size() < node.outputs.size()) return false;
    for (std::size_t i = 0; i < node.outputs.size(); ++i) {
        if (node.outputs[i] == net::kNoValue) continue;
        graph.values[static_cast<std::size_t>(node.outputs[i])].constant = (*outputs)[i];
    }
    return true;
}

}  // namespace

net::Graph fold_constants(net::Graph graph) {
    std::vector<net::Node> left;
    for (auto& node : std::exchange(graph.nodes, {}))
        if (!fold(graph, node)) left.push_back(std::move(node));
    graph.nodes = std::move(left);
    return graph;
}

}  // namespace deconvista::kernels
