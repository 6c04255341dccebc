#pragma once
// The nine strongest of maps in the layout of Zeiler and Fergus' figure 2: for each map nine projections, and beside
// them the nine patches.

#include "core/figure/figure.h"
#include "core/maps/top_nine.h"
#include "core/picture/look.h"
#include "core/picture/step_words.h"

namespace deconvista::maps {

// For files that can carry text.
picture::StepWords top_nine_words(TopNine const& nine, text::Language language);

figure::Figure top_nine_figure(TopNine const& nine, picture::Look const& look);

// How many maps a figure of this size shows so that what is in them can still be made out.
int maps_on_a_page(picture::Look const& look);

}  // namespace deconvista::maps
