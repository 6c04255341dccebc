#pragma once
// The numbers of a map, or of a part of it, as a picture of one pixel a cell.

#include <vector>

#include "core/figure/figure.h"
#include "core/projection/signal.h"
#include "core/tensor/tensor.h"

namespace deconvista::maps {

struct Plane {
    int width{}, height{};
    std::vector<float> values;  // row-major
    bool operator==(Plane const&) const = default;
};

// One channel of a signal, within the box that it lies in. Of three axes the first slice; one cell where there are
// none.
Plane plane_of(projection::Signal const& signal, std::int64_t channel);

// By the scale of values over this range. What is not known is transparent; no flags: all is.
figure::Pixels colored(Plane const& plane, tensor::Range range, std::vector<bool> const& known = {});

}  // namespace deconvista::maps
