#include "core/drawings/color.h"

#include <cmath>

namespace deconvista::drawings {

Color to_color(Hsv hsv) {
    auto const channel = [&](float offset) {
        auto const sixths = offset + hsv.hue * 6;
        auto const around = sixths - 6 * std::floor(sixths / 6);
        auto const missing = clamped(std::min(around, 4 - around));
        return hsv.value * (1 - hsv.saturation * missing);
    };
    return {channel(5), channel(3), channel(1)};
}

Color with_luma(Color color, float wanted) {
    // Luma is linear: along the line from grey to the shifted colour it stays as wanted.
    auto const shift = wanted - luma(color);
    auto strength = 1.F;
    for (auto const channel : {color.red + shift, color.green + shift, color.blue + shift}) {
        if (channel > 1) strength = std::min(strength, (1 - wanted) / (channel - wanted));
        if (channel < 0) strength = std::min(strength, wanted / (wanted - channel));
    }
    Color const grey{wanted, wanted, wanted};
    return mixed(grey, {color.red + shift, color.green + shift, color.blue + shift}, strength);
}

}  // namespace deconvista::drawings
