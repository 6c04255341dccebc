#pragma once
// What networks see and what is projected, as pixels.

#include "core/figure/figure.h"
#include "core/net/box.h"
#include "core/projection/display.h"
#include "core/tensor/tensor.h"

namespace deconvista::maps {

// (1, 1 or 3, height, width), 0 to 255; other values are brought there.
figure::Pixels pixels_of(tensor::Tensor const& picture);
figure::Pixels pixels_of(projection::PixelPicture const& picture);

// The part of two axes, as far as the picture reaches.
figure::Pixels cut(figure::Pixels const& picture, net::Box const& part);

}  // namespace deconvista::maps
