#pragma once
// Networks of a few nodes, written out, for the tests of every room that knows networks.

#include <string>
#include <vector>

#include "core/net/graph.h"

namespace deconvista::net {

inline Array array(Dims dims, std::vector<float> values) {
    return {std::move(dims), std::move(values)};
}

// Different numbers from -1 to 1, the same for the same seed.
inline std::vector<float> some_numbers(std::int64_t count, std::uint32_t seed) {
    std::vector<float> numbers;
    auto state = seed * 2654435761U + 1;
    for (std::int64_t i = 0; i < count; ++i) {
        state = state * 1664525U + 1013904223U;
        numbers.push_back(static_cast<float>(state >> 8U) / static_cast<float>(1U << 23U) - 1);
    }
    return numbers;
}

inline ValueId value_named(Graph const& graph, std::string const& name) {
    return find_value(graph, name).value_or(kNoValue);
}

// A chain of nodes under an input "x"; every node's output has the node's name.
class SmallGraph {
public:
    using Attributes = std::map<std::string, Attribute, std::less<>>;

    explicit SmallGraph(Dims input) {
        graph_.opset = 13;
        graph_.inputs.push_back({value("x"), ElementType::Float32, Precision::Full, std::move(input)});
    }

    // Reads the named values; names of arrays that were given are constants.
    SmallGraph& node(std::string const& name, std::string const& operation, std::vector<std::string> const& inputs,
                     Attributes attributes = {}) {
        Node node{name, operation, "", {}, {}, std::move(attributes)};
        for (auto const& input : inputs) node.inputs.push_back(value(input));
        node.outputs.push_back(value(name));
        graph_.nodes.push_back(std::move(node));
        return *this;
    }

    SmallGraph& constant(std::string const& name, Dims dims, std::vector<float> values) {
        graph_.values[static_cast<std::size_t>(value(name))].constant = array(std::move(dims), std::move(values));
        return *this;
    }

    // With the last node's output as the graph's.
    Graph finished() const {
        auto graph = graph_;
        graph.outputs.push_back(
            {graph.nodes.back().outputs.front(), ElementType::Float32, Precision::Full, std::nullopt});
        return graph;
    }

private:
    ValueId value(std::string const& name) {
        for (std::size_t i = 0; i < graph_.values.size(); ++i)
            if (graph_.values[i].name == name) return static_cast<ValueId>(i);
        graph_.values.push_back({name, {}});
        return static_cast<ValueId>(graph_.values.size()) - 1;
    }

    Graph graph_;
};

}  // namespace deconvista::net
