#pragma once
// Tensors of a scene made to fit new shapes.

#include "core/scene/scene.h"

namespace deconvista::scene {

// The data in a new shape with as many axes. What was generated is generated anew, and what was upsampled stays so if
// the factor goes into the new extents; of anything else the cells that both
// shapes have keep their values, and new cells get integers from -3 to 3 that depend on the cell alone.
Data fitted(Data const& data, tensor::Shape const& shape);

// A kernel likewise, for other numbers of channels or groups: what keeps its weights are the pairs of channels that
// both kernels connect. The kernel's shape is one for `groups`, the new one for `new_groups`.
Data fitted_kernel(Data const& kernel, std::int64_t groups, std::int64_t new_groups, tensor::Shape const& shape);

// The same values with axes of extent 1 put before the spatial ones, respectively the first slice without them.
tensor::Tensor with_axes(tensor::Tensor const& tensor, int axes);

// (groups * p, q, k...) as (groups * q, p, k...): a convolution's kernel in the layout of the transposed convolution
// with the same connections between channels, and back.
tensor::Tensor with_swapped_channels(tensor::Tensor const& kernel, std::int64_t groups);

// The first plane of the kernel, repeated.
tensor::Tensor repeated_plane(tensor::Tensor const& kernel, std::int64_t batch, std::int64_t channels);

}  // namespace deconvista::scene
