#pragma once
// The sub-pixel decomposition of a transposed convolution: the kernel shared out among the phases, one small kernel and
// one small output for each, and the output in which they interleave. Each phase has a colour, and a letter for those
// who cannot tell colours. Another operation gets a sentence in place of a picture.

#include "core/picture/captions.h"
#include "core/picture/sites.h"

namespace deconvista::picture {

void draw_phases(Shapes& shapes, Shot const& shot, Bands const& bands);
Sites phases_sites(Shot const& shot, Bands const& bands);

}  // namespace deconvista::picture
