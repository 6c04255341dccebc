#pragma once
// The taps: which input cell meets which kernel cell in which output cell. This is the only place in the house that
// enumerates them; evaluation, traces and pictures all ask here.
//
// Padding and inserted zeros are no cells and make no taps.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/op/operation.h"
#include "core/tensor/shape.h"

namespace deconvista::op {

// On one axis: stored kernel cell and input cell.
struct AxisTap {
    std::int64_t kernel, input;
    bool operator==(AxisTap const&) const = default;
};

// The taps of output cell `output` on one axis, the input ascending: O(kernel), whatever the size of the input. The
// output cell need not lie inside the output: traces slide over positions that are cropped afterwards.
std::vector<AxisTap> axis_taps(Operation const& operation, int axis, std::int64_t input_extent, std::int64_t output);

// The same taps seen from the input. On one axis: stored kernel cell and output cell.
struct AxisStamp {
    std::int64_t kernel, output;
    bool operator==(AxisStamp const&) const = default;
};

// Where input cell `input` (inside the input) goes on one axis, the output ascending: O(kernel), whatever the size of
// the output.
std::vector<AxisStamp> axis_stamps(Operation const& operation, int axis, std::int64_t output_extent,
                                   std::int64_t input);

// All cells of the window on one axis that an average pooling counts when padding counts.
std::int64_t cells_in_padded_input(Axis const& axis, std::int64_t input_extent, std::int64_t output);

// One multiplication within one pair of channels: row-major offsets into the kernel's and the input's plane.
struct Tap {
    std::int64_t kernel, input;
};

// The taps of one output cell within one pair of channels, as its lists along each axis. Missing axes hold one tap at
// 0, so that there are always three. Borrows the lists.
class CellTaps {
public:
    using List = std::span<AxisTap const>;  // multiplied by the strides of the planes

    CellTaps(List z, List y, List x) : z_{z}, y_{y}, x_{x} {}

    std::int64_t size() const { return static_cast<std::int64_t>(z_.size() * y_.size() * x_.size()); }

    // Calls visit(Tap) in row-major order of the input cells.
    template <class Visit>
    void for_each(Visit&& visit) const {
        for (auto const& z : z_)
            for (auto const& y : y_)
                for (auto const& x : x_) visit(Tap{z.kernel + y.kernel + x.kernel, z.input + y.input + x.input});
    }

private:
    List z_, y_, x_;
};

// The lists of a box of output cells; for a single cell, of a box of one. Memory: the sum, not the product, of the
// axes.
class TapTable {
public:
    // All cells of an output of these extents.
    TapTable(Operation const& operation, tensor::Extents const& input, tensor::Extents const& output);

    // The one cell; ask for it as cell (0, 0, 0).
    static TapTable of_one(Operation const& operation, tensor::Extents const& input, tensor::Extents const& cell);

    CellTaps of(std::int64_t z, std::int64_t y, std::int64_t x) const;

private:
    TapTable(Operation const& operation, tensor::Extents const& input, tensor::Extents const& first,
             tensor::Extents const& extents);

    std::array<std::vector<std::vector<AxisTap>>, 3> lists_;
};

}  // namespace deconvista::op
