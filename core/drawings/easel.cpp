#include "core/drawings/easel.h"

#include "core/drawings/turn.h"

namespace deconvista::drawings {
namespace {

// How far the "same" luma may be off: half of what a noisy picture hides.
constexpr float kLumaTolerance = 0.05F;

// Repetitions in one unit. A gradient spans its shape once.
Range usual_frequency(Pattern pattern) {
    switch (pattern) {
        case Pattern::Plain:
        case Pattern::Gradient:
            return {1, 1};
        case Pattern::Stripes:
            return {1.3F, 2.9F};
        case Pattern::Mottle:
            return {4, 9};
        case Pattern::Bricks:
            return {5, 10};
        case Pattern::Dots:
            return {2.5F, 5};
        case Pattern::Checker:
            return {1.6F, 3.2F};
    }
    DECONVISTA_CHECK(false);
}

}  // namespace

Color Palette::tinted(Tint const& tint) {
    Hsv const hsv{tint.hue + random_.between(-tint.spread, tint.spread), random_.in(tint.saturation),
                  random_.in(tint.value)};
    auto const color = to_color(hsv);
    if (!common_luma_) return color;
    return with_luma(color, *common_luma_ + random_.between(-kLumaTolerance, kLumaTolerance));
}

Color Palette::mostly(float probability, Tint const& tint, Tint const& otherwise) {
    return tinted(random_.chance(probability) ? tint : otherwise);
}

Color Palette::ink() {
    auto const grey = random_.between(0, 0.2F);
    constexpr float kCast = 0.06F;
    return {grey + random_.between(0, kCast), grey + random_.between(0, kCast), grey + random_.between(0, kCast)};
}

Color Palette::paper() {
    auto const grey = random_.between(0.82F, 1);
    return {grey, grey, grey - random_.between(0, 0.1F)};
}

Fill Palette::patterned(Color color, Pattern pattern, Range frequency) {
    auto const turns = random_.unit();
    auto fill = plain(color);
    fill.pattern = pattern;
    fill.direction = {cosine(turns), sine(turns)};
    fill.frequency = random_.in(frequency);
    fill.seed = random_.bits();
    // Half of the patterns are made of one hue, lighter and darker.
    bool const of_one_hue = random_.chance(0.5F) && !is_isoluminant();
    fill.second = of_one_hue ? scaled(color, random_.between(0.45F, 0.8F)) : tinted(kAnyTint);
    return fill;
}

Fill Palette::fill(Color color, float probability_of_pattern) {
    bool const has_rim = random_.chance(0.5F) && !is_isoluminant();
    auto const rim = has_rim ? random_.between(0.1F, 0.4F) : 0.F;
    auto fill = plain(color);
    if (random_.chance(probability_of_pattern)) {
        auto const pattern = static_cast<Pattern>(1 + random_.below(kPatterns - 1));
        fill = patterned(color, pattern, usual_frequency(pattern));
    }
    fill.rim = rim;
    return fill;
}

}  // namespace deconvista::drawings
