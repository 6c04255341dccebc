#pragma once
// The flat view: numbers in cells, input to output from left to right (one axis: from below upwards).

#include "core/picture/captions.h"
#include "core/picture/sites.h"

namespace deconvista::picture {

ColorRanges draw_flat(Shapes& shapes, Shot const& shot, Bands const& bands);

Sites flat_sites(Shot const& shot, Bands const& bands);

// In the pictures of the whole input and output.
std::optional<Site> flat_picture_site_at(Shot const& shot, Bands const& bands, figure::Point point);

}  // namespace deconvista::picture
