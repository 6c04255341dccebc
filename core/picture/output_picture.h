#pragma once
// The output as it fills, and the crop of what does not stay.

#include "core/picture/cells.h"
#include "core/picture/layout.h"

namespace deconvista::picture {

// One position of an output map that is drawn.
struct OutputCell {
    trace::Position position;
    float value{};
    float landed{};   // how visible the value is: 0 = not reached, 1 = reached; the current one lands late in its step
    bool returned{};  // there because of output_padding
};

// The drawn part of what is kept of positions that are cropped on these axes.
std::optional<figure::Rect> kept_part(GridFrame const& frame, trace::BoardAxis const& y, trace::BoardAxis const& x);

// The cells of all output maps that are drawn: plane, row, column.
std::vector<OutputCell> visible_output_cells(Shot const& shot);

// Gives the range of values that the colours stand for, where there was no room for numbers.
std::optional<ColorRange> draw_outputs(Shapes& shapes, Shot const& shot, FlatLayout const& layout);

}  // namespace deconvista::picture
