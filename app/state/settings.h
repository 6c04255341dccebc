#pragma once
// What the program remembers from one start to the next, as a value and as a small JSON file.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/picture/look.h"
#include "core/text/text.h"

namespace deconvista::state {

// Linked: a change on one axis is made on all of them.
enum class Axes : std::uint8_t { Linked, Separate };

// Three lines for who starts the program for the first time.
enum class FirstHint : std::uint8_t { Unseen, Seen };

struct Settings {
    picture::ThemeName theme{picture::ThemeName::Light};
    text::Language language{text::Language::English};
    picture::Motion motion{picture::Motion::Full};
    Axes axes{Axes::Linked};
    float ui_scale{1};
    FirstHint first_hint{FirstHint::Unseen};
    std::vector<std::string> recent{};  // absolute paths, the newest first
    bool operator==(Settings const&) const = default;
};

inline constexpr std::array kUiScales{0.5f, 0.75f, 0.9f, 1.0f, 1.1f, 1.25f, 1.5f, 1.75f, 2.0f, 2.5f, 3.0f, 4.0f};
constexpr std::size_t kMaxRecent = 9;

// What can be understood of the text; the rest, and everything out of range, is as in `otherwise`.
Settings read_settings(std::string_view json, Settings const& otherwise);
std::string write_settings(Settings const& settings);

// The path becomes the newest of the recent files.
void note_recent(Settings& settings, std::string const& path);
void drop_recent(Settings& settings, std::string const& path);
void drop_missing(Settings& settings);

// The next larger or smaller of kUiScales.
float larger(float ui_scale);
float smaller(float ui_scale);

}  // namespace deconvista::state
