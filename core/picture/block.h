#pragma once
// Blocks of grids, and how they are set beside and below one another with the largest cells that fit.

#include <vector>

#include "core/picture/grid_frame.h"

namespace deconvista::picture {

enum class Content : std::uint8_t { Input, Overview, StoredKernel, SlidKernel, Products, Output, Result };

// Planes of equal size in rows of `across`, under a title that needs some width of its own.
struct Block {
    Content content{};
    std::int64_t planes{}, across{1};
    Span rows, columns;
    float title_width{}, name_width{};
    float
        smallest_cell{};   // these cells stay readable while those of a large board shrink, until they have to give way
    float fixed_cell{};    // these do not depend on the board's at all
    bool names_rest{};     // a line below says what is left out,
    float rest_width{};    // which needs some width as well
    float legible_cell{};  // what gives way stops at this size, which just holds a number, as long as that is possible

    std::int64_t down() const { return (planes + across - 1) / across; }
};

// Pixels that do not scale with the cells.
struct Spacing {
    float title{};    // the line of text above a block
    float name{};     // the line above each plane of several
    float between{};  // planes of a block
    float blocks{};   // blocks beside each other
};

// Blocks below one another, and such columns beside one another.
using Column = std::vector<Block>;

// A way to set the blocks. Of several, the one with the largest cells is taken; `preference` below 1 makes up for an
// arrangement that is harder to read.
struct Arrangement {
    std::vector<Column> columns;
    float preference{1};
    float cell{};  // in whole pixels, once fitted
};

Arrangement best_of(std::vector<Arrangement> const& candidates, figure::Rect area, Spacing const& spacing,
                    float largest_cell);

struct PlacedBlock {
    Content content{};
    std::vector<GridFrame> frames;  // of its planes
};

// The columns of a fitted arrangement, centred in the area.
std::vector<PlacedBlock> placed(Arrangement const& arrangement, figure::Rect area, Spacing const& spacing);

}  // namespace deconvista::picture
