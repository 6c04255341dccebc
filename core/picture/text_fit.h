#pragma once
// How long a text is, roughly, and how numbers are cut down until they fit. Pictures never measure text (figures are
// made before any font is known); these estimates are from DejaVu Sans's advance widths and err on the wide side.

#include <span>
#include <string>
#include <string_view>

namespace deconvista::picture {

// In ems.
float estimated_width(std::string_view utf8);

// The text, cut and ended by an ellipsis if it is estimated to be wider than `ems`.
std::string shortened(std::string_view utf8, float ems);

// How the numbers of a grid are written: all alike, as large and exact as its cells allow.
struct NumberFit {
    int digits{0};  // significant; 0 = no room for numbers, show colours
    float size{};   // em in pixels
    bool operator==(NumberFit const&) const = default;
};

constexpr int kCellDigits = 4, kSumDigits = 5;

// The room that the numbers of a grid have.
struct NumberRoom {
    float width{}, largest{}, smallest{};  // of a number, and sizes of its text
    int digits{kCellDigits};               // at most
};

// The largest size at which all values fit with as many digits, or fewer. Below the smallest there is no room.
NumberFit fit_numbers(std::span<float const> values, NumberRoom const& room);

// In ems, of the widest value with as few digits as they are ever cut down to.
float least_width(std::span<float const> values, int most_digits);

std::string number(double value, NumberFit const& fit);

}  // namespace deconvista::picture
