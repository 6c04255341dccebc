#pragma once
// Sine and cosine of angles in turns (1 is 360 degrees), of additions and multiplications alone: the functions of the
// standard library differ in their last bits from system to system, and drawings must not. Within 2e-7.

namespace deconvista::drawings {

float sine(float turns);
float cosine(float turns);

}  // namespace deconvista::drawings
