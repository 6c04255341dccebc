#include "core/maps/map_image.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/net/box.h"

namespace deconvista::maps {
namespace {

using Bytes = std::vector<std::uint8_t>;

// The cells of an axis that a pixel stands for.
net::Range cells_of(std::int64_t pixel, std::int64_t pixels, std::int64_t cells) {
    auto const first = pixel * cells / pixels;
    return {first, std::max(first + 1, (pixel + 1) * cells / pixels)};
}

Frame raster_of(Frame frame, int longest) {
    auto const most = std::max(frame.height, frame.width);
    if (most <= longest) return frame;
    auto const scaled = [&](std::int64_t cells) { return std::max<std::int64_t>(1, cells * longest / most); };
    return {scaled(frame.height), scaled(frame.width)};
}

void append(Bytes& rgba, figure::Color color) {
    rgba.insert(rgba.end(), {color.red, color.green, color.blue, color.alpha});
}

figure::Pixels pixels_of(Frame raster, Bytes rgba) {
    return {static_cast<int>(raster.width), static_cast<int>(raster.height),
            std::make_shared<Bytes const>(std::move(rgba))};
}

}  // namespace

tensor::Range around_zero(tensor::Range range) {
    auto const reach = std::max({std::abs(range.low), std::abs(range.high), std::numeric_limits<float>::min()});
    return {-reach, reach};
}

figure::Pixels map_image(std::span<float const> values, Frame frame, picture::ColorScale const& scale, int longest) {
    auto const raster = raster_of(frame, longest);
    Bytes rgba;
    rgba.reserve(static_cast<std::size_t>(raster.width * raster.height) * 4);
    for (std::int64_t y = 0; y < raster.height; ++y)
        for (std::int64_t x = 0; x < raster.width; ++x)
            append(rgba, scale.of(furthest_from_zero(values, frame, cells_of(y, raster.height, frame.height),
                                                     cells_of(x, raster.width, frame.width))));
    return pixels_of(raster, std::move(rgba));
}

}  // namespace deconvista::maps
