#pragma once
// Where the parts of the matrix view lie: the matrix, the flattened input above its columns, the flattened output
// beside its rows, and, where there is room, the patches of im2col.
//
// Three forms. Whole: every entry is a cell with its number. Page: a matrix too large for that is shown as an image of
// how dense it is, and beside it a page of cells, around the current step or where the look asks for it, and the
// patches around the current step. Part: what the look asks for is too much for numbers, and has the room for itself,
// as cells or as an image.

#include <optional>

#include "core/op/matrix.h"
#include "core/picture/grid_frame.h"
#include "core/picture/layout.h"

namespace deconvista::picture {

struct MatrixLayout {
    Bands bands;
    op::MatrixExtents whole;
    GridFrame matrix;                      // the rows and columns that are drawn; cells may be smaller than a pixel
    bool as_cells{};                       // else as an image
    GridFrame inputs;                      // one row above the matrix, the same columns
    GridFrame outputs;                     // one column beside it, the same rows
    figure::Rect names;                    // the line for the title
    std::optional<figure::Rect> overview;  // of the whole matrix as an image
    std::optional<GridFrame> patches;      // rows: cells of im2col_column; columns: output cells of a channel
};

MatrixLayout matrix_layout(Shot const& shot, Bands const& bands);

// The smallest cell that shows the whole matrix in this room, and the largest that one can zoom to.
float smallest_matrix_cell(MatrixLayout const& layout);
constexpr float kLargestMatrixCell = 96;

// Where the current step is: the row of its output cell, respectively the first column of its place.
std::int64_t current_row(Shot const& shot);
std::int64_t current_column(Shot const& shot);

}  // namespace deconvista::picture
