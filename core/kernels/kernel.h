#pragma once
// Operators of ONNX on plain arrays, as its Operators.md defines them for operator sets 1 to 21: the values that
// everything faster is held to.
//
// Convolutions, poolings and their transposes run through core/op, the loop that is animated. Sums are made in double
// precision and rounded once.

#include <span>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/net/graph.h"

namespace deconvista::kernels {

struct Call {
    net::Node const& node;
    std::int64_t opset;
    std::span<net::Array const> inputs;  // as many as the node lists; empty where one is left out

    // The input, or an empty array where there is none.
    net::Array const& input(std::size_t i) const;
    bool has(std::size_t i) const { return i < inputs.size() && !inputs[i].empty(); }
};

// The outputs, as many as the operator makes; those that the node does not list may be missing.
using Outputs = base::Result<std::vector<net::Array>>;
using Kernel = Outputs (*)(Call const&);

// Nothing for an operator that is not known.
Kernel find_kernel(net::Node const& node);

// The problem that names a missing operator.
base::Problem unknown_operator(net::Node const& node);

// Refuses, by name, the first operator that is not known among those that computing `wanted` needs.
base::Outcome check_operators(net::Graph const& graph, std::span<net::ValueId const> wanted);

// Checks that the inputs it needs are there, then runs it.
Outputs compute(Call const& call);

}  // namespace deconvista::kernels
