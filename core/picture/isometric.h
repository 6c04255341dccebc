#pragma once
// The isometric view: the input below, the output above it, the kernel's shadow on the input and rays from it to the
// output cell. Labels stay upright.

#include "core/picture/captions.h"
#include "core/picture/sites.h"

namespace deconvista::picture {

ColorRanges draw_isometric(Shapes& shapes, Shot const& shot, Bands const& bands);

Sites isometric_sites(Shot const& shot, Bands const& bands);

}  // namespace deconvista::picture
