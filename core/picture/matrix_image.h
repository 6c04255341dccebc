#pragma once
// The parts of the matrix view that lie beside its cells: images of a matrix that is too large for cells, and the
// patches of im2col.

#include "core/picture/cells.h"
#include "core/picture/matrix_layout.h"
#include "core/picture/matrix_step.h"
#include "core/picture/sites.h"

namespace deconvista::picture {

// The visible part, as dense as it is.
void draw_matrix_image(Shapes& shapes, Shot const& shot, MatrixLayout const& layout);

// The whole, with the part that is drawn as cells marked.
void draw_matrix_overview(Shapes& shapes, Shot const& shot, MatrixStep const& step, MatrixLayout const& layout);

// The current row or column and its entries, on an image.
void draw_marks(Shapes& shapes, Shot const& shot, MatrixStep const& step, GridFrame const& frame);

void draw_patches(Shapes& shapes, Shot const& shot, MatrixStep const& step, MatrixLayout const& layout);
void add_patch_sites(Sites& sites, Shot const& shot, MatrixStep const& step, GridFrame const& patches);

// The visible entries, as cells of the kernel. While a cell is in focus, only those in its own row or column: the same
// weight elsewhere has nothing to do with it.
void add_entry_sites(Sites& sites, Shot const& shot, MatrixStep const& step, GridFrame const& matrix);

}  // namespace deconvista::picture
