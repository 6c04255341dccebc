#pragma once
// Pictures that are read from the back row of a room.

#include "core/picture/look.h"
#include "core/scene/scene.h"

namespace deconvista::picture {

// No text is smaller than this share of the height of what is shown: numbers in cells lose digits before that.
constexpr float kBackRow = 1.f / 50;

// The look with captions that stay at `smallest` pixels even in panes and halves, which make them smaller.
Look for_back_row(Look look, scene::Scene const& scene, float smallest);

// The same for figures of networks, whose smallest captions are four fifths of the others.
Look for_back_row(Look look, float smallest);

}  // namespace deconvista::picture
