#pragma once
// How a picture shall look, apart from what it shows.

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/text/text.h"

namespace deconvista::picture {

// Print is safe in greys, on white.
enum class ThemeName : std::uint8_t { Light, Dark, Print };

std::optional<ThemeName> theme_from(std::string_view identifier);  // "light", "dark", "print"
std::string_view identifier(ThemeName name);

// Reduced: states are shown without the travel between them.
enum class Motion : std::uint8_t { Full, Reduced };

struct Look {
    float width{1920}, height{1080};  // pixels of the figure
    ThemeName theme{ThemeName::Light};
    text::Language language{text::Language::English};
    Motion motion{Motion::Full};
    bool operator==(Look const&) const = default;
};

}  // namespace deconvista::picture
