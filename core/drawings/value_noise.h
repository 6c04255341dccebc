#pragma once
// Smooth random landscapes of height 0 to 1: random values at whole numbers, smoothly blended between them.

#include <cstdint>

#include "core/drawings/shapes.h"

namespace deconvista::drawings {

float value_noise(std::uint64_t seed, Point p);

}  // namespace deconvista::drawings
