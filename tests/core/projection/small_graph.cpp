#include "tests/core/projection/small_graph.h"

namespace deconvista::projection {

SmallGraph::SmallGraph(net::Dims input) {
    graph_.opset = 13;
    graph_.inputs.push_back({value("x"), net::ElementType::Float32, net::Precision::Full, std::move(input)});
}

SmallGraph& SmallGraph::node(std::string const& name, std::string const& operation,
                             std::vector<std::string> const& inputs, Attributes attributes) {
    net::Node node{name, operation, "", {}, {}, std::move(attributes)};
    for (auto const& input : inputs) node.inputs.push_back(value(input));
    node.outputs.push_back(value(name));
    graph_.nodes.push_back(std::move(node));
    return *this;
}

SmallGraph& SmallGraph::constant(std::string const& name, net::Dims dims, std::vector<float> values) {
    graph_.values[static_cast<std::size_t>(value(name))].constant = array(std::move(dims), std::move(values));
    return *this;
}

net::Graph SmallGraph::finished() const {
    auto graph = graph_;
    graph.outputs.push_back(
        {graph.nodes.back().outputs.front(), net::ElementType::Float32, net::Precision::Full, std::nullopt});
    return graph;
}

net::ValueId SmallGraph::value(std::string const& name) {
    for (std::size_t i = 0; i < graph_.values.size(); ++i)
        if (graph_.values[i].name == name) return static_cast<net::ValueId>(i);
    graph_.values.push_back({name, {}});
    return static_cast<net::ValueId>(graph_.values.size()) - 1;
}

net::Array array(net::Dims dims, std::vector<float> values) {
    return {std::move(dims), std::move(values)};
}

std::vector<float> some_numbers(std::int64_t count, std::uint32_t seed) {
    std::vector<float> numbers;
    auto state = seed * 2654435761U + 1;
    for (std::int64_t i = 0; i < count; ++i) {
        state = state * 1664525U + 1013904223U;
        numbers.push_back(static_cast<float>(state >> 8U) / static_cast<float>(1U << 23U) - 1);
    }
    return numbers;
}

net::ValueId value_named(net::Graph const& graph, std::string const& name) {
    auto const found = net::find_value(graph, name);
    return found.value_or(net::kNoValue);
}

}  // namespace deconvista::projection
