#pragma once
// The layers between convolutions, forwards and backwards. For Real = float and double.

#include <cstdint>

#include "core/training/maps.h"

namespace deconvista::training {

// In place: negative values become 0.
template <class Real>
void rectify(Maps<Real>& maps);

// `gradient` is kept where the rectified output is positive, and becomes 0 elsewhere.
template <class Real>
void rectify_backward(Maps<Real> const& output, Maps<Real>& gradient);

// The shape after windows of 2 x 2 that do not overlap; an odd last row or column is left out.
MapsShape halved(MapsShape const& shape);

// Where in its window each maximum was found: 0 to 3, row by row, the first of equal ones.
using Switches = std::vector<std::uint8_t>;

template <class Real>
void max_pool(Maps<Real> const& input, Maps<Real>& output, Switches& switches);

template <class Real>
void max_pool_backward(Maps<Real> const& output_gradient, Switches const& switches, Maps<Real>& input_gradient);

// The mean of every map: (images, 1, 1, channels).
template <class Real>
Maps<Real> global_average(Maps<Real> const& input);

template <class Real>
void global_average_backward(Maps<Real> const& output_gradient, Maps<Real>& input_gradient);

}  // namespace deconvista::training
