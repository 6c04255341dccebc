#pragma once
// The scatter view: each cell of the input scales the kernel and stamps it on the output, where overlaps add up. A
// frame shows what stays of the canvas when it is cropped. There are no inserted zeros here and no turned kernel.

#include "core/picture/captions.h"
#include "core/picture/sites.h"

namespace deconvista::picture {

ColorRanges draw_scatter(Shapes& shapes, Shot const& shot, Bands const& bands);

Sites scatter_sites(Shot const& shot, Bands const& bands);

}  // namespace deconvista::picture
