#include "core/maps/pixels.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deconvista::maps {
namespace {

figure::Pixels made(std::int64_t width, std::int64_t height, std::vector<std::uint8_t> rgba) {
    return {static_cast<int>(width), static_cast<int>(height),
            std::make_shared<std::vector<std::uint8_t> const>(std::move(rgba))};
}

}  // namespace

figure::Pixels pixels_of(tensor::Tensor const& picture) {
    auto const& [batch, channels, extents] = picture.shape();
    auto const plane = static_cast<std::size_t>(extents[0] * extents[1]);
    auto const values = picture.values();
    std::vector<std::uint8_t> rgba(plane * 4, 255);
    for (std::size_t i = 0; i < plane; ++i)
        for (std::size_t color = 0; color < 3; ++color) {
            auto const value = values[(channels == 1 ? 0 : color * plane) + i];
            rgba[i * 4 + color] = static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 255.0F)));
        }
    return made(extents[1], extents[0], std::move(rgba));
}

figure::Pixels pixels_of(projection::PixelPicture const& picture) {
    std::vector<std::uint8_t> rgba;
    rgba.reserve(picture.rgb.size() / 3 * 4);
    for (std::size_t i = 0; i < picture.rgb.size(); i += 3)
        rgba.insert(rgba.end(), {picture.rgb[i], picture.rgb[i + 1], picture.rgb[i + 2], 255});
    return made(picture.width, picture.height, std::move(rgba));
}

figure::Pixels cut(figure::Pixels const& picture, net::Box const& part) {
    auto const rows =
        net::Range{std::max<std::int64_t>(0, part[0].first), std::min<std::int64_t>(part[0].end, picture.height)};
    auto const columns =
        net::Range{std::max<std::int64_t>(0, part[1].first), std::min<std::int64_t>(part[1].end, picture.width)};
    std::vector<std::uint8_t> rgba;
    if (rows.count() < 1 || columns.count() < 1) return made(0, 0, {});
    rgba.reserve(static_cast<std::size_t>(rows.count() * columns.count() * 4));
    for (auto y = rows.first; y < rows.end; ++y) {
        auto const from = picture.rgba->begin() + (y * picture.width + columns.first) * 4;
        rgba.insert(rgba.end(), from, from + columns.count() * 4);
    }
    return made(columns.count(), rows.count(), std::move(rgba));
}

}  // namespace deconvista::maps
