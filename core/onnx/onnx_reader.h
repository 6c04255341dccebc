#pragma once
// Reads an ONNX model: IR versions 1 to 10, operator sets 1 to 21. Source: onnx.proto and IR.md of the ONNX project.
//
// Large raw_data is used where it lies in `model`, without a copy. float16 weights become float32. What is checked
// here: that the message is whole, that every tensor has the bytes which its extents claim and no NaN, that external
// data stays inside its file, that every value is defined once and the graph has no cycle. What operators mean is
// checked by those who compute them, so that a graph with an unknown operator can be read.

#include <functional>
#include <string>

#include "core/base/result.h"
#include "core/net/graph.h"

namespace deconvista::onnx {

// Gives the bytes of a file that lies beside the model, by its plain name, as it is called in external data.
using Neighbour = std::function<base::Result<net::Bytes>(std::string const& name)>;

base::Result<net::Graph> read_onnx(net::Bytes const& model, Neighbour const& neighbour);

}  // namespace deconvista::onnx
