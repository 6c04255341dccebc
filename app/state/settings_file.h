#pragma once
// Where the settings are kept: deconvista/settings.json below $XDG_CONFIG_HOME or, without it, below ~/.config.

#include <optional>
#include <string>

#include "app/state/settings.h"
#include "core/base/result.h"

namespace deconvista::state {

// "" when the surroundings name no place; then nothing is kept.
std::string settings_path();

// The language that the locale of the surroundings asks for, else English.
text::Language language_of_surroundings();

// Never fails: a file that is missing or makes no sense leaves everything as in `otherwise`.
Settings load_settings(std::string const& path, Settings const& otherwise);

// Makes the folders that are missing. An empty path is not a problem.
base::Outcome save_settings(std::string const& path, Settings const& settings);

// What the command line asks for, whatever was kept.
struct Wishes {
    std::optional<text::Language> language;
    std::optional<picture::ThemeName> theme;
    std::optional<float> ui_scale;
};
Settings settings_at_start(Wishes const& wishes);

// Saves them where settings_at_start() will look. Where that cannot be done, they last as long as the program.
void keep_settings(Settings const& settings);

}  // namespace deconvista::state
