#include "core/picture/block.h"

#include <algorithm>
#include <cmath>

namespace deconvista::picture {
namespace {

float cell_of(Block const& block, float cell) {
    return block.fixed_cell > 0 ? block.fixed_cell : std::max(cell, block.smallest_cell);
}

// From one plane to the next.
float pitch_x(Block const& block, float cell, Spacing const& spacing) {
    return std::max(static_cast<float>(block.columns.count) * cell_of(block, cell), block.name_width) + spacing.between;
}

float name_height(Block const& block, Spacing const& spacing) {
    return block.planes > 1 ? spacing.name : 0;
}

// The size of a block in pixels: of its grids, and with its title.
float grids_width(Block const& block, float cell, Spacing const& spacing) {
    return static_cast<float>(block.across) * pitch_x(block, cell, spacing) - spacing.between;
}
float block_width(Block const& block, float cell, Spacing const& spacing) {
    return std::max({grids_width(block, cell, spacing), block.title_width, block.rest_width});
}
float block_height(Block const& block, float cell, Spacing const& spacing) {
    auto const down = static_cast<float>(block.down());
    return spacing.title +
           down * (static_cast<float>(block.rows.count) * cell_of(block, cell) + name_height(block, spacing)) +
           (down - 1) * spacing.between + (block.names_rest ? spacing.name : 0);
}

float column_width(Column const& column, float cell, Spacing const& spacing) {
    float width = 0;
    for (auto const& block : column) width = std::max(width, block_width(block, cell, spacing));
    return width;
}
float column_height(Column const& column, float cell, Spacing const& spacing) {
    float height = static_cast<float>(column.size() - 1) * spacing.between;
    for (auto const& block : column) height += block_height(block, cell, spacing);
    return height;
}
float columns_width(std::vector<Column> const& columns, float cell, Spacing const& spacing) {
    float width = static_cast<float>(columns.size() - 1) * spacing.blocks;
    for (auto const& column : columns) width += column_width(column, cell, spacing);
    return width;
}

// The largest cell, in whole pixels, with which all columns fit beside one another into the area; 0 if none does.
float cell_size(std::vector<Column> const& columns, figure::Rect area, Spacing const& spacing, float largest) {
    for (auto cell = std::floor(largest); cell >= 1; --cell) {
        bool const fits_height = std::ranges::all_of(
            columns, [&](Column const& column) { return column_height(column, cell, spacing) <= area.height; });
        if (fits_height && columns_width(columns, cell, spacing) <= area.width) return cell;
    }
    return 0;
}

// The planes' frames of a block whose title begins at the corner; the grids are centred in the width.
std::vector<GridFrame> frames(Block const& block, figure::Point corner, float width, float cell,
                              Spacing const& spacing) {
    auto const left = corner.x + (width - grids_width(block, cell, spacing)) / 2;
    auto const next_x = pitch_x(block, cell, spacing);
    auto const own_cell = cell_of(block, cell);
    auto const indent = (next_x - spacing.between - static_cast<float>(block.columns.count) * own_cell) / 2;
    auto const next_y = static_cast<float>(block.rows.count) * own_cell + spacing.between + name_height(block, spacing);
    auto const top = corner.y + spacing.title + name_height(block, spacing);
    std::vector<GridFrame> placed;
    for (std::int64_t i = 0; i < block.planes; ++i) {
        auto const row = i / block.across, column = i % block.across;
        auto const across = static_cast<float>(column), down = static_cast<float>(row);
        placed.push_back({{std::round(left + across * next_x + indent), std::round(top + down * next_y)},
                          own_cell,
                          block.rows,
                          block.columns});
    }
    return placed;
}

// The blocks of a column, centred in the area's height.
void append_column(std::vector<PlacedBlock>& placed, Column const& column, figure::Rect area, float cell,
                   Spacing const& spacing) {
    auto top = area.y + (area.height - column_height(column, cell, spacing)) / 2;
    for (auto const& block : column) {
        placed.push_back({block.content, frames(block, {area.x, top}, area.width, cell, spacing)});
        top += block_height(block, cell, spacing) + spacing.between;
    }
}

// Cells that stay readable give way when they would cost the board too much, in this order, until its cells have a
// share of the size that they could have. Where these have no room for numbers in any case, half is enough for them,
// sooner than that the others lose theirs.
enum class Until : std::uint8_t { Legible, Gone };
enum class Board : std::uint8_t { Any, Colors };
struct GivingWay {
    float cells{1};  // times this
    Until until{Until::Legible};
    Board board{Board::Any};

