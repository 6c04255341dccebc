#include "core/tensor/shape.h"

#include <algorithm>

#include "core/base/checked_math.h"
#include "core/base/number_text.h"

namespace deconvista::tensor {

std::optional<std::int64_t> count_cells(Shape const& shape) {
    auto cells = base::Checked{shape.batch} * shape.channels;
    for (auto const extent : shape.spatial) cells = cells * extent;
    return cells.get();
}

std::int64_t plane_size(Shape const& shape) {
    std::int64_t cells = 1;
    for (auto const extent : shape.spatial) cells *= extent;
    return cells;
}

std::int64_t offset(Shape const& shape, Index const& index) {
    DECONVISTA_CHECK(contains(shape, index));
    auto position = index.batch * shape.channels + index.channel;
    for (int axis = 0; axis < shape.spatial.axes(); ++axis)
        position = position * shape.spatial[axis] + index.spatial[axis];
    return position;
}

Index index_at(Shape const& shape, std::int64_t offset) {
    Index index{.spatial = Extents(shape.spatial.axes(), 0)};
    for (int axis = shape.spatial.axes() - 1; axis >= 0; --axis) {
        index.spatial[axis] = offset % shape.spatial[axis];
        offset /= shape.spatial[axis];
    }
    index.channel = offset % shape.channels;
    index.batch = offset / shape.channels;
    DECONVISTA_CHECK(contains(shape, index));
    return index;
}

bool contains(Shape const& shape, Index const& index) {
    if (index.spatial.axes() != shape.spatial.axes()) return false;
    if (index.batch < 0 || index.batch >= shape.batch) return false;
    if (index.channel < 0 || index.channel >= shape.channels) return false;
    for (int axis = 0; axis < shape.spatial.axes(); ++axis)
        if (index.spatial[axis] < 0 || index.spatial[axis] >= shape.spatial[axis]) return false;
    return true;
}

Extents nearest(Extents const& extents, Extents cell) {
    DECONVISTA_CHECK(cell.axes() == extents.axes());
    for (int axis = 0; axis < extents.axes(); ++axis)
        cell[axis] = std::clamp<std::int64_t>(cell[axis], 0, extents[axis] - 1);
    return cell;
}

Index nearest(Shape const& shape, Index const& index) {
    return {std::clamp<std::int64_t>(index.batch, 0, shape.batch - 1),
            std::clamp<std::int64_t>(index.channel, 0, shape.channels - 1), nearest(shape.spatial, index.spatial)};
}

std::string to_text(Shape const& shape) {
    auto text = "[" + base::to_text(shape.batch) + ", " + base::to_text(shape.channels);
    for (auto const extent : shape.spatial) text += ", " + base::to_text(extent);
    return text + "]";
}

}  // namespace deconvista::tensor
