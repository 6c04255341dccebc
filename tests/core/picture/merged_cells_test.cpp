#include "core/picture/merged_cells.h"

#include <gtest/gtest.h>

namespace deconvista::picture {
namespace {

using figure::Rect;

// Cells of side 3 in places of side 4, at every `apart`-th place of so many rows and columns.
std::vector<Rect> grid(int rows, int columns, int apart, float x = 0, float y = 0) {
    std::vector<Rect> cells;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            cells.push_back(
                {x + 4 * static_cast<float>(apart * column), y + 4 * static_cast<float>(apart * row), 3, 3});
    return cells;
}

TEST(MergedCells, NeighboursAreOneRectangle) {
    EXPECT_EQ(merged_cells(grid(3, 5, 1)), (std::vector<Rect>{{0, 0, 19, 11}}));
    EXPECT_EQ(merged_cells(grid(1, 1, 1)), (std::vector<Rect>{{0, 0, 3, 3}}));
    EXPECT_TRUE(merged_cells({}).empty());
}

TEST(MergedCells, CellsWithOthersBetweenThemStayApart) {
    EXPECT_EQ(merged_cells(grid(3, 5, 2)), grid(3, 5, 2));
}

TEST(MergedCells, GridsBesideOrAboveOneAnotherStayApart) {
    auto cells = grid(2, 2, 1);
    auto const beside = grid(2, 2, 1, 40), below = grid(2, 2, 1, 0, 40);
    cells.insert(cells.end(), beside.begin(), beside.end());
    cells.insert(cells.end(), below.begin(), below.end());
    EXPECT_EQ(merged_cells(cells), (std::vector<Rect>{{0, 0, 7, 7}, {40, 0, 7, 7}, {0, 40, 7, 7}}));
}

TEST(MergedCells, RowsOfOtherLengthsAreRectanglesOfTheirOwn) {
    auto cells = grid(2, 3, 1);
    cells.push_back({0, 8, 3, 3});
    EXPECT_EQ(merged_cells(cells), (std::vector<Rect>{{0, 0, 11, 7}, {0, 8, 3, 3}}));
}

}  // namespace
}  // namespace deconvista::picture
