#include <cmath>
#include <utility>

#include "core/drawings/surroundings.h"
#include "core/drawings/turn.h"
#include "core/drawings/value_noise.h"

namespace deconvista::drawings {
namespace {

constexpr Tint kGround{0, 0.5F, {0, 0.9F}, {0.1F, 1}};
constexpr Tint kLighter{0, 0.5F, {0, 1}, {0.4F, 1}};
constexpr Tint kDarker{0, 0.5F, {0, 1}, {0, 0.6F}};

Point direction_of(float turns) {
    return {cosine(turns), sine(turns)};
}

// Clouds of two sizes.
float cloudiness(std::uint64_t seed, Point p, float frequency) {
    auto const fine = 3 * frequency;
    return 1.5F * value_noise(seed, {p.x * frequency, p.y * frequency}) - 0.25F +
           0.4F * (value_noise(seed, {p.x * fine, p.y * fine}) - 0.5F);
}

// Two colours that can be told apart: by their luma, or in an iso-luminant picture by their hue.
std::pair<Color, Color> contrasting(Random& random, Palette& palette) {
    if (palette.is_isoluminant()) {
        auto const hue = random.unit();
        constexpr Range kStrong{0.5F, 1}, kBright{0.4F, 1};
        auto const first = palette.tinted({hue, 0, kStrong, kBright});
        return {first, palette.tinted({hue + 0.5F, 0.2F, kStrong, kBright})};
    }
    auto first = palette.tinted(kLighter), second = palette.tinted(kDarker);
    if (random.chance(0.5F)) std::swap(first, second);
    constexpr float kLeast = 0.2F, kEnough = 0.35F;
    if (std::fabs(luma(first) - luma(second)) < kLeast)
        second = with_luma(second, luma(first) > 0.5F ? luma(first) - kEnough : luma(first) + kEnough);
    return {first, second};
}

// A surface with a pattern, seen from an angle.
struct Surface {
    Point across, down;  // from pixels, in sizes of the picture, to repetitions of the pattern
    Point recession;     // how fast it recedes
    float repetitions;   // over the picture

    static Surface seen_by(Random& random) {
        auto const direction = direction_of(random.unit());
        auto const repetitions = 1 / random.between(0.14F, 0.6F), lean = random.between(-0.3F, 0.3F);
        Point const across{direction.x - lean * direction.y, direction.y + lean * direction.x};
        return {{across.x * repetitions, across.y * repetitions},
                {-direction.y * repetitions, direction.x * repetitions},
                {random.between(-0.35F, 0.35F), random.between(-0.35F, 0.35F)},
                repetitions};
    }

    Point operator()(Point p) const {
        Point const from{p.x - 0.5F, p.y - 0.5F};
        auto const nearness = 1 / (1 + from.x * recession.x + from.y * recession.y);
        return {(from.x * across.x + from.y * across.y) * nearness, (from.x * down.x + from.y * down.y) * nearness};
    }

    // How steep an edge of the pattern is that is about one pixel soft.
    float steepness(int size) const { return 0.15F * static_cast<float>(size) / repetitions; }
};

}  // namespace

void paint_background(Canvas& canvas, Random& random, Palette& palette) {
    auto const first = palette.tinted(kGround), second = palette.tinted(kGround), third = palette.tinted(kGround);
    auto const direction = direction_of(random.unit());
    auto const frequency = random.between(2, 9), horizon = random.between(0.4F, 0.8F), lines = random.between(2, 9);
    auto const seed = random.bits();
    auto const along = [&](Point p) { return (p.x - 0.5F) * direction.x + (p.y - 0.5F) * direction.y; };
    auto const rough = [&](Point p) { return value_noise(seed, {3 * frequency * p.x, 3 * frequency * p.y}); };
    switch (random.below(5)) {
        case 0:
            return canvas.cover([&](Point) { return first; });
        case 1:
            return canvas.cover([&](Point p) { return mixed(first, second, clamped(0.5F + along(p))); });
        case 2:
            return canvas.cover([&](Point p) { return mixed(first, second, clamped(cloudiness(seed, p, frequency))); });
        case 3:
            return canvas.cover([&](Point p) {
                return p.y < horizon ? mixed(first, second, p.y / horizon) : mixed(third, first, 0.3F * rough(p));
            });
        default:
            return canvas.cover([&](Point p) { return mixed(first, second, 0.5F + 0.35F * sine(along(p) * lines)); });
    }
}

void paint_stripes(Canvas& canvas, Random& random, Palette& palette) {
    auto const [first, second] = contrasting(random, palette);
    auto const surface = Surface::seen_by(random);
    auto const swing = random.chance(0.5F) ? random.between(0, 0.12F) * surface.repetitions : 0.F;
    auto const swings = random.between(1, 3) / surface.repetitions, phase = random.unit();
    auto const offset = random.between(-0.35F, 0.35F), steepness = 2 * surface.steepness(canvas.size());
    canvas.cover([&, first = first, second = second](Point p) {
        auto const at = surface(p);
        auto const wave = sine(at.x + swing * sine(at.y * swings + phase) + phase);
        return mixed(first, second, clamped(0.5F + (wave + offset) * steepness));
    });
}

void paint_checker(Canvas& canvas, Random& random, Palette& palette) {
    auto const [first, second] = contrasting(random, palette);
    auto const surface = Surface::seen_by(random);
    auto const phase = random.unit(), steepness = 2 * surface.steepness(canvas.size());
    canvas.cover([&, first = first, second = second](Point p) {
        auto const at = surface(p);
        return mixed(first, second, clamped(0.5F + sine(at.x + phase) * sine(at.y) * steepness));
    });
}

}  // namespace deconvista::drawings
