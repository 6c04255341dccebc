#include "core/scene/draft.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/scene/edit_steps.h"
#include "core/scene/fit_data.h"
#include "core/scene/limits.h"
#include "core/scene/upsample.h"
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
        case Parameter::OutputExtent:
            (*draft.scene.output_shape)[axis] = value;
            break;
        case Parameter::Batch:
        case Parameter::InputChannels:
        case Parameter::OutputChannels:
        case Parameter::UpsamplingFactor:
            break;  // have no axes
    }
}

// A count beyond the limits goes where operation_of() finds it.
bool is_count(std::int64_t value) {
    return value >= 1 && value <= kMaxExtent;
}

void set_input_channels(Draft& draft, std::int64_t value) {
    auto& [scene, sizes, ignored] = draft;
    auto const before = std::exchange(sizes.input.channels, value);
    if (op::is_pooling(scene.operation) || !is_count(value)) return;
    auto const outputs = output_channels_of(draft);
    bool const depthwise = scene.groups == before && before > 1;
    auto const of_each = outputs / scene.groups;
    scene.groups = depthwise ? value : std::gcd(scene.groups, value);
    set_kernel_channels(draft, value, depthwise ? of_each * value : outputs);
}

base::Outcome set_output_channels(Draft& draft, std::int64_t value) {
    auto& [scene, sizes, ignored] = draft;
    if (op::is_pooling(scene.operation))
        return base::refused("pooling_keeps_channels", {std::string{word_of(scene.operation)}});
    auto& stored = scene.operation == op::Kind::TransposedConvolution ? sizes.kernel.channels : sizes.kernel.batch;
    if (!is_count(value)) {
        stored = value;
        return base::done();
    }
    scene.groups = std::gcd(scene.groups, value);
    set_kernel_channels(draft, sizes.input.channels, value);
    return base::done();
}

base::Outcome set_upsampling_factor(Draft& draft, std::int64_t factor) {
    auto* const upsampled = std::get_if<Upsampled>(&draft.scene.input.source);
    if (!upsampled) return base::refused("input_is_not_upsampled");
    if (auto const fine = check_upsampling_factor(factor); !fine) return fine;
    upsampled->upsampling.factor = factor;
    auto const& small = upsampled->small.shape().spatial;
    for (int axis = 0; axis < small.axes(); ++axis) draft.sizes.input.spatial[axis] = small[axis] * factor;
    return base::done();
}

// The extents that come out now are asked for by name, so that one of them can be changed.
void ask_for_output(Draft& draft) {
    if (draft.scene.output_shape) return;
    auto const operation = operation_of(draft.scene, draft.sizes);
    if (!operation) return;
    if (auto const output = op::output_extents(*operation, draft.sizes.input.spatial))
        draft.scene.output_shape = *output;
    draft.scene.output_padding.reset();
}

}  // namespace

Draft draft_of(Scene const& scene) {
    return {scene, sizes_of(scene), scene.groups};
}

std::int64_t output_channels_of(Draft const& draft) {
    auto const& [scene, sizes, ignored] = draft;
    if (op::is_pooling(scene.operation)) return sizes.input.channels;
    if (scene.operation == op::Kind::TransposedConvolution) return sizes.kernel.channels * scene.groups;
    return sizes.kernel.batch;
}

void set_kernel_channels(Draft& draft, std::int64_t inputs, std::int64_t outputs) {
    auto& [scene, sizes, ignored] = draft;
    bool const transposed = scene.operation == op::Kind::TransposedConvolution;
    sizes.kernel.batch = transposed ? inputs : outputs;
    sizes.kernel.channels = (transposed ? outputs : inputs) / scene.groups;
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
    auto const* const key = parameter == Parameter::OutputPadding  ? "output_padding"
                            : parameter == Parameter::OutputExtent ? "output_shape"
                                                                   : "input";
    if (auto const fine = check_key(scene, key); !fine) return fine;
    if (parameter == Parameter::OutputExtent) {
        ask_for_output(draft);
        if (!scene.output_shape) return operation_of(scene, draft.sizes).problem();
    } else {
        settle_output_shape(draft);
    }
    if (parameter == Parameter::PaddingBegin || parameter == Parameter::PaddingEnd) settle_padding(draft);
    if (parameter == Parameter::OutputPadding && !scene.output_padding)
        scene.output_padding = tensor::Extents(scene.axes(), 0);
    if (parameter == Parameter::Batch) draft.sizes.input.batch = value;
    if (parameter == Parameter::InputChannels) set_input_channels(draft, value);
    if (parameter == Parameter::OutputChannels) return set_output_channels(draft, value);
    if (parameter == Parameter::UpsamplingFactor) return set_upsampling_factor(draft, value);
    for (int i = axis.value_or(0); i < (axis ? *axis + 1 : scene.axes()); ++i) set_on_axis(draft, parameter, i, value);
    return base::done();
}

base::Result<Scene> finish(Draft draft) {
    auto const operation = operation_of(draft.scene, draft.sizes);
    if (!operation) return operation.problem();
    auto& scene = draft.scene;
    scene.input = fitted(scene.input, draft.sizes.input);
    if (op::is_pooling(scene.operation)) return std::move(scene);
    scene.kernel = fitted_kernel(scene.kernel, draft.kernel_groups, scene.groups, draft.sizes.kernel);
    if (!scene.bias.empty()) scene.bias.resize(static_cast<std::size_t>(output_channels_of(draft)), 0);
    return std::move(scene);
}

}  // namespace deconvista::scene
