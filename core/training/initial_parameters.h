#pragma once
// The parameters that a training begins with.

#include <cstdint>

#include "core/training/network.h"

namespace deconvista::training {

// Normally distributed weights: He's deviation sqrt(2 / inputs of a filter), scale 1, shift 0. The filters of the first
// block are smooth from the start: blurred noise under a Gaussian window. White noise in them would neither be needed
// for the task nor fade in a short training, and show as grain in every projection.
Parameters initial_parameters(Architecture const& architecture, std::uint64_t seed);

}  // namespace deconvista::training
