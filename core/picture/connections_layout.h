#pragma once
// Where the parts of the connections view lie: a pair of rows for each axis, and beside them, where there are several,
// a grid of the counts of all axes together.

#include <optional>
#include <vector>

#include "core/picture/grid_frame.h"
#include "core/picture/layout.h"

namespace deconvista::picture {

enum class End : std::uint8_t { Input, Output };

// Both rows are named, or one line above them names the axis.
enum class LadderNames : std::uint8_t { EachRow, Together };

// One axis: its two rows of cells. All places in pixels.
struct Ladder {
    int axis{};
    Span inputs, outputs;  // that are drawn
    figure::Rect room;
    float cell{};
    float top{}, bottom{};  // of the row of the big grid, and of the small one
    End big{};
    LadderNames names{};

    Span const& span(End end) const { return end == End::Input ? inputs : outputs; }
    figure::Rect place(End end, std::int64_t at) const;
};

struct ConnectionsLayout {
    Bands bands;
    std::vector<Ladder> ladders;
    std::optional<GridFrame> counts;  // of the output cells of one map
};

// Long axes are shown by the part around the current step.
ConnectionsLayout connections_layout(Shot const& shot, Bands const& bands);

// Of the input, respectively the output, along an axis: how many cells, and the title of that row, "height · input 5".
std::int64_t extent_of(Shot const& shot, int axis, End end);
std::string row_title(Shot const& shot, int axis, End end);

std::string counts_title(Shot const& shot, Bands const& bands, std::int64_t slice);

}  // namespace deconvista::picture
