#include "core/projection/display.h"

#include <algorithm>
#include <cmath>

namespace deconvista::projection {

base::Result<PixelPicture> display(net::Array const& pixels, net::Box const& part, ChannelOrder order) {
    auto const& dims = pixels.dims();
    if (dims.size() != 4 || dims[1] < 1 || part.axes() != 2 || part[0].count() < 1 || part[1].count() < 1)
        return base::refused("projection_no_picture", {net::to_text(dims)});
    auto const values = pixels.values<float>();
    float largest = 0;
    for (auto const value : values) largest = std::max(largest, std::abs(value));
    auto const scale = largest > 0 ? 127.5F / largest : 0;
    PixelPicture picture{static_cast<int>(part[1].count()), static_cast<int>(part[0].count()), {}};
    auto const shown = std::min<std::int64_t>(dims[1], 3);
    for (auto y = part[0].first; y < part[0].end; ++y)
        for (auto x = part[1].first; x < part[1].end; ++x)
            for (std::int64_t color = 0; color < 3; ++color) {
                auto const channel = dims[1] < 3 ? 0 : order == ChannelOrder::Rgb ? color : shown - 1 - color;
                auto const value = values[static_cast<std::size_t>((channel * dims[2] + y) * dims[3] + x)];
                picture.rgb.push_back(static_cast<std::uint8_t>(std::lround(127.5F + value * scale)));
            }
    return picture;
}

}  // namespace deconvista::projection
