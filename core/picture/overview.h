#pragma once
// The whole of a large input as an image, with the page that is drawn as cells marked on it.

#include "core/picture/cells.h"
#include "core/picture/layout.h"

namespace deconvista::picture {

// Nothing where the board is drawn whole.
void draw_overview(Shapes& shapes, Shot const& shot, FlatLayout const& layout);

}  // namespace deconvista::picture
