#pragma once
// Network files, opened.

#include <string>

#include "core/base/result.h"
#include "core/net/graph.h"

namespace deconvista::models {

// An ONNX model. Its weights stay in the mapped file, and in files beside it that it names (external data: plain names
// of regular files, no links; each is mapped once). Pictures, scenes and pointers of Git LFS are told by their first
// bytes.
base::Result<net::Graph> open_model(std::string const& path);

}  // namespace deconvista::models
