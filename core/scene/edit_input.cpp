#include <cmath>
#include <utility>
#include <vector>

#include "core/base/number_text.h"
#include "core/scene/draft.h"
#include "core/scene/edit_steps.h"
#include "core/scene/fit_data.h"
#include "core/scene/upsample.h"
#include "core/tensor/for_each.h"

namespace deconvista::scene {

using base::Outcome;
using base::refused;
using base::Result;
using base::to_text;

Result<Scene> apply_to(Scene const& scene, SetInput const& edit) {
    auto const with_its_axes = apply_to(scene, SetAxes{edit.input.tensor.shape().spatial.axes()});
    if (!with_its_axes) return with_its_axes.problem();
    auto draft = draft_of(*with_its_axes);
    settle_output_shape(draft);
    auto& [changed, sizes, kernel_groups] = draft;
    auto const outputs = op::is_pooling(changed.operation) ? 0 : output_channels_of(draft);
    sizes.input = edit.input.tensor.shape();
    auto const channels = sizes.input.channels;
    if (!op::is_pooling(changed.operation)) {
        if (channels % changed.groups != 0) changed.groups = 1;
        set_kernel_channels(draft, channels, outputs);
    }
    if (auto const possible = operation_of(changed, sizes); !possible) return possible.problem();
    changed.input = edit.input;
    bool const fits = op::is_pooling(changed.operation) || sizes.kernel == changed.kernel.tensor.shape();
    bool const generated = std::holds_alternative<Generated>(changed.kernel.source);
    kernel_groups = changed.groups;
    if (!fits && !generated)
        changed.kernel = {Given{}, repeated_plane(changed.kernel.tensor, sizes.kernel.batch, sizes.kernel.channels)};
    return finish(std::move(draft));
}

// Whether the result is too large is known from its shape alone.
Outcome check_edit(Scene const& scene, SetUpsampling const& edit) {
    auto const factor = edit.upsampling ? edit.upsampling->factor : 1;
    if (auto const fine = check_upsampling_factor(factor); !fine) return fine;
    auto draft = draft_of(scene);
    settle_output_shape(draft);
    auto const* const before = std::get_if<Upsampled>(&scene.input.source);
    auto& extents = draft.sizes.input.spatial;
    if (before) extents = before->small.shape().spatial;
    for (int axis = 0; axis < extents.axes(); ++axis) extents[axis] *= factor;
    auto const possible = operation_of(draft.scene, draft.sizes);
    return possible ? base::done() : Outcome{possible.problem()};
}

Result<Scene> apply_to(Scene const& scene, SetUpsampling const& edit) {
    auto const* const before = std::get_if<Upsampled>(&scene.input.source);
    if (!before && !edit.upsampling) return scene;
    if (auto const fine = check_edit(scene, edit); !fine) return fine.problem();
    return apply_to(scene, SetInput{with_upsampling(scene.input, edit.upsampling)});
}

namespace {

Outcome check_crop(CropInput const& crop, tensor::Extents const& extents) {
    if (extents.axes() != 2) return refused("crop_needs_a_plane", {to_text(extents.axes())});
    auto const fits = [](std::int64_t begin, std::int64_t count, std::int64_t extent) {
        return begin >= 0 && count >= 1 && begin < extent && count <= extent - begin;
    };
    if (fits(crop.x, crop.width, extents[1]) && fits(crop.y, crop.height, extents[0])) return base::done();
    return refused("crop_outside", {to_text(crop.x), to_text(crop.y), to_text(crop.width), to_text(crop.height),
                                    to_text(extents[1]), to_text(extents[0])});
}

// Rec. 601, as JPEG has it.
float brightness(tensor::Tensor const& picture, tensor::Index pixel) {
    double sum = 0;
    for (double const share : {0.299, 0.587, 0.114}) {
        sum += share * static_cast<double>(picture[pixel]);
        ++pixel.channel;
    }
    return static_cast<float>(std::round(sum)) + 0.0F;
}

}  // namespace

Result<tensor::Tensor> cropped(tensor::Tensor const& whole, CropInput const& part) {
    if (auto const fine = check_crop(part, whole.shape().spatial); !fine) return fine.problem();
    bool const grey = part.colors == Colors::Grey && whole.shape().channels == 3;
    tensor::Shape const shape{whole.shape().batch, grey ? 1 : whole.shape().channels, {part.height, part.width}};
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(*count_cells(shape)));
    tensor::for_each_index(shape, [&](tensor::Index index) {
        index.spatial[0] += part.y;
        index.spatial[1] += part.x;
        values.push_back(grey ? brightness(whole, index) : whole[index]);
    });
    return tensor::Tensor{shape, std::move(values)};
}

Result<Scene> apply_to(Scene const& scene, CropInput const& edit) {
    auto part = cropped(scene.input.tensor, edit);
    if (!part) return part.problem();
    return apply_to(scene, SetInput{{Given{}, *std::move(part)}});
}

Result<Scene> apply_to(Scene const& scene, SetUpsamplingKernel const&) {
    if (scene.operation != op::Kind::TransposedConvolution) return refused("upsampling_kernel_not_here");
    auto draft = draft_of(scene);
    auto& [changed, sizes, kernel_groups] = draft;
    tensor::PerAxis<op::PaddingPair> padding(scene.axes(), {});
    for (int axis = 0; axis < scene.axes(); ++axis) {
        auto const stride = scene.stride[axis];
        sizes.kernel.spatial[axis] = 2 * stride - stride % 2;
        padding[axis] = {stride / 2, stride / 2};
    }
    changed.kernel_extents = sizes.kernel.spatial;
    changed.padding = padding;
    changed.dilation = tensor::Extents(scene.axes(), 1);
    changed.output_padding.reset();
    changed.output_shape.reset();
    changed.kernel = {Generated{Generator::Bilinear, 0}, {}};  // made when the draft is finished
    return finish(std::move(draft));
}

}  // namespace deconvista::scene
