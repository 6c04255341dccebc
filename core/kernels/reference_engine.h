#pragma once
// The reference engine: every operator by core/kernels, node after node. Slow, and right.

#include <memory>

#include "core/net/engine.h"

namespace deconvista::kernels {

std::unique_ptr<net::Engine> make_reference_engine(net::Graph graph);

// Runs one node on what the values map holds. Shared with engines that compute only some operators themselves.
base::Result<std::vector<net::Array>> run_node(net::Graph const& graph, net::Node const& node,
                                               std::span<net::Array const> values);

}  // namespace deconvista::kernels
