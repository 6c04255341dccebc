#pragma once
// Where a grid of cells lies in the figure. Rows and columns are places or positions, which need not begin at 0 and may
// be fractions while something moves.

#include "core/figure/figure.h"
#include "core/picture/shot.h"

namespace deconvista::picture {

struct GridFrame {
    figure::Point origin;  // of the first row and column
    float cell{};          // pixels from one cell to the next
    Span rows, columns;
    bool operator==(GridFrame const&) const = default;

    figure::Rect place(float row, float column) const {
        return {origin.x + (column - static_cast<float>(columns.first)) * cell,
                origin.y + (row - static_cast<float>(rows.first)) * cell, cell, cell};
    }
    figure::Rect place(std::int64_t row, std::int64_t column) const {
        return place(static_cast<float>(row), static_cast<float>(column));
    }
    // From one cell to another, both included.
    figure::Rect block(float row, float column, std::int64_t row_count, std::int64_t column_count) const {
        auto const first = place(row, column);
        return {first.x, first.y, static_cast<float>(column_count) * cell, static_cast<float>(row_count) * cell};
    }
    figure::Rect whole() const {
        return {origin.x, origin.y, static_cast<float>(columns.count) * cell, static_cast<float>(rows.count) * cell};
    }
};

}  // namespace deconvista::picture
