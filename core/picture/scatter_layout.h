#pragma once
// Where each grid of the scatter view lies.

#include <vector>

#include "core/picture/layout.h"
#include "core/picture/stamp_shot.h"

namespace deconvista::picture {

// One frame for each map. The kernels' and their multiples' are empty for pooling.
struct ScatterLayout {
    Bands bands;
    std::vector<GridFrame> inputs, kernels, stamps, outputs;
};
ScatterLayout scatter_layout(StampShot const& stamp, Bands const& bands);

}  // namespace deconvista::picture
