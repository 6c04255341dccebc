#pragma once
// A network as a value: what computes what from what. Read from a file by core/onnx, which checks that every use has a
// definition and brings the nodes into an order in which each comes after what it needs.

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/net/array.h"

namespace deconvista::net {

// Number of a value of the graph: an input, a constant, or what a node computes.
using ValueId = int;
constexpr ValueId kNoValue = -1;  // an optional input or output that is left out

using Attribute = std::variant<std::int64_t, float, std::string, std::vector<std::int64_t>, std::vector<float>, Array>;

struct Node {
    std::string name;       // never empty, unique in a graph
    std::string operation;  // "Conv", as ONNX names it
    std::string domain;     // "" for ONNX's own operators
    std::vector<ValueId> inputs, outputs;
    std::map<std::string, Attribute, std::less<>> attributes;

    // The input or output, or kNoValue where the node has not so many.
    ValueId input(std::size_t i) const { return i < inputs.size() ? inputs[i] : kNoValue; }
    ValueId output(std::size_t i) const { return i < outputs.size() ? outputs[i] : kNoValue; }

    std::int64_t integer(std::string_view attribute, std::int64_t otherwise) const;
    float number(std::string_view attribute, float otherwise) const;
    std::string text(std::string_view attribute, std::string const& otherwise) const;
    std::vector<std::int64_t> integers(std::string_view attribute) const;  // none: empty
    bool has(std::string_view attribute) const { return attributes.find(attribute) != attributes.end(); }
};

// How floats are stored in files.
enum class Precision : std::uint8_t { Full, Half };

struct Port {
    ValueId value{kNoValue};
    ElementType type{};
    Precision precision{};     // Half: declared as float16
    std::optional<Dims> dims;  // -1: any extent; nothing: any number of axes
};

struct Value {
    std::string name;
    Array constant;  // none for what is computed or given
};

struct Graph {
    std::int64_t opset{};
    std::vector<Value> values;
    std::vector<Node> nodes;
    std::vector<Port> inputs, outputs;  // inputs without those that are constants

    Value const& value(ValueId id) const { return values[static_cast<std::size_t>(id)]; }
    Array const& constant(ValueId id) const;  // empty where it is none, also for kNoValue
};

// The node that computes the value; nothing for inputs and constants.
std::optional<std::size_t> producer_of(Graph const& graph, ValueId value);

// By the name of a value, or of a node, whose first output it then is.
std::optional<ValueId> find_value(Graph const& graph, std::string_view name);

// What people call a node, of its name and its operator: "/layer1/conv1/Conv" is layer1/conv1.
std::string short_name(std::string_view name, std::string_view operation);

// The nodes that must run, in order, to compute these values.
std::vector<std::size_t> nodes_needed(Graph const& graph, std::span<ValueId const> wanted);

}  // namespace deconvista::net
