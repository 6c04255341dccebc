#pragma once
// A rectangular part of a map: what a projection touches, what a unit sees.

#include <algorithm>

#include "core/tensor/shape.h"

namespace deconvista::net {

// The cells first, first + 1, ..., end - 1.
struct Range {
    std::int64_t first{}, end{};
    std::int64_t count() const { return end - first; }
    bool operator==(Range const&) const = default;
};

// Covers both; an empty range adds nothing.
inline Range hull(Range a, Range b) {
    if (a.count() <= 0) return b;
    if (b.count() <= 0) return a;
    return {std::min(a.first, b.first), std::max(a.end, b.end)};
}

// One range for each spatial axis; none for what has no spatial axes.
using Box = tensor::PerAxis<Range>;

inline Box whole(tensor::Extents const& extents) {
    Box box(extents.axes(), {});
    for (int axis = 0; axis < extents.axes(); ++axis) box[axis] = {0, extents[axis]};
    return box;
}

}  // namespace deconvista::net
