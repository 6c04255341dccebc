#pragma once
// The plan of a story's picture: a strip of stations, the maps on the side of the pixels, the operation, and the maps
// on the side of the unit.

#include <vector>

#include "core/picture/layout.h"
#include "core/story/story.h"

namespace deconvista::maps {

struct StoryLayout {
    picture::Bands bands;
    std::vector<figure::Rect> stations;  // the picture first, then one for each operation
    float station_text{};                // em of their names; 0 = no room for names
    figure::Rect left, card, right;      // each with room for a title above it
};

StoryLayout story_layout(story::Story const& story, picture::Look const& look);

// Places for so many maps of these proportions (columns / rows), largest first in reading order, each with a line for
// its name above.
std::vector<figure::Rect> map_places(figure::Rect area, std::size_t count, float proportion, float name);

// The largest rectangle of these proportions in the middle of the area.
figure::Rect inscribed(figure::Rect area, float proportion);

}  // namespace deconvista::maps
