#include "core/scene/fit_data.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/scene/upsample.h"
#include "core/tensor/for_each.h"

namespace deconvista::scene {
namespace {

tensor::Tensor resized(tensor::Tensor const& tensor, tensor::Shape const& shape) {
    auto const fresh = generate({Generator::Random, 0}, shape);
    std::vector<float> values{fresh.values().begin(), fresh.values().end()};
    auto value = values.begin();
    tensor::for_each_index(shape, [&](tensor::Index const& index) {
        if (contains(tensor.shape(), index)) *value = tensor[index];
        ++value;
    });
    return {shape, std::move(values)};
}

// Of channels that a kernel's second extent counts from the first one of the group.
std::int64_t first_channel(tensor::Shape const& shape, std::int64_t groups, std::int64_t batch) {
    return batch / (shape.batch / groups) * shape.channels;
}

// The extents with as many axes, the missing ones first and 1, or the first ones left out.
tensor::Extents aligned(tensor::Extents const& extents, int axes) {
    tensor::Extents result(axes, 1);
    for (int axis = std::max(0, axes - extents.axes()); axis < axes; ++axis)
        result[axis] = extents[axis + extents.axes() - axes];
    return result;
}

}  // namespace

namespace {

// The small tensor follows, if the factor goes into each extent; otherwise what came out becomes given values.
Data fitted(Upsampled const& source, tensor::Tensor const& tensor, tensor::Shape const& shape) {
    auto small = shape;
    for (int axis = 0; axis < shape.spatial.axes(); ++axis) {
        if (shape.spatial[axis] % source.upsampling.factor != 0) return {Given{}, resized(tensor, shape)};
        small.spatial[axis] /= source.upsampling.factor;
    }
    return with_upsampling(fitted(with_upsampling({source, tensor}, std::nullopt), small), source.upsampling);
}

}  // namespace

Data fitted(Data const& data, tensor::Shape const& shape) {
    if (shape == data.tensor.shape()) return data;
    if (auto const* const upsampled = std::get_if<Upsampled>(&data.source))
        return fitted(*upsampled, data.tensor, shape);
    if (auto const* const generated = std::get_if<Generated>(&data.source))
        return {*generated, generate(*generated, shape)};
    return {Given{}, resized(data.tensor, shape)};
}

Data fitted_kernel(Data const& kernel, std::int64_t groups, std::int64_t new_groups, tensor::Shape const& shape) {
    auto const& old = kernel.tensor.shape();
    bool const generated = std::holds_alternative<Generated>(kernel.source);
    if (generated || (groups == 1 && new_groups == 1)) return fitted(kernel, shape);
    if (groups == new_groups && shape == old) return kernel;
    auto const fresh = generate({Generator::Random, 0}, shape);
    std::vector<float> values{fresh.values().begin(), fresh.values().end()};
    auto value = values.begin();
    tensor::for_each_index(shape, [&](tensor::Index index) {
        if (index.batch < old.batch) {
            index.channel += first_channel(shape, new_groups, index.batch) - first_channel(old, groups, index.batch);
            if (index.channel >= 0 && contains(old, index)) *value = kernel.tensor[index];
        }
        ++value;
    });
    return {Given{}, {shape, std::move(values)}};
}

tensor::Tensor with_axes(tensor::Tensor const& tensor, int axes) {
    auto const& shape = tensor.shape();
    tensor::Shape const target{shape.batch, shape.channels, aligned(shape.spatial, axes)};
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(*count_cells(target)));
    tensor::for_each_index(target, [&](tensor::Index index) {
        auto const spatial = index.spatial;
        index.spatial = tensor::Extents(shape.spatial.axes(), 0);
        for (int axis = std::max(0, axes - shape.spatial.axes()); axis < axes; ++axis)
            index.spatial[axis + shape.spatial.axes() - axes] = spatial[axis];
        values.push_back(tensor[index]);
    });
    return {target, std::move(values)};
}

tensor::Tensor with_swapped_channels(tensor::Tensor const& kernel, std::int64_t groups) {
    auto const& shape = kernel.shape();
    auto const per_group = shape.batch / groups;
    tensor::Shape const target{groups * shape.channels, per_group, shape.spatial};
    std::vector<float> values;
    values.reserve(kernel.values().size());
    tensor::for_each_index(target, [&](tensor::Index index) {
        auto const group = index.batch / shape.channels;
        auto const channel = index.batch % shape.channels;
        index.batch = group * per_group + index.channel;
        index.channel = channel;
        values.push_back(kernel[index]);
    });
    return {target, std::move(values)};
}

tensor::Tensor repeated_plane(tensor::Tensor const& kernel, std::int64_t batch, std::int64_t channels) {
    tensor::Shape const target{batch, channels, kernel.shape().spatial};
    auto const plane = kernel.values().first(static_cast<std::size_t>(plane_size(target)));
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(*count_cells(target)));
    for (std::int64_t i = 0; i < batch * channels; ++i) values.insert(values.end(), plane.begin(), plane.end());
    return {target, std::move(values)};
}

}  // namespace deconvista::scene
