#pragma once
// Colours: red, green and blue, 0 to 1, without a thought of gamma.

#include <algorithm>

namespace deconvista::drawings {

struct Color {
    float red{}, green{}, blue{};
    bool operator==(Color const&) const = default;
};

constexpr float clamped(float value) {
    return std::clamp(value, 0.F, 1.F);
}

constexpr float mixed(float a, float b, float share_of_b) {
    return a + (b - a) * share_of_b;
}

constexpr Color mixed(Color a, Color b, float share_of_b) {
    return {mixed(a.red, b.red, share_of_b), mixed(a.green, b.green, share_of_b), mixed(a.blue, b.blue, share_of_b)};
}

constexpr Color scaled(Color color, float factor) {
    return {color.red * factor, color.green * factor, color.blue * factor};
}

// Hue in turns (0 red, 1/3 green, 2/3 blue; any number), saturation and value 0 to 1.
struct Hsv {
    float hue{}, saturation{}, value{};
};
Color to_color(Hsv hsv);

// Brightness by the weights of ITU-R BT.601.
constexpr float luma(Color color) {
    return 0.299F * color.red + 0.587F * color.green + 0.114F * color.blue;
}

// The same hue with exactly this luma, 0 to 1; paler where no full colour has it.
Color with_luma(Color color, float wanted);

}  // namespace deconvista::drawings
