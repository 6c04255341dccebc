#pragma once
// The operation as a matrix: C for a convolution, its transpose for a transposed convolution, times the flattened input
// above its columns, gives the flattened output beside its rows. The row of the current output cell is lit, or, where
// the steps go by the input, the column of the current input cell.

#include "core/picture/captions.h"
#include "core/picture/matrix_layout.h"
#include "core/picture/sites.h"

namespace deconvista::picture {

ColorRanges draw_matrix(Shapes& shapes, Shot const& shot, Bands const& bands);
Sites matrix_sites(Shot const& shot, Bands const& bands);

// The viewport that keeps the entry under a point while cells get `factor` times as large (nothing: the whole matrix,
// as without a viewport), and the one that moves along with a pointer.
std::optional<MatrixViewport> zoomed_matrix(MatrixLayout const& layout, figure::Point about, float factor);
MatrixViewport dragged_matrix(MatrixLayout const& layout, figure::Point by);

// A viewport moved so that the entry of one layout at a point is the entry of the other there.
MatrixViewport with_entry_at(MatrixViewport viewport, MatrixLayout const& before, MatrixLayout const& after,
                             figure::Point point);

// The page in the middle of which the entry lies that a point of the overview stands for; nothing beside the overview.
std::optional<MatrixViewport> part_under(MatrixLayout const& layout, figure::Point point);

}  // namespace deconvista::picture
