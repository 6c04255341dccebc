#include "core/scene/draft.h"

#include <algorithm>
#include <utility>

#include "core/scene/fit_data.h"
#include "core/scene/scene_keys.h"
#include "core/scene/words.h"

namespace deconvista::scene {
namespace {

using Pairs = tensor::PerAxis<op::PaddingPair>;

// What the convention makes of the paddings; none, if it makes nothing of them.
tensor::PerAxis<op::Axis> resolved_axes(Draft const& draft) {
    auto const operation = operation_of(draft.scene, draft.sizes);
    return operation ? operation->axes : tensor::PerAxis<op::Axis>(draft.scene.axes(), {});
}

Pairs pairs_of(tensor::PerAxis<op::Axis> const& axes) {
    Pairs pairs(axes.axes(), {});
    for (int axis = 0; axis < axes.axes(); ++axis)
        pairs[axis] = {std::max<std::int64_t>(0, axes[axis].padding_begin),
                       std::max<std::int64_t>(0, axes[axis].padding_end)};
    return pairs;
}

void set_on_axis(Draft& draft, Parameter parameter, int axis, std::int64_t value) {
    switch (parameter) {
        case Parameter::InputExtent:
            draft.sizes.input.spatial[axis] = value;
            break;
        case Parameter::KernelExtent:
            draft.sizes.kernel.spatial[axis] = value;
            draft.scene.kernel_extents[axis] = value;
            break;
        case Parameter::Stride:
            draft.scene.stride[axis] = value;
            break;
        case Parameter::Dilation:
            draft.scene.dilation[axis] = value;
            break;
        case Parameter::PaddingBegin:
            std::get<Pairs>(draft.scene.padding)[axis].begin = value;
            break;
        case Parameter::PaddingEnd:
            std::get<Pairs>(draft.scene.padding)[axis].end = value;
            break;
        case Parameter::OutputPadding:
            (*draft.scene.output_padding)[axis] = value;
            break;
    }
}

}  // namespace

Draft draft_of(Scene const& scene) {
    return {scene, sizes_of(scene)};
}

void settle_padding(Draft& draft) {
    if (!std::holds_alternative<Pairs>(draft.scene.padding)) draft.scene.padding = pairs_of(resolved_axes(draft));
}

void settle_output_shape(Draft& draft) {
    if (!draft.scene.output_shape) return;
    auto const axes = resolved_axes(draft);
    draft.scene.padding = pairs_of(axes);
    draft.scene.output_shape.reset();
    // Cells that a convention appends are what output_padding appends, as many as it may.
    draft.scene.output_padding = tensor::Extents(axes.axes(), 0);
    for (int axis = 0; axis < axes.axes(); ++axis) {
        auto const appended = axes[axis].output_padding + std::max<std::int64_t>(0, -axes[axis].padding_end);
        auto const most = std::max(draft.scene.stride[axis], draft.scene.dilation[axis]) - 1;
        (*draft.scene.output_padding)[axis] = std::min(appended, most);
    }
}

base::Outcome set_parameter(Draft& draft, Parameter parameter, std::optional<int> axis, std::int64_t value) {
    auto& scene = draft.scene;
    if (parameter == Parameter::OutputPadding && !has_key(scene.operation, "output_padding"))
        return base::refused("key_not_for_operation", {"output_padding", std::string{word_of(scene.operation)}});
    settle_output_shape(draft);
    if (parameter == Parameter::PaddingBegin || parameter == Parameter::PaddingEnd) settle_padding(draft);
    if (parameter == Parameter::OutputPadding && !scene.output_padding)
        scene.output_padding = tensor::Extents(scene.axes(), 0);
    for (int i = axis.value_or(0); i < (axis ? *axis + 1 : scene.axes()); ++i) set_on_axis(draft, parameter, i, value);
    return base::done();
}

base::Result<Scene> finish(Draft draft) {
    auto const operation = operation_of(draft.scene, draft.sizes);
    if (!operation) return operation.problem();
    auto& scene = draft.scene;
    scene.input = fitted(scene.input, draft.sizes.input);
    if (!op::is_pooling(scene.operation)) scene.kernel = fitted(scene.kernel, draft.sizes.kernel);
    return std::move(scene);
}

}  // namespace deconvista::scene
