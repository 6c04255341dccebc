#pragma once
// The connections view: on each axis the big grid above and the small one below, joined by the same lines whichever way
// the operation goes, and in every cell how many lines end in it. Over several axes the counts multiply; uneven counts
// in the output are where a checkerboard comes from.

#include "core/picture/layout.h"
#include "core/picture/sites.h"

namespace deconvista::picture {

void draw_connections(Shapes& shapes, Shot const& shot, Bands const& bands);

Sites connection_sites(Shot const& shot, Bands const& bands);

}  // namespace deconvista::picture
