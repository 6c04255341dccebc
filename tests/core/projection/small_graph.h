#pragma once
// Networks of a few nodes, written out.

#include <initializer_list>
#include <string>
#include <vector>

#include "core/net/engine.h"

namespace deconvista::projection {

using Attributes = std::map<std::string, net::Attribute, std::less<>>;

// A chain of nodes under an input "x"; every node's output has the node's name.
class SmallGraph {
public:
    explicit SmallGraph(net::Dims input);

    // Reads the named values; names of arrays that were given become constants.
    SmallGraph& node(std::string const& name, std::string const& operation, std::vector<std::string> const& inputs,
                     Attributes attributes = {});
    SmallGraph& constant(std::string const& name, net::Dims dims, std::vector<float> values);

    // With the last node's output as the graph's.
    net::Graph finished() const;

private:
    net::ValueId value(std::string const& name);

    net::Graph graph_;
};

net::Array array(net::Dims dims, std::vector<float> values);

// Different numbers from -1 to 1, the same for the same seed.
std::vector<float> some_numbers(std::int64_t count, std::uint32_t seed);

net::ValueId value_named(net::Graph const& graph, std::string const& name);

}  // namespace deconvista::projection
