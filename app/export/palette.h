#pragma once
// A picture in at most 256 colours. Exact where the picture has no more. Where it has, the colours that cover most
// keep their place in the palette exactly, and the rest of it is chosen so that the others (shades at the edges of
// letters and lines) are as near to one as can be; nothing is ever dithered, so that flat areas stay flat.

#include <cstdint>
#include <vector>

#include "app/paint/cairo_painter.h"

namespace deconvista::exporting {

struct Indexed {
    std::vector<std::uint32_t> palette;  // 0xRRGGBB, 1 to 256, each once
    std::vector<std::uint8_t> pixels;    // row-major, indices into it
};

// For one thread; keeps its memory between pictures. The same picture gives the same palette.
class Indexer {
public:
    // Into what the caller keeps, too.
    void index(paint::PixelBuffer const& picture, Indexed& to);

private:
    struct Entry {
        std::uint32_t color{kFree};
        std::uint32_t count{};
        std::uint8_t index{};
    };
    static constexpr std::uint32_t kFree = 0xffffffff;

    Entry& entry_of(std::uint32_t color);
    void count(paint::PixelBuffer const& picture);
    void grow();
    void choose(std::vector<std::uint32_t>& palette);

    std::vector<Entry> table_;  // a hash table whose size is a power of two
    std::size_t used_{};
};

}  // namespace deconvista::exporting
