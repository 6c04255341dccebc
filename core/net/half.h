#pragma once
// IEEE 754 half precision, as files store it: 1 sign bit, 5 of exponent, 10 of mantissa.

#include <cstdint>

namespace deconvista::net {

float from_half(std::uint16_t bits);  // exact
std::uint16_t to_half(float value);   // rounds to nearest, ties to even; beyond 65504 infinity

}  // namespace deconvista::net
