#pragma once
// A node undone: from the signal at its outputs to the signals at its inputs. Only for the files of core/projection.

#include <map>

#include "core/base/result.h"
#include "core/dnnl/backward_convolutions.h"
#include "core/net/record.h"
#include "core/projection/projector.h"

namespace deconvista::projection {

// Numbers' memory, used again from layer to layer and from unit to unit: fresh pages cost more than what is computed.
class Scratch {
public:
    std::vector<float> take(std::size_t size);  // zeros
    void give_back(std::vector<float> numbers);

private:
    std::vector<std::vector<float>> idle_;
};

struct Step {
    net::Graph const& graph;
    net::Record const& record;
    net::Node const& node;
    int key;  // of the node, for what is kept
    Options const& options;
    dnnl_engine::BackwardConvolutions& convolutions;
    Scratch& scratch;
    Signal& signal;  // at the node's first output; may be taken away

    net::Array const& constant(std::size_t i) const { return graph.constant(node.input(i)); }

    // Zeros on this part of input 0.
    Signal zeros_at(net::Dims dims, net::Range channels, net::Box const& box) const;
};

struct Arrival {
    net::ValueId value{};
    Signal signal;
};
using Arrivals = base::Result<std::vector<Arrival>>;

// Arrivals at the inputs that are not constants.
Arrivals undo(Step const& step);

// windows.cpp
Arrivals undo_convolution(Step const& step);
Arrivals undo_transposed_convolution(Step const& step);
Arrivals undo_max_pooling(Step const& step);
Arrivals undo_average_pooling(Step const& step);
Arrivals undo_max_unpooling(Step const& step);

// activations.cpp
Arrivals undo_relu(Step const& step);
Arrivals undo_leaky_relu(Step const& step);
Arrivals undo_clip(Step const& step);
Arrivals undo_sigmoid(Step const& step);

// normalizations.cpp
Arrivals undo_batch_normalization(Step const& step);
Arrivals undo_local_response(Step const& step);

// products.cpp
Arrivals undo_gemm(Step const& step);
Arrivals undo_matrix_product(Step const& step);

// arithmetic.cpp
Arrivals undo_sum(Step const& step);      // Add, Sub, Sum
Arrivals undo_product(Step const& step);  // Mul, Div
Arrivals undo_mean(Step const& step);

// moves.cpp
Arrivals undo_view(Step const& step);  // the same elements in other extents
Arrivals undo_concat(Step const& step);
Arrivals undo_move(Step const& step);  // any operator that only brings elements elsewhere

}  // namespace deconvista::projection
