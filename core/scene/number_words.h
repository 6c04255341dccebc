#pragma once
// A number as people type it or programs print it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace deconvista::scene {

// The number in decimal notation (no sign but '-'), as float32: too small for it is 0, nothing if beyond it. Never
// negative zero.
std::optional<float> float_from(std::string_view text);

// The power of ten of the first digit that is not 0; for a number that no floating-point type holds.
std::int64_t magnitude_of(std::string_view number);

// What is used for a sign, a digit, a separator or a bracket in other scripts as its ASCII character; infinity's symbol
// as "inf". Never longer than the text, which need not be UTF-8.
std::string ascii_numbers(std::string_view text);

// A word without spaces, after ascii_numbers(): 1, -2.5, .5, 1., 1e-3, 1/9, 2f, true, and not a number or infinity in
// the spellings of C, C++, Python, NumPy, MATLAB, Java and Microsoft's C.
// A word that is too small for float32 is 0; one that is beyond it is none.
std::optional<float> number_from(std::string_view word);

// Whether such a word is none because it is beyond float32: 1e50, -3.5e38, 1e30/1e-30.
bool is_beyond_float(std::string_view word);

}  // namespace deconvista::scene
