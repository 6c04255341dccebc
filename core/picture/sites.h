#pragma once
// Where the cells of a view lie: for pointing at them, and for lighting up what belongs to the one that is pointed at.

#include <optional>
#include <vector>

#include "core/op/partners.h"
#include "core/picture/cells.h"
#include "core/picture/grid_frame.h"
#include "core/picture/outlines.h"
#include "core/picture/shot.h"

namespace deconvista::picture {

// Which of two scenes that stand beside each other.
enum class Half : std::uint8_t { First, Second };

// The cell that is pointed at.
struct Focus {
    op::Cell cell;
    Half half{Half::First};
    bool operator==(Focus const&) const = default;
};

// A cell as it is drawn, in some view. A cell may have several places.
struct Site {
    Quad quad;
    std::optional<op::Cell> cell;        // none for a place that is no cell, e.g. a cropped position
    std::optional<std::int64_t> step{};  // of the leading trace; where a click jumps to
    Half half{Half::First};
    bool in_picture{};  // of a whole grid: the cells themselves are on the page of the step
    bool operator==(Site const&) const = default;
};
using Sites = std::vector<Site>;

// With the step that is about the cell, if there is one.
Site site_of(Shot const& shot, Quad const& quad, op::Cell const& cell);

// A position of the gathering trace: its output cell, or the place of one that is cropped.
Site site_of(Shot const& shot, Quad const& quad, tensor::Index const& slid);

// The one that is drawn last at the point.
std::optional<Site> site_at(Sites const& sites, figure::Point point);

// Calls visit(row, column, quad) for the cells of a grid.
template <class Visit>
void for_each_cell(GridFrame const& frame, Visit&& visit) {
    for (auto row = frame.rows.first; row < frame.rows.end(); ++row)
        for (auto column = frame.columns.first; column < frame.columns.end(); ++column)
            visit(row, column, quad_of(inset(frame.place(row, column))));
}

// A ring around a cell, and a tint on it.
enum class Ring : std::uint8_t { Light, Strong };
void ring_cell(Shapes& shapes, Theme const& theme, Quad const& quad, Ring strength);

// Rings around the partners of the focus, a stronger one around itself.
void light_up(Shapes& shapes, Shot const& shot, Sites const& sites);

}  // namespace deconvista::picture
