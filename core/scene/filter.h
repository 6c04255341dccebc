#pragma once
// Kernels by name: the filters of image processing, and the two kernels that keep each map to itself.
//
// The same plane stands between all pairs of channels, but for Identity and Bilinear, whose plane stands where the
// numbers of both channels (within the group) are equal and zeros elsewhere.

#include <vector>

#include "core/base/result.h"
#include "core/scene/scene.h"

namespace deconvista::scene {

// Whether the generator makes a kernel for these extents. Sobel needs 3 to 31 cells along its axis and at most 31 along
// the others, as its binomials would leave float32; Laplacian, Sharpen and Emboss need 3 cells along each.
base::Outcome check_filter(Generator generator, tensor::Extents const& extents);

// One number for each cell of a plane of these extents, row-major; the check has been passed.
std::vector<float> filter_plane(Generator generator, tensor::Extents const& extents);

// Whether the plane stands on the diagonal of the channels alone.
constexpr bool is_diagonal(Generator generator) {
    return generator == Generator::Identity || generator == Generator::Bilinear;
}

}  // namespace deconvista::scene
