#include "core/op/operation.h"

#include <algorithm>
#include <optional>

#include "core/base/checked_math.h"
#include "core/base/number_text.h"
#include "core/op/bounds.h"

namespace deconvista::op {
namespace {

using base::Checked;
using base::refused;
using base::to_text;

base::Outcome check_axis(Operation const& operation, Axis const& axis, std::int64_t input) {
    auto const sound = check_bounds({
        {"input", input, 1},
        {"kernel", axis.kernel, 1},
        {"stride", axis.stride, 1},
        {"dilation", axis.dilation, 1},
        {"output_padding", axis.output_padding, 0},
    });
    if (!sound || operation.kind == Kind::TransposedConvolution) return sound;
    return check_bounds({{"padding", axis.padding_begin, 0}, {"padding", axis.padding_end, 0}});
}

Checked checked_reach(Axis const& axis) {
    return Checked{axis.dilation} * (Checked{axis.kernel} - 1) + 1;
}

// How many positions the window has; nothing if a sum overflows.
std::optional<std::int64_t> gathered_extent(Operation const& operation, Axis const& axis, std::int64_t input) {
    auto const travel = (Checked{input} + axis.padding_begin + axis.padding_end - checked_reach(axis)).get();
    if (!travel) return std::nullopt;
    auto const windows = base::floor_divide(*travel, axis.stride) + 1;
    if (operation.rounding == Rounding::Floor || *travel % axis.stride == 0) return windows;
    // One more would hang over the end.
    bool const begins_inside = windows <= (input + axis.padding_begin - 1) / axis.stride;
    return begins_inside ? windows + 1 : windows;
}

std::optional<std::int64_t> scattered_extent(Axis const& axis, std::int64_t input) {
    auto const full = (Checked{input} - 1) * axis.stride + checked_reach(axis);
    return (full - axis.padding_begin - axis.padding_end + axis.output_padding).get();
}

base::Result<std::int64_t> output_extent(Operation const& operation, int axis_number, std::int64_t input) {
    auto const& axis = operation.axes[axis_number];
    if (auto const sound = check_axis(operation, axis, input); !sound) return sound.problem();
    bool const transposed = operation.kind == Kind::TransposedConvolution;
    if (transposed && axis.output_padding >= std::max(axis.stride, axis.dilation))
        return refused("output_padding_too_large", {to_text(axis.output_padding), to_text(axis_number),
                                                    to_text(axis.stride), to_text(axis.dilation)});
    auto const extent = transposed ? scattered_extent(axis, input) : gathered_extent(operation, axis, input);
    if (!extent) return base::over_limit("size_overflows", {"output"});
    if (*extent < 1)
        return refused("output_has_no_cell",
                       {to_text(axis_number), to_text(*extent), to_text(input), to_text(reach(axis)),
                        to_text(axis.padding_begin), to_text(axis.padding_end)});
    return *extent;
}

base::Outcome check_channels(Operation const& operation, tensor::Shape const& input, tensor::Shape const& kernel) {
    auto const groups = operation.groups;
    if (groups < 1) return refused("extent_too_small", {"groups", to_text(groups), "1"});
    if (input.channels % groups != 0)
        return refused("groups_do_not_divide_input", {to_text(groups), to_text(input.channels)});
    bool const transposed = operation.kind == Kind::TransposedConvolution;
    auto const inputs_needed = transposed ? input.channels : input.channels / groups;
    auto const inputs_found = transposed ? kernel.batch : kernel.channels;
    if (inputs_found != inputs_needed)
        return refused("kernel_channels_differ",
                       {to_text(inputs_found), to_text(inputs_needed), to_text(input.channels), to_text(groups)});
    if (!transposed && kernel.batch % groups != 0)
        return refused("groups_do_not_divide_output", {to_text(groups), to_text(kernel.batch)});
    return base::done();
}

}  // namespace

base::Result<tensor::Extents> output_extents(Operation const& operation, tensor::Extents const& input) {
    if (operation.axes.axes() != input.axes())
        return refused("kernel_axes_differ", {to_text(operation.axes.axes()), to_text(input.axes())});
    tensor::Extents output(input.axes(), 0);
    for (int axis = 0; axis < input.axes(); ++axis) {
        auto const extent = output_extent(operation, axis, input[axis]);
        if (!extent) return extent.problem();
        output[axis] = *extent;
    }
    return output;
}

base::Result<tensor::Shape> output_shape(Operation const& operation, tensor::Shape const& input,
                                         tensor::Shape const& kernel) {
    if (input.batch < 1) return refused("extent_too_small", {"batch", to_text(input.batch), "1"});
    if (input.channels < 1) return refused("extent_too_small", {"channels", to_text(input.channels), "1"});
    auto channels = input.channels;
    if (!is_pooling(operation.kind)) {
        if (kernel.batch < 1 || kernel.channels < 1)
            return refused("extent_too_small", {"kernel", to_text(std::min(kernel.batch, kernel.channels)), "1"});
        if (auto const fit = check_channels(operation, input, kernel); !fit) return fit.problem();
        auto const transposed_channels = (Checked{kernel.channels} * operation.groups).get();
        if (!transposed_channels) return base::over_limit("size_overflows", {"output"});
        channels = operation.kind == Kind::TransposedConvolution ? *transposed_channels : kernel.batch;
    }
    auto const extents = output_extents(operation, input.spatial);
    if (!extents) return extents.problem();
    tensor::Shape const output{input.batch, channels, *extents};
    if (!count_cells(output)) return base::over_limit("size_overflows", {"output"});
    return output;
}

}  // namespace deconvista::op
