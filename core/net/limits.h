#pragma once
// How large what a network computes may become.

#include "core/base/result.h"
#include "core/net/graph.h"

namespace deconvista::net {

constexpr std::int64_t kMaxElementsOfValue = std::int64_t{1} << 28;  // 1 GiB of float32

// Refuses extents that a node would make beyond that, or that overflow, before anything is allocated.
base::Outcome check_size(Node const& node, Dims const& dims);

}  // namespace deconvista::net
