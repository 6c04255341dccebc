#pragma once
// How numbers are written, everywhere and whatever the locale. "NaN", "Infinity" and "-Infinity" stand for the values
// that are not finite.

#include <cstdint>
#include <string>

namespace deconvista::base {

// The shortest text that reads back as the same value: 2, -0.5, 0.1, 1e+30. Negative zero is written 0.
std::string shortest(float value);
std::string shortest(double value);

// At most `digits` significant digits, without trailing zeros: 0.3333, 12.5, -7. For pictures, with a real minus sign
// (U+2212), also in an exponent, and the sign of infinity as a symbol. digits is 1 to 17.
std::string pretty(double value, int digits);

// At most so many digits after the point (0 to 17), without trailing zeros: 3.25, -0.5, 12. For coordinates, with an
// ASCII minus sign.
std::string decimal(double value, int digits);

std::string to_text(std::int64_t value);

}  // namespace deconvista::base
