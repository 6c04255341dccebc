#pragma once
// The views by name. Each is two functions in a file of its own: what it draws into its part of the stage
// (bands.stage), and where its cells lie there.

#include "core/picture/captions.h"
#include "core/picture/sites.h"

namespace deconvista::picture {

// Gives what its colours stand for, where cells have no room for numbers.
ColorRanges draw_view(Shapes& shapes, Shot const& shot, scene::View view, Bands const& bands);

// The cell at a point: one of the sites, or one in a picture of a whole tensor.
std::optional<Site> site_in_view(Shot const& shot, scene::View view, Bands const& bands, figure::Point point);

Sites sites_of(Shot const& shot, scene::View view, Bands const& bands);

}  // namespace deconvista::picture
