#include "core/picture/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/check.h"

namespace deconvista::picture {
namespace {

constexpr figure::Color rgb(unsigned value) {
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value), 255};
}

constexpr Theme kLight{.ground = rgb(0xFFFFFF),
                       .ink = rgb(0x111418),
                       .faint_ink = rgb(0x5F6670),
                       .input = rgb(0x0072B2),
                       .kernel = rgb(0xE69F00),
                       .output = rgb(0x009E73),
                       .kernel_tint = rgb(0xFDF1D8),
                       .input_text = rgb(0x0069A5),
                       .kernel_text = rgb(0x955800),
                       .output_text = rgb(0x00734F),
                       .padding = rgb(0x8A8F98),
                       .inserted = rgb(0xECEFF3),
                       .inserted_mark = rgb(0x8A8F98),
                       .cropped = rgb(0xD55E00),
                       .output_padding = rgb(0xCC79A7),
                       .focus = rgb(0x7B2CBF),
                       .rule = rgb(0xC9CED6)};

constexpr Theme kDark{.ground = rgb(0x15181D),
                      .ink = rgb(0xFFFFFF),
                      .faint_ink = rgb(0xA3ABB6),
                      .input = rgb(0x56B4E9),
                      .kernel = rgb(0xF0B429),
                      .output = rgb(0x2CC295),
                      .kernel_tint = rgb(0x3A3220),
                      .input_text = rgb(0x7CC5F0),
                      .kernel_text = rgb(0xF0B429),
                      .output_text = rgb(0x3FD3A7),
                      .padding = rgb(0x7C828C),
                      .inserted = rgb(0x2A2E35),
                      .inserted_mark = rgb(0x8B929D),
                      .cropped = rgb(0xFF8A4C),
                      .output_padding = rgb(0xE39AC4),
                      .focus = rgb(0xC77DFF),
                      .rule = rgb(0x474E59)};

// Grey-safe: input, output and kernel differ in lightness as well as in hue.
constexpr Theme kPrint{.ground = rgb(0xFFFFFF),
                       .ink = rgb(0x000000),
                       .faint_ink = rgb(0x4A4F57),
                       .input = rgb(0x1F4E79),
                       .kernel = rgb(0xC98A00),
                       .output = rgb(0x9FD8C4),
                       .kernel_tint = rgb(0xFFFFFF),
                       .input_text = rgb(0x1F4E79),
                       .kernel_text = rgb(0x7A5200),
                       .output_text = rgb(0x1B5E46),
                       .padding = rgb(0x70757D),
                       .inserted = rgb(0xE9ECF0),
                       .inserted_mark = rgb(0x70757D),
                       .cropped = rgb(0x8C3B00),
                       .output_padding = rgb(0x8A3D69),
                       .focus = rgb(0x4B0082),
                       .rule = rgb(0xB4B9C1)};

constexpr Theme kContrast{.ground = rgb(0x000000),
                          .ink = rgb(0xFFFFFF),
                          .faint_ink = rgb(0xE2E6EB),
                          .input = rgb(0x66C8FF),
                          .kernel = rgb(0xFFD400),
                          .output = rgb(0x3DF0A8),
                          .kernel_tint = rgb(0x332B00),
                          .input_text = rgb(0x8AD6FF),
                          .kernel_text = rgb(0xFFE04D),
                          .output_text = rgb(0x5FFFBF),
                          .padding = rgb(0xC4CAD2),
                          .inserted = rgb(0x23272D),
                          .inserted_mark = rgb(0xE2E6EB),
                          .cropped = rgb(0xFF9A5C),
                          .output_padding = rgb(0xFFA8DC),
                          .focus = rgb(0xE0AAFF),
                          .rule = rgb(0x8D949E)};

// Asked several times for each cell of a picture.
double linear(std::uint8_t channel) {
    static auto const kLinear = [] {
        std::array<double, 256> values{};
        for (std::size_t i = 0; i < values.size(); ++i) {
            auto const value = static_cast<double>(i) / 255;
            values[i] = value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        }
        return values;
    }();
    return kLinear[channel];
}

double luminance(figure::Color color) {
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

// Of values from 0 to 255, for each of which double precision holds the sum exactly. std::lround is a call.
std::uint8_t rounded(float value) {
    return static_cast<std::uint8_t>(double{value} + 0.5);  // NOLINT(bugprone-incorrect-roundings)
}

std::uint8_t between(std::uint8_t a, std::uint8_t b, float t) {
    return rounded(static_cast<float>(a) + (static_cast<float>(b) - static_cast<float>(a)) * t);
}

}  // namespace

Theme const& theme_of(ThemeName name) {
    switch (name) {
        case ThemeName::Light:
            return kLight;
        case ThemeName::Dark:
            return kDark;
        case ThemeName::Print:
            return kPrint;
        case ThemeName::Contrast:
            return kContrast;
    }
    DECONVISTA_CHECK(false);
}

std::optional<ThemeName> theme_from(std::string_view text) {
    for (auto const name : kThemeNames)
        if (identifier(name) == text) return name;
    return std::nullopt;
}

std::string_view identifier(ThemeName name) {
    switch (name) {
        case ThemeName::Light:
            return "light";
        case ThemeName::Dark:
            return "dark";
        case ThemeName::Print:
            return "print";
        case ThemeName::Contrast:
            return "contrast";
    }
    DECONVISTA_CHECK(false);
}

double contrast(figure::Color a, figure::Color b) {
    auto const first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

figure::Color ink_on(figure::Color fill) {
    constexpr auto kWhite = rgb(0xFFFFFF), kBlack = rgb(0x000000);
    return contrast(kWhite, fill) >= contrast(kBlack, fill) ? kWhite : kBlack;
}

figure::Color faded(figure::Color color, float opacity) {
    color.alpha = rounded(static_cast<float>(color.alpha) * std::clamp(opacity, 0.f, 1.f));
    return color;
}

figure::Color mixed(figure::Color a, figure::Color b, float t) {
    return {between(a.red, b.red, t), between(a.green, b.green, t), between(a.blue, b.blue, t),
            between(a.alpha, b.alpha, t)};
}

}  // namespace deconvista::picture
