#pragma once
// The fast engine, on oneDNN (https://oneapi-src.github.io/oneDNN, version 2.6).
//
// Layouts that oneDNN chose stay between layers, weights are brought into theirs once, a convolution and the ReLU that
// alone reads it run as one, and memory goes from a record that nobody holds any more to the next run. What oneDNN has
// no form for, or refuses, runs through core/kernels.

#include <memory>

#include "core/net/engine.h"

namespace deconvista::dnnl_engine {

// Runs and records may be used by one thread at a time.
std::unique_ptr<net::Engine> make_engine(net::Graph graph);

}  // namespace deconvista::dnnl_engine
