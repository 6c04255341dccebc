#pragma once
// What an operation does, drawn between what goes in and what comes out.

#include "core/maps/story_layout.h"
#include "core/picture/cells.h"
#include "core/trace/stage.h"

namespace deconvista::maps {

// `stage`: Forward or Down.
void draw_card(picture::Shapes& shapes, story::Story const& story, std::size_t layer, trace::Stage stage,
               StoryLayout const& layout, picture::Look const& look);

}  // namespace deconvista::maps
