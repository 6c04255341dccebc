#pragma once
// Visits all cells of a shape in row-major order, without a division for each.

#include <utility>

#include "core/tensor/shape.h"

namespace deconvista::tensor {

// Moves the index to the next cell of the shape, the last axis fastest; from the last cell back to the first.
inline void advance(Shape const& shape, Index& index) {
    for (int axis = shape.spatial.axes() - 1; axis >= 0; --axis) {
        if (++index.spatial[axis] < shape.spatial[axis]) return;
        index.spatial[axis] = 0;
    }
    if (++index.channel < shape.channels) return;
    index.channel = 0;
    if (++index.batch == shape.batch) index.batch = 0;
}

// Calls visit(Index const&). The shape is known to be countable.
template <class Visit>
void for_each_index(Shape const& shape, Visit&& visit) {
    Index index{.spatial = Extents(shape.spatial.axes(), 0)};
    for (auto left = *count_cells(shape); left > 0; --left, advance(shape, index)) visit(std::as_const(index));
}

}  // namespace deconvista::tensor
