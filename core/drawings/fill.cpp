#include "core/drawings/fill.h"

#include <cmath>

#include "core/drawings/turn.h"
#include "core/drawings/value_noise.h"

namespace deconvista::drawings {
namespace {

float fraction(float value) {
    return value - std::floor(value);
}

// 1 on the joints between bricks that are twice as wide as they are high.
float mortar(Point p) {
    constexpr float kHorizontal = 0.16F, kVertical = 0.08F;
    auto const row = std::floor(p.y);
    bool const is_odd_row = fraction(row / 2) > 0;
    auto const along = fraction(p.x / 2 + (is_odd_row ? 0.5F : 0.F));
    return p.y - row < kHorizontal || along < kVertical ? 1.F : 0.F;
}

float dot(Point p) {
    Disc const disc{{0.5F, 0.5F}, 0.3F};
    return clamped(0.5F - 6 * disc.distance({fraction(p.x), fraction(p.y)}));
}

// How much of the second colour there is; p in repetitions of the pattern.
float share_of_second(Pattern pattern, Point p, std::uint64_t seed) {
    switch (pattern) {
        case Pattern::Plain:
            return 0;
        case Pattern::Gradient:
            return clamped(0.5F + 0.5F * p.x);
        case Pattern::Stripes:
            return clamped(0.5F + 3 * sine(p.x));
        case Pattern::Mottle:
            return clamped(1.6F * value_noise(seed, p) - 0.3F);
        case Pattern::Bricks:
            return mortar(p);
        case Pattern::Dots:
            return dot(p);
        case Pattern::Checker:
            return clamped(0.5F + 4 * sine(p.x / 2) * sine(p.y / 2));
    }
    DECONVISTA_CHECK(false);
}

}  // namespace

Color Fill::at(Point p, float distance) const {
    auto result = color;
    if (pattern != Pattern::Plain) {
        Point const along{(p.x * direction.x + p.y * direction.y) * frequency,
                          (p.y * direction.x - p.x * direction.y) * frequency};
        result = mixed(color, second, share_of_second(pattern, along, seed));
    }
    constexpr float kRimWidth = 1 / 3.F;
    return rim > 0 ? scaled(result, 1 - rim * clamped(1 + distance / kRimWidth)) : result;
}

}  // namespace deconvista::drawings
