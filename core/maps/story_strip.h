#pragma once
// The stations of a network on the way from the picture to the unit, in a row.

#include "core/maps/story_layout.h"
#include "core/picture/cells.h"

namespace deconvista::maps {

// Nothing where the layout has no stations.
void draw_strip(picture::Shapes& shapes, story::Story const& story, std::int64_t step, StoryLayout const& layout,
                picture::Look const& look);

}  // namespace deconvista::maps
