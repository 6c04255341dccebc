#pragma once
// The isometric view: the input below, the output above it, the kernel's shadow on the input and rays from it to the
// output cell. Labels stay upright.

#include <optional>

#include "core/figure/figure.h"
#include "core/picture/shot.h"

namespace deconvista::picture {

figure::Figure isometric_figure(Shot const& shot);

// The position of the output grid at a point.
std::optional<tensor::Index> isometric_position_at(Shot const& shot, figure::Point point);

}  // namespace deconvista::picture
