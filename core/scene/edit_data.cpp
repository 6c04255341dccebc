#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/number_text.h"
#include "core/op/computation.h"
#include "core/scene/draft.h"
#include "core/scene/edit_steps.h"
#include "core/scene/fit_data.h"
#include "core/scene/scene_keys.h"
#include "core/scene/words.h"

namespace deconvista::scene {
namespace {

using base::Outcome;
using base::refused;
using base::Result;
using base::to_text;

std::string key_of(Grid grid) {
    if (grid == Grid::Bias) return "bias";
    return grid == Grid::Input ? "input" : "kernel";
}

// As the scene file can hold it: no negative zero, one NaN.
float as_written(float value) {
    return std::isnan(value) ? std::numeric_limits<float>::quiet_NaN() : value + 0.0F;
}

tensor::Tensor as_written(tensor::Tensor const& tensor) {
    std::vector<float> values;
    values.reserve(tensor.values().size());
    for (auto const value : tensor.values()) values.push_back(as_written(value));
    return {tensor.shape(), std::move(values)};
}

Outcome check_grid(Scene const& scene, Grid grid) {
    bool const is_there = grid == Grid::Input || !op::is_pooling(scene.operation);
    if (is_there) return base::done();
    return refused("key_not_for_operation", {key_of(grid), std::string{word_of(scene.operation)}});
}

Outcome check_bias(std::span<float const> values) {
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isfinite(values[i]))
            return refused("number_needed", {"bias[" + std::to_string(i) + "]", base::shortest(values[i])});
    return base::done();
}

Result<Scene> with_bias(Scene const& scene, std::span<float const> values) {
    auto const outputs = output_channels_of(draft_of(scene));
    auto const count = static_cast<std::int64_t>(values.size());
    if (count != 0 && count != outputs) return refused("bias_size_differs", {to_text(count), to_text(outputs)});
    if (auto const fine = check_bias(values); !fine) return fine.problem();
    auto changed = scene;
    changed.bias.assign(values.begin(), values.end());
    return changed;
}

// A single plane serves for all pairs of channels.
Result<Scene> with_kernel(Scene const& scene, tensor::Tensor const& values) {
    auto draft = draft_of(scene);
    settle_output_shape(draft);
    auto const old = draft.sizes.kernel;
    auto shape = values.shape();
    bool const single = shape.batch == 1 && shape.channels == 1;
    if (single) shape = {old.batch, old.channels, shape.spatial};
    draft.sizes.kernel = shape;
    draft.scene.kernel_extents = shape.spatial;
    draft.scene.kernel.source = Given{};
    if (auto const possible = operation_of(draft.scene, draft.sizes); !possible) return possible.problem();
    draft.scene.kernel.tensor = single ? repeated_plane(values, shape.batch, shape.channels) : values;
    return finish(std::move(draft));
}

// The grid's tensor, where it has one.
Data& data_of(Scene& scene, Grid grid) {
    return grid == Grid::Input ? scene.input : scene.kernel;
}

// Where the slice begins in a tensor of the shape.
Result<tensor::Index> first_of_slice(SetSlice const& edit, tensor::Shape const& shape) {
    auto const axes = shape.spatial.axes(), given = edit.values.shape().spatial.axes();
    if (given != std::min(axes, 2)) return refused("slice_axes_differ", {to_text(given), to_text(std::min(axes, 2))});
    auto first = edit.at;
    for (int axis = axes - given; axis < first.spatial.axes(); ++axis) first.spatial[axis] = 0;
    bool const is_slice = edit.values.shape().batch == 1 && edit.values.shape().channels == 1;
    if (first.spatial.axes() == axes && contains(shape, first) && is_slice) return first;
    return refused("slice_not_there", {key_of(edit.grid), to_text(shape)});
}

}  // namespace

