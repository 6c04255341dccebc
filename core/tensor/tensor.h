#pragma once
// A tensor: a shape and its float32 values, row-major. Immutable and cheap to copy (copies share the values), so that
// documents that hold tensors can be kept in an undo history. Change one by making another.

#include <memory>
#include <span>
#include <vector>

#include "core/tensor/shape.h"

namespace deconvista::tensor {

class Tensor {
public:
    Tensor() = default;  // no axes, no values: "there is none"
    // As many values as the shape has cells.
    Tensor(Shape shape, std::vector<float> values);
    // Of large results each page of memory costs when it is written first: here their makers do that, on many threads.
    Tensor(Shape shape, std::unique_ptr<float[]> values);

    Shape const& shape() const { return shape_; }
    std::span<float const> values() const { return empty() ? std::span<float const>{} : values_; }
    bool empty() const { return !owner_; }
    float operator[](Index const& index) const { return values()[static_cast<std::size_t>(offset(shape_, index))]; }

    // Same shape and same bits, so that a NaN equals itself and an unchanged document is seen to be unchanged.
    friend bool operator==(Tensor const& a, Tensor const& b);

private:
    Shape shape_;
    std::span<float const> values_;
    std::shared_ptr<void const> owner_;  // of the values
};

// The smallest and largest finite value; {0, 0} when there is none.
struct Range {
    float low{}, high{};
    bool operator==(Range const&) const = default;
};
Range finite_range(std::span<float const> values);

}  // namespace deconvista::tensor
