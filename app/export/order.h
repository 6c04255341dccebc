#pragma once
// What an export was asked for, as a value: the same from the command line and from the window, so that both make the
// same bytes.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "app/export/format.h"
#include "app/export/schedule.h"
#include "app/export/subject.h"
#include "app/files/new_file.h"
#include "core/picture/look.h"
#include "core/picture/whole.h"
#include "core/scene/scene.h"

namespace deconvista::exporting {

using files::Existing;

struct Size {
    int width{1920}, height{1080};
    bool operator==(Size const&) const = default;
};

constexpr int kSmallestSide = 16, kLargestSide = 8192;

// Transparent: without the ground behind everything.
enum class Ground : std::uint8_t { Opaque, Transparent };

// What is kept of the picture: all, or what is drawn on, with a small margin, at the scale of the whole or enlarged to
// the width that was asked for.
enum class Part : std::uint8_t { Whole, Content, ContentToWidth };

struct Settings {
    Format format{Format::Frames};
    Size size;                    // pixels
    std::optional<double> dpi{};  // pixels of an inch on paper; none: 96
    Part part{Part::Whole};
    Ground ground{Ground::Opaque};

    picture::ThemeName theme{picture::ThemeName::Light};
    text::Language language{text::Language::English};
    picture::Labels labels{picture::Labels::On};
    float font_size{0};  // as picture::Look has it
    int digits{0};
    scene::Views views{};  // the scene's own if empty; the first one leads the steps

    Selection selection;
    std::optional<double> frames_per_second{};  // the format's own if not given
    double speed{1};
    double hold_first{0}, hold_last{0};  // seconds
    int loop{0};                         // how often a moving picture is played; 0 = for ever

    Existing existing{Existing::Refuse};
    bool operator==(Settings const&) const = default;
};

struct Order {
    // A scene, its picture file, if it has one, by an absolute path; or anything else.
    std::variant<scene::Scene, std::shared_ptr<Subject const>> shown;
    std::string out;  // a file; of Frames a directory, or a name with %05d in it
    Settings settings;
    picture::Wholes wholes{};  // of a scene, as far as they are at hand; others are computed where pictures show them
};

// Without what the format cannot do: for who turns from one format to another.
Settings suited(Settings settings);

// What contradicts itself, or is more than the format can do: a Usage problem.
base::Outcome check(Order const& order);

}  // namespace deconvista::exporting
