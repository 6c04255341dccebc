#pragma once
// How a picture shall look, apart from what it shows.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/text/text.h"

namespace deconvista::picture {

// Print is safe in greys, on white. Contrast is for eyes and projectors that need all they can get: on black, every
// text at 7:1 or more.
enum class ThemeName : std::uint8_t { Light, Dark, Print, Contrast };
inline constexpr std::array kThemeNames{ThemeName::Light, ThemeName::Dark, ThemeName::Print, ThemeName::Contrast};

std::optional<ThemeName> theme_from(std::string_view identifier);  // "light", "dark", "print", "contrast"
std::string_view identifier(ThemeName name);

// Reduced: states are shown without the travel between them.
enum class Motion : std::uint8_t { Full, Reduced };

// Off: nothing but the grids, without title, names, legend and the written sum.
enum class Labels : std::uint8_t { On, Off };

// Of a part of the matrix that was chosen at no step: at each the view goes where that is.
constexpr std::int64_t kAtNoStep = -1;

// The part of the matrix that is shown, where it is not for the view to decide: the first row and column, and the
// pixels of a cell, which may be less than one.
struct MatrixViewport {
    std::int64_t row{}, column{};
    float cell{};
    // The step at which row and column were chosen, if at any; at another one the view goes where that is. Nothing:
    // they hold.
    std::optional<std::int64_t> step{};
    bool operator==(MatrixViewport const&) const = default;
};

// Em in pixels below which nobody reads numbers on a screen.
constexpr float kSmallestOnScreen = 9;

struct Look {
    float width{1920}, height{1080};  // pixels of the figure
    ThemeName theme{ThemeName::Light};
    text::Language language{text::Language::English};
    Motion motion{Motion::Full};
    Labels labels{Labels::On};
    float font_size{0};  // em of captions in pixels, as far as there is room for it; 0 = what suits the size
    int digits{0};       // most significant digits of numbers; 0 = up to 4 in cells, 5 in sums
    // Em in pixels that no text may be smaller than, for a back row: numbers lose digits and then leave their cells to
    // colours, and what is written small beside them is left out. 0 = kSmallestOnScreen.
    float smallest_text{0};
    std::optional<MatrixViewport> matrix{};
    bool operator==(Look const&) const = default;
};

}  // namespace deconvista::picture
