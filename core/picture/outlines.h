#pragma once
// Outlines and hatchings of parallelograms: cells seen from above and in the isometric view alike.

#include <array>
#include <optional>
#include <vector>

#include "core/figure/figure.h"

namespace deconvista::picture {

using Shapes = std::vector<figure::Shape>;

// Corners clockwise as seen; the fourth follows from the others.
using Quad = std::array<figure::Point, 4>;

Quad quad_of(figure::Rect rect);
std::optional<figure::Rect> rect_of(Quad const& quad);  // none of one that is seen aslant

void dashed_outline(Shapes& shapes, Quad const& quad, figure::Stroke stroke, float dash);
void dotted_outline(Shapes& shapes, Quad const& quad, figure::Color color, float radius);

// Diagonal lines, `lines` of them.
void hatched(Shapes& shapes, Quad const& quad, figure::Stroke stroke, int lines);

}  // namespace deconvista::picture
