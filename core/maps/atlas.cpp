#include "core/maps/atlas.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deconvista::maps {

figure::Rect Atlas::tile(int i) const {
    auto const column = i % columns;
    auto const row = i / columns;
    return {static_cast<float>(column * width), static_cast<float>(row * height), static_cast<float>(width),
            static_cast<float>(height)};
}

int columns_for(int count, int width, int height) {
    auto const ideal = std::sqrt(static_cast<double>(count) * height / width);
    return std::clamp(static_cast<int>(std::ceil(ideal)), 1, std::max(1, count));
}

AtlasPainter::AtlasPainter(int count, int width, int height) {
    atlas_.width = width;
    atlas_.height = height;
    atlas_.count = count;
    atlas_.columns = columns_for(count, width, height);
    auto const rows = std::max(1, (count + atlas_.columns - 1) / atlas_.columns);
    stride_ = atlas_.columns * width;
    atlas_.pixels.width = stride_;
    atlas_.pixels.height = rows * height;
    rgba_.resize(static_cast<std::size_t>(stride_) * static_cast<std::size_t>(rows * height) * 4);
}

void AtlasPainter::set(int tile, int x, int y, figure::Color color) {
    auto const column = tile % atlas_.columns * atlas_.width + x, row = tile / atlas_.columns * atlas_.height + y;
    auto* const at =
        &rgba_[(static_cast<std::size_t>(row) * static_cast<std::size_t>(stride_) + static_cast<std::size_t>(column)) *
               4];
    at[0] = color.red;
    at[1] = color.green;
    at[2] = color.blue;
    at[3] = color.alpha;
}

Atlas AtlasPainter::finished() && {
    atlas_.pixels.rgba = std::make_shared<std::vector<std::uint8_t> const>(std::move(rgba_));
    return std::move(atlas_);
}

}  // namespace deconvista::maps
