#include "core/projection/display.h"

#include <algorithm>
#include <cmath>

namespace deconvista::projection {
namespace {

constexpr double kShare = 0.997;

}  // namespace

// Of the numbers that are not 0: most of a picture may lie outside of what the unit saw.
float display_scale(std::span<float const> values) {
    std::vector<float> magnitudes;
    for (auto const value : values)
        if (value != 0) magnitudes.push_back(std::abs(value));
    if (magnitudes.empty()) return 0;
    auto const place = static_cast<std::ptrdiff_t>(kShare * static_cast<double>(magnitudes.size() - 1));
    std::nth_element(magnitudes.begin(), magnitudes.begin() + place, magnitudes.end());
    return magnitudes[static_cast<std::size_t>(place)];
}

base::Result<PixelPicture> display(net::Array const& pixels, net::Box const& part, ChannelOrder order) {
    return display(pixels, part, order, display_scale(pixels.values<float>()));
}

base::Result<PixelPicture> display(net::Array const& pixels, net::Box const& part, ChannelOrder order, float scale) {
    auto const& dims = pixels.dims();
    if (dims.size() != 4 || dims[1] < 1 || part.axes() != 2 || part[0].count() < 1 || part[1].count() < 1)
        return base::refused("projection_no_picture", {net::to_text(dims)});
    auto const values = pixels.values<float>();
    auto const factor = scale > 0 ? 127.5F / scale : 0;
    PixelPicture picture{static_cast<int>(part[1].count()), static_cast<int>(part[0].count()), {}};
    auto const shown = std::min<std::int64_t>(dims[1], 3);
    for (auto y = part[0].first; y < part[0].end; ++y)
        for (auto x = part[1].first; x < part[1].end; ++x)
            for (std::int64_t color = 0; color < 3; ++color) {
                auto const channel = dims[1] < 3 ? 0 : order == ChannelOrder::Rgb ? color : shown - 1 - color;
                auto const value = values[static_cast<std::size_t>((channel * dims[2] + y) * dims[3] + x)];
                picture.rgb.push_back(
                    static_cast<std::uint8_t>(std::lround(std::clamp(127.5F + value * factor, 0.0F, 255.0F))));
            }
    return picture;
}

}  // namespace deconvista::projection
