#pragma once
// Maps of a network as images.

#include <span>

#include "core/figure/figure.h"
#include "core/maps/map_values.h"
#include "core/picture/color_scale.h"
#include "core/tensor/tensor.h"

namespace deconvista::maps {

// Zero in the middle of the scale, whatever the signs.
tensor::Range around_zero(tensor::Range range);

// Row-major values, at most `longest` pixels a side. Where there are more cells, a pixel shows the one that is furthest
// from 0: a lone number must not get lost.
figure::Pixels map_image(std::span<float const> values, Frame frame, picture::ColorScale const& scale, int longest);

}  // namespace deconvista::maps
