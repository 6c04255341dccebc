#pragma once
// What a shape is painted with: one colour, or a pattern of two.

#include <cstdint>

#include "core/drawings/color.h"
#include "core/drawings/shapes.h"

namespace deconvista::drawings {

enum class Pattern : std::uint8_t { Plain, Gradient, Stripes, Mottle, Bricks, Dots, Checker };
constexpr int kPatterns = 7;

struct Fill {
    Color color;
    Color second;
    Pattern pattern{Pattern::Plain};
    Point direction{1, 0};  // of length 1; where the pattern points
    float frequency{1};     // repetitions in one unit
    std::uint64_t seed{};   // of a mottle
    float rim{0};           // how much darker the edge is, 0 to 1

    // At a point of a shape that is this far inside or outside of it.
    Color at(Point p, float distance) const;
};

inline Fill plain(Color color) {
    return {.color = color, .second = color};
}

}  // namespace deconvista::drawings
