#pragma once
// Where the planes of the isometric view lie: maps beside one another, input below, output above, and the kernels flat
// in a column on the right.

#include <vector>

#include "core/picture/layout.h"
#include "core/picture/outlines.h"

namespace deconvista::picture {

// A plane seen in oblique projection: its rows recede to the upper right.
struct ObliquePlane {
    figure::Point origin;  // of the near left corner, i.e. of the end of the last row
    float cell{};          // width of a cell in pixels
    Span rows, columns;

    figure::Point at(float row, float column) const;  // of the corner at (row, column)
    figure::Point center(float row, float column) const { return at(row + 0.5f, column + 0.5f); }
    // Cells from (row, column) on, shrunk by `gap` of a cell on all sides.
    Quad block(float row, float column, float row_count, float column_count, float gap) const;
    figure::Rect bounds() const;
    // Which row and column a point of the figure lies on, fractional and unbounded.
    figure::Point inverse(figure::Point point) const;  // {column, row}
};

struct IsometricLayout {
    FlatLayout kernel;  // frames of kernels and products only
    std::vector<ObliquePlane> inputs, outputs;
};

IsometricLayout isometric_layout(Shot const& shot, Bands const& bands);

}  // namespace deconvista::picture
