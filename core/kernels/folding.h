#pragma once
// Constants that nodes make out of constants (exporters write Constant, Identity, Unsqueeze and the like over weights)
// are computed once, when a network is loaded: those who come after see weights.

#include "core/net/graph.h"

namespace deconvista::kernels {

// Nodes without inputs, or with constant ones only, become constants. A node that cannot be computed stays, and says so
// when it runs.
net::Graph fold_constants(net::Graph graph);

}  // namespace deconvista::kernels
