#include "core/maps/value_colors.h"

#include <algorithm>
#include <cmath>

namespace deconvista::maps {
namespace {

constexpr int kShades = 1024;

// Sequential scales begin at 0, so that equal colours mean the same in all maps of a layer whose values are positive.
tensor::Range range_of(tensor::Range own, tensor::Range layer) {
    if (layer.low >= 0) return {0, own.high};
    auto const reach = std::max(std::abs(own.low), std::abs(own.high));
    return {-reach, reach};
}

}  // namespace

ValueColors::ValueColors(tensor::Range own, tensor::Range layer) : range_{range_of(own, layer)}, scale_{range_} {
    // Nothing but zeros: the colour that zeros have beside others.
    if (range_.high <= range_.low) range_.high = range_.low + 1;
    scale_ = picture::ColorScale{range_};
    table_.reserve(kShades);
    for (int i = 0; i < kShades; ++i) {
        auto const t = static_cast<float>(i) / (kShades - 1);
        table_.push_back(scale_.of(range_.low + t * (range_.high - range_.low)));
    }
}

figure::Color ValueColors::of(float value) const {
    if (!std::isfinite(value)) return scale_.of(value);
    auto const t = (value - range_.low) / (range_.high - range_.low);
    auto const i = static_cast<int>(std::lround(std::clamp(t, 0.0F, 1.0F) * (kShades - 1)));
    return table_[static_cast<std::size_t>(i)];
}

}  // namespace deconvista::maps
