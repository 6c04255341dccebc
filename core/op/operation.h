#pragma once
// The operations, reduced to numbers. Conventions and named paddings are resolved before (core/op/convention.h).
//
// Convolution, dilated convolution and transposed convolution are one relation between a big and a small grid. On each
// axis
//
//     big = small * stride + k * dilation - padding_begin
//
// Convolution and pooling gather: they read big and write small. Transposed convolution scatters the same taps the
// other way, with the same kernel. Source: Dumoulin & Visin, "A guide to convolution arithmetic" (arXiv 1603.07285).

#include <cstdint>

#include "core/base/result.h"
#include "core/tensor/shape.h"

namespace deconvista::op {

enum class Kind : std::uint8_t { Convolution, TransposedConvolution, MaxPooling, AveragePooling };

constexpr bool is_pooling(Kind kind) {
    return kind == Kind::MaxPooling || kind == Kind::AveragePooling;
}

// AsStored: cross-correlation, which every framework calls convolution. Flipped: convolution in the mathematical sense,
// in which the stored kernel is turned by 180 degrees; its transpose likewise.
enum class Orientation : std::uint8_t { AsStored, Flipped };

// How a pooling rounds its output size (ceil_mode); Floor for all else.
enum class Rounding : std::uint8_t { Floor, Ceil };

// What an average pooling divides by: all cells of the window that lie in the padded input, or the real ones.
enum class PaddingInAverage : std::uint8_t { Counted, NotCounted };

struct Axis {
    std::int64_t kernel{1}, stride{1}, dilation{1};
    // Convolution, pooling: cells added before and after the input, at least 0. Transposed: cells cut from the full
    // result; negative, where a convention says so: empty cells put before or after it.
    std::int64_t padding_begin{0}, padding_end{0};
    std::int64_t output_padding{0};  // transposed only: cells given back at the end
    bool operator==(Axis const&) const = default;
};

// From the first to the last kernel cell: dilation * (kernel - 1) + 1. Also called the effective kernel size.
constexpr std::int64_t reach(Axis const& axis) {
    return axis.dilation * (axis.kernel - 1) + 1;
}

struct Operation {
    Kind kind{Kind::Convolution};
    tensor::PerAxis<Axis> axes;
    std::int64_t groups{1};
    Orientation orientation{Orientation::AsStored};
    Rounding rounding{Rounding::Floor};
    PaddingInAverage padding_in_average{PaddingInAverage::Counted};
    bool operator==(Operation const&) const = default;
};

// The one shape function: the spatial extents that the operation makes of the input's. Refuses extents, strides and
// dilations below 1, outputs without a cell, output_padding that reaches both stride and dilation, and sizes that
// overflow. As in PyTorch, the window that ceil rounding adds must begin inside the input or its begin padding, and
// may be the only one.
base::Result<tensor::Extents> output_extents(Operation const& operation, tensor::Extents const& input);

// The shape of the result, with channels: kernel is (out, in/groups, k...) for a convolution and (in, out/groups, k...)
// for a transposed one; a pooling keeps the channels and has no kernel tensor (pass any shape).
base::Result<tensor::Shape> output_shape(Operation const& operation, tensor::Shape const& input,
                                         tensor::Shape const& kernel);

}  // namespace deconvista::op
