#pragma once
// The whole of a large input and the whole of a large result as pictures, with the pages that are drawn as cells marked
// on them. Three channels of an image file are shown as colours.

#include "core/picture/cells.h"
#include "core/picture/layout.h"
#include "core/picture/sites.h"

namespace deconvista::picture {

// Nothing where the board, respectively the output, is drawn whole.
void draw_overview(Shapes& shapes, Shot const& shot, FlatLayout const& layout);
void draw_result(Shapes& shapes, Shot const& shot, FlatLayout const& layout);

// The cell of the input or the output that lies at a point of these pictures, and the step that goes there: of an input
// cell, the one of an output cell that it takes part in.
std::optional<Site> overview_site_at(Shot const& shot, FlatLayout const& layout, figure::Point point);

}  // namespace deconvista::picture
