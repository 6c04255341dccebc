#pragma once
// What runs a network. The reference engine (core/kernels) computes with the loop that is animated; the oneDNN engine
// (core/dnnl) is the fast one. Both give the same values up to rounding.

#include <functional>
#include <memory>
#include <span>

#include "core/base/result.h"
#include "core/net/record.h"

namespace deconvista::net {

// Asked between layers; true: stop, the run ends with the problem `cancelled`.
using Cancelled = std::function<bool()>;

class Engine {
public:
    virtual ~Engine() = default;

    virtual Graph const& graph() const = 0;

    // Computes what `wanted` needs and nothing else, so that a network with a missing operator still runs up to it.
    // `inputs` in the order of the graph's. Extents may differ from run to run where the graph leaves them open; what
    // was prepared for one set of extents is kept for the next.
    //
    // The record stays valid for as long as it is held, also over further runs.
    virtual base::Result<std::shared_ptr<Record const>> run(std::span<Array const> inputs,
                                                            std::span<ValueId const> wanted,
                                                            Cancelled const& cancelled = {}) = 0;
};

// The values of the graph's outputs.
std::vector<ValueId> outputs_of(Graph const& graph);

// Checks arrays against what the graph declares as inputs: their number, types (float16 and float32 serve for each
// other) and extents.
base::Outcome check_inputs(Graph const& graph, std::span<Array const> inputs);

}  // namespace deconvista::net
