#pragma once
// Weights that nobody has to store: each value is an integer hash of its tensor's name and its place in it.
// tests/golden/hashed_weights.py makes the same ones, to the bit.

#include <string>

#include "core/net/graph.h"

namespace deconvista::models {

net::Array hashed_weights(std::string const& name, net::Dims const& dims);

// What goes in: from -2 to 2.
net::Array hashed_picture(net::Dims const& dims);

// The graph with every input but the first as a constant of hashed weights.
net::Graph with_hashed_weights(net::Graph graph);

}  // namespace deconvista::models
