#pragma once
// The plan of a picture: bands for title, stage, legend and the written sum, and where each grid of the flat view lies.
// One cell size for the whole stage; cells on whole pixels.

#include <span>
#include <vector>

#include "core/picture/block.h"
#include "core/picture/grid_frame.h"
#include "core/picture/names.h"
#include "core/picture/shot.h"

namespace deconvista::picture {

// Of a cell's width and height; `fill`: of its height, where the cell is small.
struct CellShare {
    float width{}, height{};
    float fill{0.64f};
};

// The horizontal bands that all views share; `stage` is what a view has for itself. Text sizes are ems in pixels;
// `caption` is 1/42 of a 16:9 height or more.
struct Bands {
    float margin{}, caption{}, title{}, sum_text{};
    float smallest_text{};  // the look's
    Wording wording{Wording::Full};
    figure::Rect head, stage, legend, sum;

    // Em of the smallest number in a cell. It goes with the captions, so that a picture shows the same at any size:
    // where numbers would be smaller than this, colours stand for them.
    float legible() const;

    // The room that a number has in a cell, of which it takes these shares at most. In small cells, where that would be
    // hard to read, it may fill more of the cell.
    NumberRoom room_in(float cell, CellShare const& share, int digits) const;

    // The smallest cell that has room for each of these numbers.
    float smallest_cell_for(std::span<float const> values, int digits) const;
};
Bands bands_of(Look const& look);

// Lets the kernels of a scene, and what is multiplied with them, stay readable beside a board of any size; those of
// more than about six cells may shrink, as far as their numbers can still be read.
void keep_readable(Block& block, Shot const& shot, Bands const& bands, std::int64_t longest);

// Where nothing is written above the blocks, no line is left free for it.
Spacing spacing_of(Bands const& bands, Labels labels);

struct FlatLayout {
    Bands bands;
    float cell{};
    // One frame for each plane of the shot. `stored` is empty when the kernel as slid is the stored one, and all three
    // of the kernel's are empty for pooling but `products`, which then shows the window.
    std::vector<GridFrame> inputs, stored, slid, products, outputs;
    // Of the whole input and the whole result as pictures, where they are drawn by pages; else empty.
    figure::Rect overview, result;
    bool stacked{};  // one spatial axis: the grids lie above one another and the kernel glides with its window
};
FlatLayout flat_layout(Shot const& shot, Bands const& bands);

// Only the kernels and products, below one another in a column, for views that draw the other grids their own way.
FlatLayout kernel_column(Shot const& shot, Bands const& bands, figure::Rect area);

// Whether the board is too long to be drawn whole, so that a page of it and the whole as an image are shown.
bool shows_overview(Shot const& shot);

// The same for the output.
bool shows_result(Shot const& shot);

// Whether the kernel as slid differs from the stored one, so that both are shown.
bool shows_stored_kernel(Shot const& shot);

}  // namespace deconvista::picture
