#include "core/scene/scene.h"

#include <initializer_list>
#include <string>

#include "core/base/checked_math.h"
#include "core/base/number_text.h"
#include "core/scene/limits.h"

namespace deconvista::scene {
namespace {

using base::Checked;
using base::Outcome;
using base::over_limit;
using base::refused;
using base::to_text;

struct Allowed {
    std::int64_t low, high;
};
constexpr Allowed kExtent{1, kMaxExtent};
constexpr Allowed kKernel{1, kMaxKernel};
constexpr Allowed kPadding{0, kMaxPadding};

// `key` as in the scene file, `place` within its list if it has one.
Outcome check(std::string const& key, std::optional<int> place, std::int64_t value, Allowed allowed) {
    if (value >= allowed.low && value <= allowed.high) return base::done();
    auto const path = place ? key + "[" + to_text(*place) + "]" : key;
    if (value < allowed.low) return refused("extent_too_small", {path, to_text(value), to_text(allowed.low)});
    return over_limit("extent_too_large", {path, to_text(value), to_text(allowed.high)});
}

template <class Values>
Outcome check_each(std::string const& key, int first_place, Values const& values, Allowed allowed) {
    auto place = first_place;
    for (std::int64_t const value : values)
        if (auto const fine = check(key, place++, value, allowed); !fine) return fine;
    return base::done();
}

Outcome check_shapes(Scene const& scene, Sizes const& sizes) {
    auto const& [input, kernel] = sizes;
    if (auto const fine =
            check_each("input.shape", 0, std::initializer_list<std::int64_t>{input.batch, input.channels}, kExtent);
        !fine)
        return fine;
    if (auto const fine = check_each("input.shape", 2, input.spatial, kExtent); !fine) return fine;
    if (op::is_pooling(scene.operation)) return check_each("kernel.shape", 0, kernel.spatial, kKernel);
    if (auto const fine =
            check_each("kernel.shape", 0, std::initializer_list<std::int64_t>{kernel.batch, kernel.channels}, kExtent);
        !fine)
        return fine;
    return check_each("kernel.shape", 2, kernel.spatial, kKernel);
}

Outcome check_padding(Scene const& scene) {
    auto const* const pairs = std::get_if<tensor::PerAxis<op::PaddingPair>>(&scene.padding);
    if (!pairs) return base::done();
    int place = 0;
    for (auto const& [begin, end] : *pairs) {
        for (auto const side : {begin, end})
            if (auto const fine = check("padding", place, side, kPadding); !fine) return fine;
        ++place;
    }
    return base::done();
}

Outcome check_parameters(Scene const& scene) {
    if (auto const fine = check_each("stride", 0, scene.stride, kKernel); !fine) return fine;
    if (auto const fine = check_each("dilation", 0, scene.dilation, kKernel); !fine) return fine;
    if (auto const fine = check("groups", std::nullopt, scene.groups, kExtent); !fine) return fine;
    if (auto const fine = check_padding(scene); !fine) return fine;
    if (scene.output_padding)
        if (auto const fine = check_each("output_padding", 0, *scene.output_padding, kPadding); !fine) return fine;
    if (scene.output_shape) return check_each("output_shape", 0, *scene.output_shape, {1, kMaxOutputShape});
    return base::done();
}

op::AxisRequest request_of(Scene const& scene, Sizes const& sizes, int axis) {
    op::AxisRequest request;
    request.input = sizes.input.spatial[axis];
    request.kernel = sizes.kernel.spatial[axis];
    request.stride = scene.stride[axis];
    request.dilation = scene.dilation[axis];
    if (auto const* const pairs = std::get_if<tensor::PerAxis<op::PaddingPair>>(&scene.padding))
        request.padding = (*pairs)[axis];
    else
        request.padding = std::get<op::NamedPadding>(scene.padding);
    if (scene.output_padding) request.output_padding = (*scene.output_padding)[axis];
    if (scene.output_shape) request.output = (*scene.output_shape)[axis];
    return request;
}

// A trace slides over all positions, also those that are cropped, and numbers them in 64 bits.
bool positions_are_countable(op::Operation const& operation, tensor::Shape const& input, tensor::Shape const& output) {
    auto const board = trace::make_board(operation, input.spatial, output.spatial, trace::CropForm::After);
    auto positions = Checked{output.batch} * output.channels;
    for (auto const& axis : board) positions = positions * axis.positions;
    return positions.get().has_value();
}

Outcome check_work(op::Operation const& operation, Sizes const& sizes, tensor::Shape const& output) {
    auto const cells = [](tensor::Shape const& shape) { return count_cells(shape); };
    auto const input = cells(sizes.input), result = cells(output);
    auto const kernel = op::is_pooling(operation.kind) ? 0 : cells(sizes.kernel);
    auto const multiplications = op::count_multiplications(operation, sizes.input, output);
    if (!input || !kernel || !result || !multiplications || !positions_are_countable(operation, sizes.input, output))
        return over_limit("size_overflows", {"input, kernel, output"});
    auto const bytes = (Checked{*input} + *kernel + *result) * std::int64_t{sizeof(float)};
    if (!bytes.get()) return over_limit("size_overflows", {"input, kernel, output"});
    if (*bytes.get() > kMaxBytes)
        return over_limit("too_much_memory", {"input + kernel + output", to_text(*bytes.get()), to_text(kMaxBytes)});
    if (*multiplications > kMaxMultiplications)
        return over_limit("too_many_multiplications", {to_text(*multiplications), to_text(kMaxMultiplications)});
    return base::done();
}

}  // namespace

Sizes sizes_of(Scene const& scene) {
    auto const& input = scene.input.tensor.shape();
    if (op::is_pooling(scene.operation)) return {input, {1, 1, scene.kernel_extents}};
    return {input, scene.kernel.tensor.shape()};
}

base::Result<op::Operation> operation_of(Scene const& scene, Sizes const& sizes) {
    auto const axes = sizes.input.spatial.axes();
    if (sizes.kernel.spatial.axes() != axes)
        return refused("kernel_axes_differ", {to_text(sizes.kernel.spatial.axes()), to_text(axes)});
    if (auto const fine = check_shapes(scene, sizes); !fine) return fine.problem();
    if (auto const fine = check_parameters(scene); !fine) return fine.problem();
    auto const* const filter = std::get_if<Generated>(&scene.kernel.source);
    if (filter && !op::is_pooling(scene.operation))
        if (auto const fine = check_generator(filter->generator, sizes.kernel.spatial); !fine) return fine.problem();

    op::Operation operation{scene.operation, tensor::PerAxis<op::Axis>(axes, {}), scene.groups};
    operation.orientation = scene.orientation.value_or(op::default_orientation(scene.convention, scene.operation));
    operation.rounding = scene.rounding;
    operation.padding_in_average = scene.padding_in_average;
    for (int axis = 0; axis < axes; ++axis) {
        auto const resolved = op::resolve(scene.convention, scene.operation, request_of(scene, sizes, axis));
        if (!resolved) return resolved.problem();
        operation.axes[axis] = *resolved;
    }
    auto const output = op::output_shape(operation, sizes.input, sizes.kernel);
    if (!output) return output.problem();
    if (auto const fine = check_work(operation, sizes, *output); !fine) return fine.problem();
    return operation;
}

base::Result<op::Computation> computation_of(Scene const& scene) {
    auto const operation = operation_of(scene, sizes_of(scene));
    if (!operation) return operation.problem();
    return op::make_computation(*operation, scene.input.tensor, scene.kernel.tensor, scene.bias);
}

}  // namespace deconvista::scene
