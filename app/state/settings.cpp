#include "app/state/settings.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

#include "core/text/utf8.h"

namespace deconvista::state {
namespace {

using Json = nlohmann::json;

// The string at a key, or "" where there is none.
std::string text_at(Json const& json, char const* key) {
    auto const found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

float scale_at(Json const& json, float otherwise) {
    auto const found = json.find("ui_scale");
    if (found == json.end() || !found->is_number()) return otherwise;
    auto const scale = found->get<float>();
    return scale >= kUiScales.front() && scale <= kUiScales.back() ? scale : otherwise;
}

std::vector<std::string> recent_at(Json const& json) {
    std::vector<std::string> recent;
    auto const found = json.find("recent");
    if (found == json.end() || !found->is_array()) return recent;
    for (auto const& path : *found)
        if (path.is_string() && recent.size() < kMaxRecent) recent.push_back(path.get<std::string>());
    return recent;
}

bool exists(std::string const& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

}  // namespace

Settings read_settings(std::string_view json, Settings const& otherwise) {
    auto settings = otherwise;
    auto const read = Json::parse(json, nullptr, false);
    if (!read.is_object()) return settings;
    settings.theme = picture::theme_from(text_at(read, "theme")).value_or(otherwise.theme);
    settings.language = text::language_from(text_at(read, "language")).value_or(otherwise.language);
    auto const motion = text_at(read, "motion");
    if (motion == "full") settings.motion = picture::Motion::Full;
    if (motion == "reduced") settings.motion = picture::Motion::Reduced;
    auto const axes = text_at(read, "axes");
    if (axes == "linked") settings.axes = Axes::Linked;
    if (axes == "separate") settings.axes = Axes::Separate;
    auto const hint = text_at(read, "first_hint");
    if (hint == "unseen") settings.first_hint = FirstHint::Unseen;
    if (hint == "seen") settings.first_hint = FirstHint::Seen;
    settings.ui_scale = scale_at(read, otherwise.ui_scale);
    settings.recent = recent_at(read);
    return settings;
}

std::string write_settings(Settings const& settings) {
    Json json;
    json["theme"] = picture::identifier(settings.theme);
    json["language"] = settings.language == text::Language::Chinese ? "zh" : "en";
    json["motion"] = settings.motion == picture::Motion::Reduced ? "reduced" : "full";
    json["axes"] = settings.axes == Axes::Linked ? "linked" : "separate";
    json["ui_scale"] = settings.ui_scale;
    json["first_hint"] = settings.first_hint == FirstHint::Seen ? "seen" : "unseen";
    json["recent"] = Json::array();
    // A path that is not UTF-8 has no form in JSON; such a file is not remembered.
    for (auto const& path : settings.recent)
        if (text::valid_prefix(path) == path.size()) json["recent"].push_back(path);
    return json.dump(4) + "\n";
}

void note_recent(Settings& settings, std::string const& path) {
    drop_recent(settings, path);
    settings.recent.insert(settings.recent.begin(), path);
    if (settings.recent.size() > kMaxRecent) settings.recent.resize(kMaxRecent);
}

void drop_recent(Settings& settings, std::string const& path) {
    std::erase(settings.recent, path);
}

void drop_missing(Settings& settings) {
    std::erase_if(settings.recent, [](std::string const& path) { return !exists(path); });
}

float larger(float ui_scale) {
    auto const next = std::ranges::upper_bound(kUiScales, ui_scale);
    return next == kUiScales.end() ? kUiScales.back() : *next;
}

float smaller(float ui_scale) {
    auto const here = std::ranges::lower_bound(kUiScales, ui_scale);
    return here == kUiScales.begin() ? kUiScales.front() : *std::prev(here);
}

}  // namespace deconvista::state
