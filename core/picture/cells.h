#pragma once
// The cells of the flat picture, one look for each role. Every role has a shape of its own besides its colour:
//
//     input           filled                          output          filled; before, an empty outline
//     padding         dashed outline, a grey 0        inserted zero   light, a centred dot
//     output padding  dotted outline, a 0             cropped         diagonal hatching
//     kernel          thick outline                   gap in a dilated kernel   a small cross
//
// All append shapes; none computes an index.

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "core/figure/figure.h"
#include "core/picture/color_scale.h"
#include "core/picture/outlines.h"
#include "core/picture/theme.h"

namespace deconvista::picture {

struct CellText {
    std::string text;  // empty = none
    float size{};
};

figure::Label label(figure::Point at, float size, std::string text, figure::Color color,
                    figure::Horizontal horizontal = figure::Horizontal::Left,
                    figure::Weight weight = figure::Weight::Regular);

// Text in the middle of a rectangle.
void centered(Shapes& shapes, figure::Rect rect, CellText const& text, figure::Color color,
              figure::Weight weight = figure::Weight::Regular);

void filled_cell(Shapes& shapes, figure::Rect rect, figure::Color fill, CellText const& text, float opacity = 1);
// A value by its colour. What is not finite has a mark as well: a cross for NaN, a head of an arrow for infinities.
void value_cell(Shapes& shapes, figure::Rect rect, ColorScale const& scale, float value, float opacity = 1);
void mark_not_finite(Shapes& shapes, Quad const& quad, float value, figure::Color on, float opacity = 1);

void empty_cell(Shapes& shapes, figure::Rect rect, figure::Color outline, float opacity = 1);
void padding_cell(Shapes& shapes, Theme const& theme, figure::Rect rect, CellText const& zero, float opacity = 1);
void output_padding_cell(Shapes& shapes, Theme const& theme, figure::Rect rect, CellText const& zero,
                         float opacity = 1);
void overhang_cell(Shapes& shapes, Theme const& theme, figure::Rect rect, float opacity = 1);
void inserted_zero_cell(Shapes& shapes, Theme const& theme, figure::Rect rect, float opacity = 1);
void kernel_cell(Shapes& shapes, Theme const& theme, figure::Rect rect, CellText const& text, float opacity = 1);
void kernel_gap(Shapes& shapes, Theme const& theme, figure::Rect rect, float opacity = 1);

// Laid over a cell.
void hatching(Shapes& shapes, figure::Rect rect, figure::Color color, float opacity = 1);
void frame(Shapes& shapes, figure::Rect rect, figure::Color color, float width, float opacity = 1);
void dashed_frame(Shapes& shapes, figure::Rect rect, figure::Color color, float width, float dash, float opacity = 1);

// Appends the cells with what draw_between draws under their texts and over all else: a tint that leaves numbers clear.
template <class DrawBetween>
void move_under_text(Shapes& shapes, Shapes& cells, DrawBetween&& draw_between) {
    auto const is_label = [](figure::Shape const& shape) { return std::holds_alternative<figure::Label>(shape); };
    auto const labels =
        std::stable_partition(cells.begin(), cells.end(), [&](auto const& shape) { return !is_label(shape); });
    shapes.insert(shapes.end(), std::make_move_iterator(cells.begin()), std::make_move_iterator(labels));
    draw_between();
    shapes.insert(shapes.end(), std::make_move_iterator(labels), std::make_move_iterator(cells.end()));
}

// A cell's box inside its place in the grid: neighbouring cells do not touch.
figure::Rect inset(figure::Rect place);

}  // namespace deconvista::picture
