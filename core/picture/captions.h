#pragma once
// The words and the legend of a picture: what is named, always stands beside what it names.

#include "core/picture/cells.h"
#include "core/picture/layout.h"

namespace deconvista::picture {

// Title, parameters and the current stage, at the top.
void draw_head(Shapes& shapes, Shot const& shot, Bands const& bands);

// What colours stand for where cells have no room for numbers.
struct ColorRanges {
    std::optional<ColorRange> input, output;
};

// The roles of cells that occur in this trace, each with its look.
void draw_legend(Shapes& shapes, Shot const& shot, Bands const& bands, ColorRanges const& ranges);

// What stands above the grids of a block, and below them.
struct BlockNames {
    std::string title;
    std::vector<std::string> maps;  // one for each grid; drawn if there are several
    figure::Color color;
    std::string below;  // what is not shown; empty = all is
};

// `size`: em of the title, which stays within the figure. Nothing for a block without grids.
void draw_block_names(Shapes& shapes, Shot const& shot, float size, std::vector<GridFrame> const& frames,
                      BlockNames const& names);

// The names and sizes above the grids of a layout.
void draw_labels(Shapes& shapes, Shot const& shot, FlatLayout const& layout);

}  // namespace deconvista::picture