    float enough() const { return board == Board::Any ? 0.55f : 0.5f; }
    float least() const { return board == Board::Any ? 0 : 2; }
};
constexpr GivingWay kGivingWay[] = {{1},
                                    {0.75f},
                                    {0.5f},
                                    {0.3f},
                                    {1, Until::Legible, Board::Colors},
                                    {0.75f, Until::Legible, Board::Colors},
                                    {0.5f, Until::Legible, Board::Colors},
                                    {0.3f, Until::Legible, Board::Colors},
                                    {0.5f, Until::Gone},
                                    {0.3f, Until::Gone},
                                    {0, Until::Gone}};

Column giving_way(Column column, GivingWay const& how) {
    for (auto& block : column) {
        auto const floor = how.until == Until::Legible ? std::min(block.legible_cell, block.smallest_cell) : 0.f;
        block.smallest_cell = std::max(block.smallest_cell * how.cells, floor);
    }
    return column;
}

Column without_titles(Column column) {
    for (auto& block : column) block.title_width = block.name_width = block.rest_width = 0;
    return column;
}

// Of several arrangements, the one that allows the largest cells.
template <class Change>
Arrangement largest_of(std::vector<Arrangement> const& candidates, figure::Rect area, Spacing const& spacing,
                       float largest, Change&& change) {
    Arrangement best;
    best.columns = candidates.front().columns;
    for (auto const& candidate : candidates) {
        auto arrangement = candidate;
        for (auto& column : arrangement.columns) column = change(column);
        arrangement.cell = cell_size(arrangement.columns, area, spacing, largest);
        if (arrangement.cell * arrangement.preference > best.cell * best.preference) best = arrangement;
    }
    return best;
}

float legible_cell(Arrangement const& arrangement) {
    float legible = 0;
    for (auto const& column : arrangement.columns)
        for (auto const& block : column) legible = std::max(legible, block.legible_cell);
    return legible;
}

// Grids are centred, not titles: a title stands above its grid like a hat, as far as there is room above all of them.
float lift_of(std::vector<Column> const& columns, float cell, figure::Rect area, Spacing const& spacing) {
    auto lift = spacing.title / 2;
    for (auto const& column : columns)
        if (column.size() == 1)
            lift = std::min(lift, std::max(0.f, area.height - column_height(column, cell, spacing)) / 2);
    return lift;
}

Arrangement best_with_pictures(std::vector<Arrangement> const& candidates, figure::Rect area, Spacing const& spacing,
                               float largest) {
    auto const best = [&](auto&& change) { return largest_of(candidates, area, spacing, largest, change); };
    auto const gone = [](Column const& column) { return giving_way(column, {0, Until::Gone}); };
    auto const possible = best(gone).cell;
    // Titles give way last of all: then they may be written into one another.
    constexpr float kLeastWithTitles = 0.2f;
    auto bare = best([&](Column const& column) { return without_titles(gone(column)); });
    bare.cell = std::max(1.f, bare.cell);
    if (possible < kLeastWithTitles * bare.cell) return bare;
    bool const has_numbers = possible >= legible_cell(candidates.front());
    Arrangement arrangement;
    for (auto const& how : kGivingWay) {
        if (how.board == Board::Colors && has_numbers) continue;
        arrangement = best([&](Column const& column) { return giving_way(column, how); });
        if (arrangement.cell >= std::max(how.enough() * possible, how.least())) break;
    }
    return arrangement;
}

bool is_fixed(Block const& block) {
    return block.fixed_cell > 0;
}

bool has_fixed(Arrangement const& arrangement) {
    return std::ranges::any_of(arrangement.columns,
                               [](Column const& column) { return std::ranges::any_of(column, is_fixed); });
}

void scale_fixed(Arrangement& arrangement, float factor) {
    for (auto& column : arrangement.columns)
        for (auto& block : column) block.fixed_cell = std::round(block.fixed_cell * factor);
}

}  // namespace

Arrangement best_of(std::vector<Arrangement> const& candidates, figure::Rect area, Spacing const& spacing,
                    float largest) {
    auto best = best_with_pictures(candidates, area, spacing, largest);
    // Pictures of a whole give way where hardly anything would be seen of the cells beside them.
    constexpr float kHardlySeen = 4, kSmaller[] = {0.75f, 0.5f};
    for (auto const factor : kSmaller) {
        if (best.cell >= kHardlySeen || !has_fixed(best)) break;
        auto smaller = candidates;
        for (auto& candidate : smaller) scale_fixed(candidate, factor);
        auto const found = best_with_pictures(smaller, area, spacing, largest);
        if (found.cell > best.cell) best = found;
    }
    return best;
}

std::vector<PlacedBlock> placed(Arrangement const& arrangement, figure::Rect area, Spacing const& spacing) {
    auto const& [columns, preference, cell] = arrangement;
    auto left = area.x + (area.width - columns_width(columns, cell, spacing)) / 2;
    std::vector<PlacedBlock> blocks;
    for (auto const& column : columns) {
        auto const width = column_width(column, cell, spacing);
        auto const lift = column.size() == 1 && columns.size() > 1 ? lift_of(columns, cell, area, spacing) : 0;
        append_column(blocks, column, {left, area.y - lift, width, area.height}, cell, spacing);
        left += width + spacing.blocks;
    }
    return blocks;
}

}  // namespace deconvista::picture
