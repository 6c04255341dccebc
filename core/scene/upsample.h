#pragma once
// Upsampling before the operation: nearest neighbour and linear interpolation, as PyTorch's interpolate has them.

#include "core/scene/scene.h"

namespace deconvista::scene {

// 1 to 64.
base::Outcome check_upsampling_factor(std::int64_t factor);

// Each spatial extent times the factor. Bilinear is linear along each axis (align_corners=False): cell i lies at
// (i + 0.5) / factor - 0.5, and what lies outside counts as the border. The cells have been counted.
tensor::Tensor upsampled(tensor::Tensor const& small, Upsampling const& upsampling);

// Input data that are upsampled; from what they were before. A picture's pixels become given values.
Data with_upsampling(Data const& data, std::optional<Upsampling> const& upsampling);

}  // namespace deconvista::scene
