#pragma once
// MaxUnpool's sizes: its indices count through the smallest input that the pooling could have had, while its output may
// be asked to be larger.

#include "core/base/result.h"
#include "core/net/graph.h"

namespace deconvista::net {

// (input - 1) * stride + kernel - pads on each spatial axis.
base::Result<Dims> unpooled_dims(Node const& node, Dims const& input);

// The place in an array of `dims` of what has the flat index `place` in one of `natural` extents; -1 outside of either.
std::int64_t unpooled_place(std::int64_t place, Dims const& natural, Dims const& dims);

}  // namespace deconvista::net
