#include "core/picture/merged_cells.h"

#include <algorithm>
#include <cmath>

namespace deconvista::picture {
namespace {

using figure::Rect;

// Of the side of a cell: gaps up to this are those of a grid, and unevenness up to this is of rounding.
constexpr float kGap = 0.8f, kUneven = 0.05f;

// Whether the second one goes on where the first one ends.
bool follows(float end, float begin, float side) {
    return begin > end - kUneven * side && begin < end + kGap * side;
}

bool are_near(float a, float b, float side) {
    return std::abs(a - b) < kUneven * side;
}

std::vector<Rect> runs_in_rows(std::vector<Rect> const& cells) {
    std::vector<Rect> runs;
    for (auto const& cell : cells) {
        bool const goes_on = !runs.empty() && are_near(runs.back().y, cell.y, cell.width) &&
                             are_near(runs.back().height, cell.height, cell.width) &&
                             follows(runs.back().right(), cell.x, cell.width);
        if (goes_on)
            runs.back().width = cell.right() - runs.back().x;
        else
            runs.push_back(cell);
    }
    return runs;
}

}  // namespace

std::vector<Rect> merged_cells(std::vector<Rect> const& cells) {
    std::vector<Rect> merged;
    for (auto const& run : runs_in_rows(cells)) {
        auto const above = std::find_if(merged.rbegin(), merged.rend(), [&](Rect const& it) {
            return are_near(it.x, run.x, run.height) && are_near(it.right(), run.right(), run.height) &&
                   follows(it.bottom(), run.y, run.height);
        });
        if (above != merged.rend())
            above->height = run.bottom() - above->y;
        else
            merged.push_back(run);
    }
    return merged;
}

}  // namespace deconvista::picture
