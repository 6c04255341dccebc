#pragma once
// What a drawing is made with: the choice of colours and fills, and the brush.

#include <optional>

#include "core/drawings/canvas.h"
#include "core/drawings/random.h"

namespace deconvista::drawings {

// Hues around one, and how strong and how bright they may be.
struct Tint {
    float hue{}, spread{0.5F};  // in turns; a spread of half a turn is every hue
    Range saturation{0.25F, 1}, value{0.25F, 1};
};

constexpr Tint kAnyTint{};

// Chooses colours. In an iso-luminant picture all that are tinted have nearly the same luma, so that only their hue
// tells them apart; ink and paper stay dark and light.
class Palette {
public:
    Palette(Random& random, std::optional<float> common_luma) : random_{random}, common_luma_{common_luma} {}

    bool is_isoluminant() const { return common_luma_.has_value(); }

    Color tinted(Tint const& tint);
    // One of the tint, or with the rest of the probability any colour at all.
    Color mostly(float probability, Tint const& tint, Tint const& otherwise = kAnyTint);
    Color ink();
    Color paper();

    // The color as one of two in a pattern, or alone.
    Fill fill(Color color, float probability_of_pattern);
    Fill patterned(Color color, Pattern pattern, Range frequency);

private:
    Random& random_;
    std::optional<float> common_luma_;
};

struct Easel {
    Random& random;
    Palette palette;
    Brush brush;
};

}  // namespace deconvista::drawings
