#include "core/net/graph.h"

#include <algorithm>

namespace deconvista::net {
namespace {

template <class T>
T const* attribute_of(Node const& node, std::string_view name) {
    auto const found = node.attributes.find(name);
    return found == node.attributes.end() ? nullptr : std::get_if<T>(&found->second);
}

}  // namespace

std::int64_t Node::integer(std::string_view attribute, std::int64_t otherwise) const {
    auto const* const found = attribute_of<std::int64_t>(*this, attribute);
    return found ? *found : otherwise;
}

float Node::number(std::string_view attribute, float otherwise) const {
    auto const* const found = attribute_of<float>(*this, attribute);
    return found ? *found : otherwise;
}

std::string Node::text(std::string_view attribute, std::string const& otherwise) const {
    auto const* const found = attribute_of<std::string>(*this, attribute);
    return found ? *found : otherwise;
}

std::vector<std::int64_t> Node::integers(std::string_view attribute) const {
    auto const* const found = attribute_of<std::vector<std::int64_t>>(*this, attribute);
    return found ? *found : std::vector<std::int64_t>{};
}

Array const& Graph::constant(ValueId id) const {
    static Array const kNone;
    return id == kNoValue ? kNone : value(id).constant;
}

std::optional<std::size_t> producer_of(Graph const& graph, ValueId value) {
    auto const found = std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](Node const& node) {
        return std::find(node.outputs.begin(), node.outputs.end(), value) != node.outputs.end();
    });
    if (value == kNoValue || found == graph.nodes.end()) return std::nullopt;
    return static_cast<std::size_t>(found - graph.nodes.begin());
}

std::optional<ValueId> find_value(Graph const& graph, std::string_view name) {
    for (std::size_t i = 0; i < graph.values.size(); ++i)
        if (graph.values[i].name == name) return static_cast<ValueId>(i);
    for (auto const& node : graph.nodes)
        if (node.name == name && !node.outputs.empty()) return node.outputs.front();
    return std::nullopt;
}

std::string short_name(std::string_view name, std::string_view operation) {
    if (name.starts_with('/')) name.remove_prefix(1);
    auto const slash = name.rfind('/');
    bool const repeats = slash != std::string_view::npos && name.substr(slash + 1).starts_with(operation);
    return std::string{repeats ? name.substr(0, slash) : name};
}

std::vector<std::size_t> nodes_needed(Graph const& graph, std::span<ValueId const> wanted) {
    std::vector<char> needed(graph.values.size());
    for (auto const value : wanted) needed[static_cast<std::size_t>(value)] = 1;
    std::vector<std::size_t> nodes;
    for (auto i = graph.nodes.size(); i-- > 0;) {
        auto const& node = graph.nodes[i];
        auto const is_needed = [&](ValueId output) {
            return output != kNoValue && needed[static_cast<std::size_t>(output)] != 0;
        };
        if (std::none_of(node.outputs.begin(), node.outputs.end(), is_needed)) continue;
        nodes.push_back(i);
        for (auto const input : node.inputs)
            if (input != kNoValue) needed[static_cast<std::size_t>(input)] = 1;
    }
    std::reverse(nodes.begin(), nodes.end());
    return nodes;
}

}  // namespace deconvista::net
