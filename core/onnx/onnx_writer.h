#pragma once
// Writes a graph as an ONNX model.

#include <string>

#include "core/net/graph.h"

namespace deconvista::onnx {

// The bytes of the file, the same for the same graph. Half: float32 weights, inputs and outputs are written as float16
// (a model is of one floating type throughout); read_onnx() gives them back as float32.
std::string write_onnx(net::Graph const& graph, std::string const& name, net::Precision precision);

}  // namespace deconvista::onnx
