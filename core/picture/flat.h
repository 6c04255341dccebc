#pragma once
// The flat view: numbers in cells, input to output from left to right (one axis: from below upwards).

#include "core/figure/figure.h"
#include "core/picture/shot.h"

namespace deconvista::picture {

figure::Figure flat_figure(Shot const& shot);

// The position of the output grid at a point.
std::optional<tensor::Index> flat_position_at(Shot const& shot, figure::Point point);

}  // namespace deconvista::picture
