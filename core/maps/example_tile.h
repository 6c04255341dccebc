#pragma once
// An example's two pictures as tiles of one size: where the unit sees beyond the picture, the tile is empty.

#include "core/maps/example.h"
#include "core/maps/page.h"

namespace deconvista::maps {

enum class Side : std::uint8_t { Patch, Projection };

void draw_tile(Page& page, figure::Rect tile, Example const& example, Side side);
void draw_empty_tile(Page& page, figure::Rect tile);

// Height of a tile of width 1.
double tile_proportion(Example const& example);

}  // namespace deconvista::maps