Result<Scene> apply_to(Scene const& scene, SetValue const& edit) {
    if (auto const fine = check_grid(scene, edit.grid); !fine) return fine.problem();
    auto changed = scene;
    bool const bias = edit.grid == Grid::Bias;
    auto const old = bias ? std::span<float const>{scene.bias} : data_of(changed, edit.grid).tensor.values();
    if (edit.cell < 0 || edit.cell >= static_cast<std::int64_t>(old.size()))
        return refused("cell_not_there",
                       {key_of(edit.grid), to_text(edit.cell), to_text(static_cast<std::int64_t>(old.size()))});
    std::vector<float> values{old.begin(), old.end()};
    values[static_cast<std::size_t>(edit.cell)] = as_written(edit.value);
    if (bias) return with_bias(scene, values);
    auto& data = data_of(changed, edit.grid);
    tensor::Tensor tensor{data.tensor.shape(), std::move(values)};
    if (tensor == data.tensor) return scene;
    data = {Given{}, std::move(tensor)};
    return changed;
}

Result<Scene> apply_to(Scene const& scene, SetValues const& edit) {
    if (auto const fine = check_grid(scene, edit.grid); !fine) return fine.problem();
    if (edit.grid == Grid::Bias && edit.values.empty()) return with_bias(scene, {});
    if (edit.values.empty()) return refused("values_needed", {key_of(edit.grid)});
    auto const values = as_written(edit.values);
    if (edit.grid == Grid::Bias) return with_bias(scene, values.values());
    if (edit.grid == Grid::Kernel) return with_kernel(scene, values);
    return apply_to(scene, SetInput{{Given{}, values}});
}

Result<Scene> apply_to(Scene const& scene, SetSlice const& edit) {
    if (auto const fine = check_grid(scene, edit.grid); !fine) return fine.problem();
    if (edit.grid == Grid::Bias) return apply_to(scene, SetValues{edit.grid, edit.values});
    if (edit.values.empty()) return refused("values_needed", {key_of(edit.grid)});
    auto draft = draft_of(scene);
    auto const first = first_of_slice(edit, data_of(draft.scene, edit.grid).tensor.shape());
    if (!first) return first.problem();
    settle_output_shape(draft);
    auto& extents = edit.grid == Grid::Input ? draft.sizes.input.spatial : draft.sizes.kernel.spatial;
    auto const& given = edit.values.shape().spatial;
    for (int axis = 0; axis < given.axes(); ++axis) extents[extents.axes() - given.axes() + axis] = given[axis];
    draft.scene.kernel_extents = draft.sizes.kernel.spatial;
    auto fitting = finish(std::move(draft));
    if (!fitting) return fitting.problem();
    auto& data = data_of(*fitting, edit.grid);
    auto const& shape = data.tensor.shape();
    auto const values = as_written(edit.values);
    std::vector<float> all{data.tensor.values().begin(), data.tensor.values().end()};
    std::ranges::copy(values.values(), all.begin() + offset(shape, *first));
    data = {Given{}, {shape, std::move(all)}};
    return fitting;
}

Outcome check_edit(Scene const& scene, Fill const& edit) {
    if (auto const fine = check_grid(scene, edit.grid); !fine) return fine;
    auto const generator = edit.generated.generator;
    return edit.grid == Grid::Kernel ? check_generator(generator, scene.kernel_extents)
                                     : check_input_generator(generator);
}

Result<Scene> apply_to(Scene const& scene, Fill const& edit) {
    if (auto const fine = check_edit(scene, edit); !fine) return fine.problem();
    auto changed = scene;
    if (edit.grid == Grid::Bias) {
        auto const outputs = output_channels_of(draft_of(scene));
        return with_bias(scene, generate(edit.generated, {1, 1, {outputs}}).values());
    }
    auto& data = data_of(changed, edit.grid);
    data = {edit.generated, generate(edit.generated, data.tensor.shape())};
    return changed;
}

}  // namespace deconvista::scene
