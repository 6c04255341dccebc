#include "core/op/convention.h"

#include <algorithm>

#include "core/base/checked_math.h"
#include "core/base/number_text.h"
#include "core/op/bounds.h"

namespace deconvista::op {
namespace {

using base::ceil_divide;
using base::floor_divide;
using base::refused;
using base::to_text;

// Whatever a rule below makes of numbers up to here fits into 64 bits.
constexpr std::int64_t kLargest = std::int64_t{1} << 30;

base::Outcome check_request(AxisRequest const& request) {
    auto const* const given = std::get_if<PaddingPair>(&request.padding);
    auto const padding = given ? *given : PaddingPair{};
    return check_bounds({
        {"input", request.input, 1, kLargest},
        {"kernel", request.kernel, 1, kLargest},
        {"stride", request.stride, 1, kLargest},
        {"dilation", request.dilation, 1, kLargest},
        {"padding", padding.begin, -kLargest, kLargest},
        {"padding", padding.end, -kLargest, kLargest},
        {"output_padding", request.output_padding.value_or(0), 0, kLargest},
        {"output_shape", request.output.value_or(1), 1, kLargest},
    });
}

std::int64_t reach_of(AxisRequest const& request) {
    return request.dilation * (request.kernel - 1) + 1;
}

// Cells of the uncropped transposed result.
std::int64_t full_extent(AxisRequest const& request) {
    return (request.input - 1) * request.stride + reach_of(request);
}

Axis plain_axis(AxisRequest const& request, PaddingPair padding) {
    return {request.kernel, request.stride, request.dilation,
            padding.begin,  padding.end,    request.output_padding.value_or(0)};
}

// The axis of a transposed convolution that keeps `extent` cells after cutting `crop_begin`.
Axis cropped_axis(AxisRequest const& request, std::int64_t crop_begin, std::int64_t extent) {
    auto axis = plain_axis(request, {crop_begin, 0});
    axis.padding_end = full_extent(request) - crop_begin - extent + axis.output_padding;
    return axis;
}

// Conventions that define "same" for every stride: the output is as long as input / stride, or input * stride.
bool same_has_strides(Convention convention) {
    return convention == Convention::TensorFlow || convention == Convention::Keras || convention == Convention::Jax ||
           convention == Convention::Onnx;
}

PaddingPair unnamed_same(std::int64_t total) {
    return {total / 2, total - total / 2};
}

base::Result<PaddingPair> stride_one_same(AxisRequest const& request) {
    if (request.stride != 1) return refused("same_needs_stride_one", {to_text(request.stride)});
    return unnamed_same(reach_of(request) - 1);
}

// TensorFlow: ceil(input / stride) outputs, the odd cell at the end (kernel_shape_util.cc); Keras, JAX and ONNX's
// SAME_UPPER agree.
PaddingPair tensorflow_same(AxisRequest const& request) {
    auto const output = ceil_divide(request.input, request.stride);
    auto const total = std::max<std::int64_t>(0, (output - 1) * request.stride + reach_of(request) - request.input);
    return unnamed_same(total);
}

// The kernel lies turned on the input. MATLAB and Octave keep the full result from cell floor(k / 2) on, SciPy from
// floor((k - 1) / 2); they differ for even kernels.
PaddingPair same_of_full(AxisRequest const& request, std::int64_t first_kept) {
    auto const total = reach_of(request) - 1;
    return {total - first_kept, first_kept};
}

base::Result<PaddingPair> gathered_same(Convention convention, Kind kind, AxisRequest const& request) {
    if (same_has_strides(convention)) return tensorflow_same(request);
    auto const centred = stride_one_same(request);
    if (!centred || is_pooling(kind)) return centred;
    if (convention == Convention::Matlab) return same_of_full(request, reach_of(request) / 2);
    if (convention == Convention::Scipy) return same_of_full(request, (reach_of(request) - 1) / 2);
    return centred;
}

// The names that mean the same number everywhere.
PaddingPair plain_named(NamedPadding name, AxisRequest const& request) {
    auto const reach = reach_of(request);
    switch (name) {
        case NamedPadding::Full:
            return {reach - 1, reach - 1};
        case NamedPadding::Half:
            return {reach / 2, reach / 2};
        case NamedPadding::Causal:
            return {reach - 1, 0};
        case NamedPadding::Valid:
        case NamedPadding::Same:
            break;
    }
    return {0, 0};
}

base::Result<Axis> gathered(Convention convention, Kind kind, AxisRequest const& request) {
    if (request.output) return refused("output_shape_not_here");
    if (auto const* const pair = std::get_if<PaddingPair>(&request.padding)) return plain_axis(request, *pair);
    auto const name = std::get<NamedPadding>(request.padding);
    if (name != NamedPadding::Same) return plain_axis(request, plain_named(name, request));
    auto const same = gathered_same(convention, kind, request);
    if (!same) return same.problem();
    return plain_axis(request, *same);
}

base::Problem impossible_output(AxisRequest const& request, std::int64_t smallest, std::int64_t largest) {
    return refused("output_shape_impossible", {to_text(*request.output), to_text(smallest), to_text(largest)});
}

// The output sizes whose forward convolution, with this padding, has the input's size: the smallest one and the next
// stride - 1. PyTorch's output_size and TensorFlow's output_shape both ask for one of them.
base::Result<Axis> sized_by_remainder(AxisRequest request, PaddingPair padding) {
    auto const smallest = full_extent(request) - padding.begin - padding.end;
    auto const largest = smallest + request.stride - 1;
    if (*request.output < smallest || *request.output > largest) return impossible_output(request, smallest, largest);
    request.output_padding = *request.output - smallest;
    return plain_axis(request, padding);
}

// TensorFlow SAME (conv_grad_shape_utils.cc): any size of which ceil(size / stride) is the input's; what is cut at the
// begin changes with the size that is asked for.
base::Result<Axis> transposed_tensorflow_same(AxisRequest const& request) {
    auto const largest = request.input * request.stride;
    auto const smallest = largest - request.stride + 1;
    auto const output = request.output.value_or(largest);
    if (output < smallest || output > largest) return impossible_output(request, smallest, largest);
    auto const total = std::max<std::int64_t>(0, full_extent(request) - output);
    return cropped_axis(request, total / 2, output);
}

// Keras with an explicit output_padding (backend_utils.py) counts from another size than without one.
Axis transposed_keras_same(AxisRequest const& request) {
    auto const reach = reach_of(request);
    auto const odd = reach % 2;
    auto const border = reach + odd - 2 + *request.output_padding;
    auto const left = std::min(ceil_divide(border, 2), reach - 1);
    auto const output = (request.input - 1) * request.stride + odd + *request.output_padding;
    return cropped_axis(request, reach - 1 - left, output);
}

// ONNX: SAME_UPPER leaves the odd cell to be cut at the end. A negative total is divided downwards, as in the
// reference.
Axis transposed_onnx_same(AxisRequest const& request) {
    auto const output = request.output.value_or(request.input * request.stride);
    auto const total = full_extent(request) + request.output_padding.value_or(0) - output;
    return cropped_axis(request, floor_divide(total, 2), output);
}

// ONNX's output_shape (unless auto_pad is SAME_UPPER) and MXNet's target_shape ignore the padding and cut the odd cell
// at the begin.
Axis sized_begin_heavy(AxisRequest const& request) {
    auto const total = full_extent(request) + request.output_padding.value_or(0) - *request.output;
    return cropped_axis(request, total - floor_divide(total, 2), *request.output);
}

// TensorFlow, Keras and JAX VALID: a stride beyond the kernel leaves a tail of zeros.
Axis transposed_padded_valid(AxisRequest const& request) {
    auto const tail = request.output_padding ? 0 : std::max<std::int64_t>(0, request.stride - reach_of(request));
    return plain_axis(request, {0, -tail});
}

base::Result<Axis> transposed_named(Convention convention, NamedPadding name, AxisRequest const& request) {
    bool const tensorflow_family =
        convention == Convention::TensorFlow || convention == Convention::Keras || convention == Convention::Jax;
    if (name == NamedPadding::Valid && tensorflow_family) return transposed_padded_valid(request);
    if (name != NamedPadding::Same) return plain_axis(request, plain_named(name, request));
    if (tensorflow_family && request.output_padding) return transposed_keras_same(request);
    if (tensorflow_family) return transposed_tensorflow_same(request);
    if (convention == Convention::Onnx) return transposed_onnx_same(request);
    if (convention == Convention::Matlab) {
        auto const output = request.input * request.stride;
        return cropped_axis(request, floor_divide(full_extent(request) - output, 2), output);
    }
    auto const same = stride_one_same(request);
    if (!same) return same.problem();
    return plain_axis(request, *same);
}

base::Result<Axis> transposed_sized(Convention convention, AxisRequest const& request) {
    if (request.output_padding && convention != Convention::Onnx) return refused("output_shape_and_output_padding");
    auto const* const name = std::get_if<NamedPadding>(&request.padding);
    switch (convention) {
        case Convention::Onnx:
            if (name && *name == NamedPadding::Same) return transposed_onnx_same(request);
            [[fallthrough]];
        case Convention::Mxnet:
            return sized_begin_heavy(request);
        case Convention::TensorFlow:
            if (name && *name == NamedPadding::Same) return transposed_tensorflow_same(request);
            [[fallthrough]];
        case Convention::PyTorch: {
            if (!name) return sized_by_remainder(request, std::get<PaddingPair>(request.padding));
            auto const axis = transposed_named(Convention::PyTorch, *name, request);
            if (!axis) return axis.problem();
            return sized_by_remainder(request, {axis->padding_begin, axis->padding_end});
        }
        case Convention::Keras:
        case Convention::Jax:
        case Convention::Caffe:
        case Convention::Matlab:
        case Convention::Scipy:
            break;
    }
    return refused("convention_has_no_output_shape");
}

}  // namespace

base::Result<Axis> resolve(Convention convention, Kind kind, AxisRequest const& request) {
    if (auto const sound = check_request(request); !sound) return sound.problem();
    if (kind != Kind::TransposedConvolution) return gathered(convention, kind, request);
    if (request.output) return transposed_sized(convention, request);
    if (auto const* const pair = std::get_if<PaddingPair>(&request.padding)) return plain_axis(request, *pair);
    return transposed_named(convention, std::get<NamedPadding>(request.padding), request);
}

Orientation default_orientation(Convention convention, Kind kind) {
    bool const signal_convolution =
        kind == Kind::Convolution && (convention == Convention::Matlab || convention == Convention::Scipy);
    bool const unturned_slide = kind == Kind::TransposedConvolution && convention == Convention::Jax;
    return signal_convolution || unturned_slide ? Orientation::Flipped : Orientation::AsStored;
}

}  // namespace deconvista::op
