#pragma once
// Zeiler and Fergus' figure 7, whole or still being refined: the picture with the square, the activity of the watched
// map, the probability of the class and the most probable class, each where the square's middle was.

#include "core/figure/figure.h"
#include "core/maps/occlusion.h"
#include "core/picture/look.h"
#include "core/picture/step_words.h"

namespace deconvista::maps {

figure::Figure occlusion_figure(OcclusionMaps const& maps, picture::Look const& look);

// For files that can carry text.
picture::StepWords occlusion_words(OcclusionMaps const& maps, text::Language language);

}  // namespace deconvista::maps
