#pragma once
// The operators that slide a window, as operations of core/op: Conv, ConvTranspose, MaxPool, AveragePool, MaxUnpool and
// the global poolings. Source: ONNX's Operators.md, opsets 1 to 17; both engines, projections and receptive fields ask
// here, so that pads, auto_pad and ceil_mode are read in one place.

#include <span>

#include "core/base/result.h"
#include "core/net/record.h"
#include "core/op/operation.h"

namespace deconvista::net {

// The batch, channels and spatial extents; nothing unless there are 1 to 3 spatial axes and every extent is at least 1.
std::optional<tensor::Shape> shape_from(Dims const& dims);
Dims dims_of(tensor::Shape const& shape);

struct Window {
    op::Operation operation;
    tensor::Shape output;
};

// For an input of these extents; `kernel` are the extents of the weights, empty for a pooling. For MaxUnpool the window
// of the pooling that is undone, which gathers from what comes out. An output that is too large is over the limit.
base::Result<Window> window_of(Node const& node, Dims const& input, Dims const& kernel);

bool has_window(Node const& node);  // is one of these operators

// The weights that such a node has, as window_of() wants their extents; empty for a pooling.
Dims kernel_dims(Graph const& graph, Node const& node);

// What the convolutions and fully connected layers of a recorded run multiply.
std::int64_t count_multiplications(Graph const& graph, Record const& record);

}  // namespace deconvista::net
