#pragma once
// How far two pictures of the same figure are apart.

#include <array>
#include <cstdint>
#include <string>

#include "app/paint/cairo_painter.h"
#include "core/figure/figure.h"

namespace deconvista::paint {

struct Part {
    int x{}, y{}, width{}, height{};
};

std::array<int, 3> rgb_at(PixelBuffer const& picture, int x, int y);

struct Difference {
    double mean{};         // over pixels and channels, of 255
    int nearly_largest{};  // 99.9 of 100 pixels differ by no more in any channel
};

Difference difference(PixelBuffer const& a, PixelBuffer const& b, Part const& part);

// Where a picture is not white: how much (a black pixel counts 1), around which point, and within which bounds.
struct Ink {
    double amount{};
    double x{}, y{};
    int left{}, top{}, right{}, bottom{};  // of clearly inked pixels; right and bottom are beyond the last
};

Ink ink(PixelBuffer const& picture, Part const& part);

// Mean lightness of squares of that many pixels, two hexadecimal digits each, a line for a row.
std::string coarse_text(PixelBuffer const& picture, int square);

}  // namespace deconvista::paint
