#pragma once
// Small cells side by side, taken as one rectangle.

#include <vector>

#include "core/figure/figure.h"

namespace deconvista::picture {

// The rectangles that cells fill whose gaps are small beside them; a cell without neighbours stays as it is. The cells
// come row by row, as in a grid, and from left to right; those of several grids one grid after the other.
std::vector<figure::Rect> merged_cells(std::vector<figure::Rect> const& cells);

}  // namespace deconvista::picture
