#pragma once
// Where thumbnails lie that are laid out in rows, as many in a row as fit.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

namespace deconvista::ui {

struct MapGridLayout {
    std::int64_t count{}, columns{1};
    float size{}, row{};  // of a tile, from one row to the next
    float step{};         // from one column to the next

    std::int64_t rows() const { return (count + columns - 1) / columns; }
    float height() const { return static_cast<float>(rows()) * row; }

    struct Corner {
        float x{}, y{};
    };
    Corner corner(std::int64_t place) const {
        auto const line = place / columns;
        return {static_cast<float>(place % columns) * step, static_cast<float>(line) * row};
    }

    // The places [first, end) whose rows reach into what lies from `top` to `bottom`.
    std::pair<std::int64_t, std::int64_t> visible(float top, float bottom) const {
        auto const first = std::clamp(static_cast<std::int64_t>(std::floor(top / row)), std::int64_t{0}, rows());
        auto const end = std::clamp(static_cast<std::int64_t>(std::ceil(bottom / row)), first, rows());
        return {first * columns, std::min(count, end * columns)};
    }

    // The tile at a point; nothing between tiles.
    std::optional<std::int64_t> place_at(float x, float y) const {
        if (x < 0 || y < 0) return std::nullopt;
        auto const column = static_cast<std::int64_t>(x / step), line = static_cast<std::int64_t>(y / row);
        if (column >= columns || x - static_cast<float>(column) * step >= size) return std::nullopt;
        auto const place = line * columns + column;
        return place < count ? std::optional{place} : std::nullopt;
    }
};

// `size`: the side of a thumbnail; `caption`: the height of what stands below it.
inline MapGridLayout map_grid_layout(std::int64_t count, float width, float size, float caption, float gap) {
    auto const step = size + gap;
    auto const columns = std::max<std::int64_t>(1, static_cast<std::int64_t>((width + gap) / step));
    return {count, columns, size, size + caption + gap, step};
}

// From the smallest to the largest side of a thumbnail.
struct TileSizes {
    float least{}, most{};
};

// The largest side with which all of them find room; if none does, the smallest.
inline float fitted_side(std::int64_t count, float width, float height, TileSizes sizes, float caption, float gap) {
    for (std::int64_t columns = 1;; ++columns) {
        auto const gaps = static_cast<float>(columns - 1) * gap;
        auto const side = std::min(sizes.most, std::floor((width - gaps) / static_cast<float>(columns)));
        if (side < sizes.least) return sizes.least;
        if (map_grid_layout(count, width, side, caption, gap).height() <= height) return side;
    }
}

}  // namespace deconvista::ui
