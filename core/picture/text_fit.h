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

// The largest size up to `largest` at which all values fit into `width` with at most 4 significant digits, or fewer.
// Below `smallest` there is no room.
NumberFit fit_numbers(std::span<float const> values, float width, float largest, float smallest);

std::string number(double value, NumberFit const& fit);

}  // namespace deconvista::picture
