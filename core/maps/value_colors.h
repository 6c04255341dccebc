#pragma once
// The colours of picture::ColorScale for many values: looked up in a table.

#include <vector>

#include "core/picture/color_scale.h"

namespace deconvista::maps {

class ValueColors {
public:
    // For values in `own`; zero-centred if `layer`, which `own` is a part of, has negative values.
    ValueColors(tensor::Range own, tensor::Range layer);

    figure::Color of(float value) const;

private:
    tensor::Range range_;
    picture::ColorScale scale_;
    std::vector<figure::Color> table_;
};

}  // namespace deconvista::maps
