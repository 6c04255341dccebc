#include "app/ui/palette.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>

#include "core/picture/theme.h"

namespace deconvista::ui {
namespace {

// The smallest contrast of what is written in the window to what it stands on.
double weakest(Palette const& palette) {
    double least = 21;
    auto const written = [&](figure::Color ink, std::initializer_list<figure::Color> grounds) {
        for (auto const& ground : grounds) least = std::min(least, picture::contrast(ink, ground));
    };
    written(palette.text, {palette.ground, palette.raised, palette.control, palette.control_hover});
    written(palette.faint_text, {palette.ground, palette.raised, palette.control});
    written(palette.accent, {palette.ground, palette.raised, palette.accent_tint});
    written(palette.on_accent, {palette.accent, palette.accent_hover, palette.accent_held});
    written(palette.good, {palette.ground});
    written(palette.bad, {palette.ground});
    return least;
}

TEST(Palette, CanBeReadInEveryTheme) {
    for (auto const theme : picture::kThemeNames)
        EXPECT_GE(weakest(palette_of(theme)), theme == picture::ThemeName::Contrast ? 7 : 4.5)
            << picture::identifier(theme);
}

}  // namespace
}  // namespace deconvista::ui
