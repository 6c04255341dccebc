#include "core/picture/color_scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "core/picture/theme.h"

namespace deconvista::picture {
namespace {

constexpr figure::Color kNotANumber{214, 0, 170, 255};

// Stops at equal distances, linearly interpolated.
constexpr std::array<figure::Color, 9> kCividis{{{0, 32, 77},
                                                 {0, 48, 111},
                                                 {57, 72, 108},
                                                 {87, 93, 109},
                                                 {112, 113, 115},
                                                 {138, 134, 120},
                                                 {166, 157, 117},
                                                 {197, 181, 107},
                                                 {255, 233, 69}}};
constexpr std::array<figure::Color, 5> kBlueWhiteOrange{
    {{8, 69, 120}, {103, 169, 207}, {247, 247, 247}, {241, 163, 64}, {153, 76, 0}}};

figure::Color along(std::span<figure::Color const> stops, double t) {
    auto const scaled = std::clamp(t, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    auto const stop = std::min(static_cast<std::size_t>(scaled), stops.size() - 2);
    return mixed(stops[stop], stops[stop + 1], static_cast<float>(scaled - static_cast<double>(stop)));
}

}  // namespace

ColorRange color_range(std::span<float const> values) {
    return {tensor::finite_range(values), std::ranges::any_of(values, [](float value) { return std::isnan(value); }),
            std::ranges::any_of(values, [](float value) { return std::isinf(value); })};
}

ColorScale::ColorScale(tensor::Range range) : range_{range}, signed_{range.low < 0} {}

figure::Color ColorScale::of(float value) const {
    if (std::isnan(value)) return kNotANumber;
    if (signed_) {
        auto const reach = std::max(std::abs(double{range_.low}), std::abs(double{range_.high}));
        if (std::isinf(value)) return along(kBlueWhiteOrange, value > 0 ? 1 : 0);
        return along(kBlueWhiteOrange, 0.5 + 0.5 * double{value} / reach);
    }
    auto const width = double{range_.high} - double{range_.low};
    if (std::isinf(value)) return along(kCividis, value > 0 ? 1 : 0);
    return along(kCividis, width > 0 ? (double{value} - double{range_.low}) / width : 0.5);
}

}  // namespace deconvista::picture
