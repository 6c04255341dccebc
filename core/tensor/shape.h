#pragma once
// Shapes: (batch, channels, spatial...), row-major, the last axis fastest. 1 to 3 spatial axes.

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/check.h"

namespace deconvista::tensor {

constexpr int kMaxSpatialAxes = 3;

// One T for each spatial axis, the slowest axis first: (x), (y, x) or (z, y, x).
template <class T>
class PerAxis {
public:
    PerAxis() = default;
    PerAxis(int axes, T value) : axes_{axes} {
        DECONVISTA_CHECK(axes >= 0 && axes <= kMaxSpatialAxes);
        for (int axis = 0; axis < axes; ++axis) (*this)[axis] = value;
    }
    PerAxis(std::initializer_list<T> values) {
        DECONVISTA_CHECK(values.size() <= kMaxSpatialAxes);
        for (auto const& value : values) values_[static_cast<std::size_t>(axes_++)] = value;
    }

    int axes() const { return axes_; }
    T& operator[](int axis) { return values_[checked(axis)]; }
    T const& operator[](int axis) const { return values_[checked(axis)]; }
    auto begin() const { return values_.begin(); }
    auto end() const { return values_.begin() + axes_; }

    bool operator==(PerAxis const&) const = default;

private:
    std::size_t checked(int axis) const {
        DECONVISTA_CHECK(axis >= 0 && axis < axes_);
        return static_cast<std::size_t>(axis);
    }

    std::array<T, kMaxSpatialAxes> values_{};
    int axes_{};
};

using Extents = PerAxis<std::int64_t>;

struct Shape {
    std::int64_t batch{1}, channels{1};
    Extents spatial;
    bool operator==(Shape const&) const = default;
};

// One cell of a tensor of some Shape.
struct Index {
    std::int64_t batch{}, channel{};
    Extents spatial;
    bool operator==(Index const&) const = default;
};

// How many cells; nothing if the product overflows 64 bits. All extents are at least 1.
std::optional<std::int64_t> count_cells(Shape const& shape);

// Cells of one channel of one batch item. The shape is known to be countable.
std::int64_t plane_size(Shape const& shape);

// Position in row-major order, and back. The index lies inside the shape.
std::int64_t offset(Shape const& shape, Index const& index);
Index index_at(Shape const& shape, std::int64_t offset);

bool contains(Shape const& shape, Index const& index);

// The index, or the nearest to it inside the shape; as many axes.
Extents nearest(Extents const& extents, Extents cell);
Index nearest(Shape const& shape, Index const& index);

// "[1, 1, 3, 3]"
std::string to_text(Shape const& shape);

}  // namespace deconvista::tensor
