#pragma once
// Refusals that name the node: the first two facts of their sentences are its name and operator.

#include "core/base/result.h"
#include "core/net/graph.h"

namespace deconvista::net {

base::Problem node_problem(Node const& node, std::string sentence, std::vector<std::string> facts = {});

// The same with another kind, for what is beyond a limit.
base::Problem node_limit(Node const& node, std::string sentence, std::vector<std::string> facts = {});

}  // namespace deconvista::net
