#include "core/scene/edit.h"

#include <algorithm>
#include <utility>

#include "core/base/overloaded.h"
#include "core/scene/draft.h"
#include "core/scene/edit_steps.h"
#include "core/scene/fit_data.h"
#include "core/scene/scene_keys.h"
#include "core/scene/upsample.h"
#include "core/scene/words.h"

namespace deconvista::scene {

using base::Result;

namespace {

using Pairs = tensor::PerAxis<op::PaddingPair>;

// ---- numbers

bool has_value_already(Scene const& scene, SetParameter const& edit) {
    if (edit.axis) return value_of(scene, edit.parameter, *edit.axis) == edit.value;
    for (int axis = 0; axis < scene.axes(); ++axis)
        if (value_of(scene, edit.parameter, axis) != edit.value) return false;
    return true;
}

}  // namespace

Result<Scene> apply_to(Scene const& scene, SetParameter const& edit) {
    auto draft = draft_of(scene);
    if (auto const set = set_parameter(draft, edit.parameter, edit.axis, edit.value); !set) return set.problem();
    if (has_value_already(scene, edit)) return scene;
    return finish(std::move(draft));
}

// ---- operation

namespace {

// What the operation does not have is gone, so that the scene is what its file says.
void forget_what_is_not_there(Scene& scene) {
    auto const lacks = [&](char const* key) { return !has_key(scene.operation, key); };
    if (lacks("bias")) scene.bias.clear();
    if (lacks("groups")) scene.groups = 1;
    if (lacks("flip_kernel")) scene.orientation.reset();
    if (lacks("output_padding")) scene.output_padding.reset();
    if (lacks("output_shape")) scene.output_shape.reset();
    if (lacks("crop")) scene.crop = trace::CropForm::Before;
    if (lacks("ceil_mode")) scene.rounding = op::Rounding::Floor;
    if (lacks("count_include_pad")) scene.padding_in_average = op::PaddingInAverage::Counted;
    if (scene.method == Method::Phases && scene.operation != op::Kind::TransposedConvolution)
        scene.method = Method::Gather;
}

// The shape of the kernel that the changed operation gets from the scene's. A pooling has no weights: each of its
// channels gets a kernel of its own.
tensor::Shape kernel_shape_for(Scene const& scene, op::Kind operation) {
    if (op::is_pooling(operation)) return {1, 1, scene.kernel_extents};
    if (op::is_pooling(scene.operation)) return {scene.input.tensor.shape().channels, 1, scene.kernel_extents};
    auto const& kernel = scene.kernel.tensor.shape();
    return {scene.groups * kernel.channels, kernel.batch / scene.groups, kernel.spatial};
}

Data kernel_for(Scene const& scene, op::Kind operation, tensor::Shape const& shape) {
    if (op::is_pooling(operation)) return {};
    Generated const ramp{Generator::Ramp, 0};
    if (op::is_pooling(scene.operation)) return {ramp, generate(ramp, shape)};
    auto swapped = with_swapped_channels(scene.kernel.tensor, scene.groups);
    return swapped == scene.kernel.tensor ? scene.kernel : Data{Given{}, std::move(swapped)};
}

// A padding with which the operation gives an output whatever the other numbers are.
Padding safe_padding(Scene const& scene) {
    Pairs pairs(scene.axes(), {});
    if (scene.operation == op::Kind::TransposedConvolution) return pairs;
    for (int axis = 0; axis < scene.axes(); ++axis) {
        auto const half = op::reach({scene.kernel_extents[axis], 1, scene.dilation[axis]}) / 2;
        pairs[axis] = {half, half};
    }
    return pairs;
}

}  // namespace

Result<Scene> apply_to(Scene const& scene, SetOperation const& edit) {
    if (edit.operation == scene.operation) return scene;
    bool const pooled = op::is_pooling(scene.operation), pools = op::is_pooling(edit.operation);
    if (pooled && pools) {
        auto changed = scene;
        changed.operation = edit.operation;
        return changed;
    }
    auto [changed, sizes, groups] = draft_of(scene);
    changed.operation = edit.operation;
    forget_what_is_not_there(changed);
    if (pooled) changed.groups = sizes.input.channels;
    sizes.kernel = kernel_shape_for(scene, edit.operation);
    if (!operation_of(changed, sizes)) changed.padding = safe_padding(changed);
    if (auto const possible = operation_of(changed, sizes); !possible) return possible.problem();
    changed.kernel = kernel_for(scene, edit.operation, sizes.kernel);
    return std::move(changed);
}

// ---- axes

namespace {

// The list with as many axes: new ones come first and repeat the last, or the first ones fall away.
template <class T>
tensor::PerAxis<T> list_with_axes(tensor::PerAxis<T> const& list, int axes) {
    tensor::PerAxis<T> result(axes, list[list.axes() - 1]);
    for (int i = 1; i <= std::min(axes, list.axes()); ++i) result[axes - i] = list[list.axes() - i];
    return result;
}

// `shape`: what the data will have in the end. What is neither generated nor as large yet grows when the draft is
// finished.
Data data_with_axes(Data const& data, tensor::Shape shape) {
    if (auto const* const generated = std::get_if<Generated>(&data.source))
        return {*generated, generate(*generated, shape)};
    auto const axes = shape.spatial.axes();
    auto const* const source = std::get_if<Upsampled>(&data.source);
    if (!source) return {Given{}, with_axes(data.tensor, axes)};
    for (int axis = 0; axis < axes; ++axis) shape.spatial[axis] /= source->upsampling.factor;
    return with_upsampling(data_with_axes(with_upsampling(data, std::nullopt), shape), source->upsampling);
}

}  // namespace

Result<Scene> apply_to(Scene const& scene, SetAxes const& edit) {
    if (edit.axes == scene.axes()) return scene;
    auto draft = draft_of(scene);
    settle_output_shape(draft);
    auto& changed = draft.scene;
    changed.stride = list_with_axes(changed.stride, edit.axes);
    changed.dilation = list_with_axes(changed.dilation, edit.axes);
    changed.kernel_extents = list_with_axes(changed.kernel_extents, edit.axes);
    if (auto const* const pairs = std::get_if<Pairs>(&changed.padding)) {
        auto const padding = list_with_axes(*pairs, edit.axes);
        changed.padding = padding;
    }
    if (changed.output_padding) changed.output_padding = list_with_axes(*changed.output_padding, edit.axes);
    draft.sizes.input.spatial = list_with_axes(draft.sizes.input.spatial, edit.axes);
    draft.sizes.kernel.spatial = changed.kernel_extents;
    if (auto const possible = operation_of(changed, draft.sizes); !possible) return possible.problem();
    changed.input = data_with_axes(changed.input, draft.sizes.input);
    if (!op::is_pooling(changed.operation)) changed.kernel = data_with_axes(changed.kernel, draft.sizes.kernel);
    return finish(std::move(draft));
}

Result<Scene> apply_to(Scene const& scene, SetViews const& edit) {
    auto changed = scene;
    changed.views = edit.views;
    return changed;
}

// ---- any

Result<Scene> apply(Scene const& scene, Edit const& edit) {
    return std::visit([&](auto const& one) { return apply_to(scene, one); }, edit);
}

std::optional<base::Problem> refusal_of(Scene const& scene, Edit const& edit) {
    auto const problem_of = [](auto const& result) {
        return result ? std::nullopt : std::optional<base::Problem>{result.problem()};
    };
    return std::visit(base::Overloaded{
                          [&](SetUpsampling const& it) { return problem_of(check_edit(scene, it)); },
                          [&](Fill const& it) { return problem_of(check_edit(scene, it)); },
                          [&](SetGroups const& it) { return problem_of(check_edit(scene, it)); },
                          [&](auto const& it) { return problem_of(apply_to(scene, it)); },
                      },
                      edit);
}

namespace {

std::int64_t output_extent_of(Scene const& scene, int axis) {
    auto const operation = operation_of(scene, sizes_of(scene));
    if (!operation) return 0;
    auto const output = op::output_extents(*operation, scene.input.tensor.shape().spatial);
    return output ? (*output)[axis] : 0;
}

std::int64_t upsampling_factor_of(Scene const& scene) {
    auto const* const upsampled = std::get_if<Upsampled>(&scene.input.source);
    return upsampled ? upsampled->upsampling.factor : 1;
}

}  // namespace

std::int64_t value_of(Scene const& scene, Parameter parameter, int axis) {
    switch (parameter) {
        case Parameter::InputExtent:
            return scene.input.tensor.shape().spatial[axis];
        case Parameter::KernelExtent:
            return scene.kernel_extents[axis];
        case Parameter::Stride:
            return scene.stride[axis];
        case Parameter::Dilation:
            return scene.dilation[axis];
        case Parameter::PaddingBegin:
        case Parameter::PaddingEnd:
        case Parameter::OutputPadding:
            break;
        case Parameter::OutputExtent:
            return output_extent_of(scene, axis);
        case Parameter::Batch:
            return scene.input.tensor.shape().batch;
        case Parameter::InputChannels:
            return scene.input.tensor.shape().channels;
        case Parameter::OutputChannels:
            return output_channels_of(draft_of(scene));
        case Parameter::UpsamplingFactor:
            return upsampling_factor_of(scene);
    }
    auto draft = draft_of(scene);
    settle_output_shape(draft);
    settle_padding(draft);
    auto const& settled = draft.scene;
    if (parameter == Parameter::OutputPadding) return settled.output_padding ? (*settled.output_padding)[axis] : 0;
    auto const& [begin, end] = std::get<Pairs>(settled.padding)[axis];
    return parameter == Parameter::PaddingBegin ? begin : end;
}

}  // namespace deconvista::scene
