#pragma once
// Many small pictures of one size in a single image, so that a window can draw any number of them from one texture.

#include <cstdint>

#include "core/figure/figure.h"

namespace deconvista::maps {

struct Atlas {
    int width{}, height{};  // pixels of a tile
    int columns{1};
    int count{};  // tiles
    figure::Pixels pixels;

    // Where tile `i` lies, in pixels.
    figure::Rect tile(int i) const;
    bool operator==(Atlas const&) const = default;
};

// Columns so that the whole is about as wide as it is high.
int columns_for(int count, int width, int height);

// Fills an atlas tile by tile.
class AtlasPainter {
public:
    AtlasPainter(int count, int width, int height);

    void set(int tile, int x, int y, figure::Color color);
    Atlas finished() &&;

private:
    Atlas atlas_;
    int stride_;
    std::vector<std::uint8_t> rgba_;
};

}  // namespace deconvista::maps
