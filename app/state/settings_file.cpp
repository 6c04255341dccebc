#include "app/state/settings_file.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "app/files/text_file.h"

namespace deconvista::state {
namespace {

std::string environment(char const* name) {
    auto const* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

}  // namespace

std::string settings_path() {
    auto folder = environment("XDG_CONFIG_HOME");
    // The specification of these folders has relative ones ignored.
    if (!folder.starts_with('/')) {
        auto const home = environment("HOME");
        if (!home.starts_with('/')) return "";
        folder = home + "/.config";
    }
    return folder + "/deconvista/settings.json";
}

text::Language language_of_surroundings() {
    for (auto const* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        auto const tag = environment(name);
        if (!tag.empty()) return text::language_from(tag).value_or(text::Language::English);
    }
    return text::Language::English;
}

Settings load_settings(std::string const& path, Settings const& otherwise) {
    constexpr std::int64_t kMaxBytes = 1 << 20;
    if (path.empty()) return otherwise;
    auto const json = files::read_text(path, kMaxBytes);
    return json ? read_settings(*json, otherwise) : otherwise;
}

base::Outcome save_settings(std::string const& path, Settings const& settings) {
    if (path.empty()) return base::done();
    std::error_code ignored;  // if it matters, saving fails as well
    std::filesystem::create_directories(std::filesystem::path{path}.parent_path(), ignored);
    return files::save_atomically(path, write_settings(settings));
}

Settings settings_at_start(Wishes const& wishes) {
    auto settings = load_settings(settings_path(), {.language = language_of_surroundings()});
    settings.language = wishes.language.value_or(settings.language);
    settings.theme = wishes.theme.value_or(settings.theme);
    settings.ui_scale = wishes.ui_scale.value_or(settings.ui_scale);
    return settings;
}

void keep_settings(Settings const& settings) {
    [[maybe_unused]] auto const saved = save_settings(settings_path(), settings);
}

}  // namespace deconvista::state
