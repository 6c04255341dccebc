#include "core/maps/evolution_figure.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/base/number_text.h"
#include "core/maps/example_tile.h"
#include "core/maps/page.h"

namespace deconvista::maps {
namespace {

using figure::Horizontal;
using figure::Rect;
using text::Picture;

PageWords words_of(Evolution const& evolution, text::Language language) {
    auto const say = [&](Picture name, std::initializer_list<std::string> facts) {
        return text::fill(name, language, facts);
    };
    return {say(Picture::evolution_title, {}),
            say(Picture::evolution_subtitle, {evolution.layer, base::to_text(evolution.pictures)}),
            {say(Picture::evolution_note, {})}};
}

// The filters as one picture, with lines of the ground between them.
void draw_filters(Page& page, Rect const& area, Atlas const& filters) {
    auto const rect = fitted(area, filters.pixels.width, filters.pixels.height);
    page.shapes.push_back(figure::Image{rect, filters.pixels});
    auto const x = rect.width / static_cast<float>(filters.pixels.width);
    auto const y = rect.height / static_cast<float>(filters.pixels.height);
    figure::Stroke const gap{page.theme.ground, std::max(1.f, rect.width / 120)};
    for (int column = 1; column < filters.columns; ++column) {
        auto const at = rect.x + static_cast<float>(column * filters.width) * x;
        page.shapes.push_back(figure::Line{{at, rect.y}, {at, rect.bottom()}, gap});
    }
    for (int row = 1; row * filters.height < filters.pixels.height; ++row) {
        auto const at = rect.y + static_cast<float>(row * filters.height) * y;
        page.shapes.push_back(figure::Line{{rect.x, at}, {rect.right(), at}, gap});
    }
}

// Both tiles of a unit, the patch framed where another picture has become the strongest.
struct Tiles {
    Rect projection, patch;
};

void draw_unit(Page& page, Tiles const& tiles, Evolution const& evolution, std::size_t checkpoint, std::size_t map) {
    auto const& unit = evolution.checkpoints[checkpoint].units[map];
    if (!unit) {
        draw_empty_tile(page, tiles.projection);
        draw_empty_tile(page, tiles.patch);
        return;
    }
    draw_tile(page, tiles.projection, *unit, Side::Projection);
    draw_tile(page, tiles.patch, *unit, Side::Patch);
    if (evolution.has_jumped(checkpoint, map))
        page.shapes.push_back(figure::Box{tiles.patch, 0, {}, figure::Stroke{page.theme.kernel, 3}});
}

double proportion_of(Evolution const& evolution) {
    for (auto const& checkpoint : evolution.checkpoints)
        for (auto const& unit : checkpoint.units)
            if (unit) return tile_proportion(*unit);
    return 1;
}

// ---- all checkpoints

struct Grid {
    float label{}, column{}, width{}, height{}, filters{};  // of the names, from one to the next, of tiles
    float left{};
};

Grid grid_of(Page const& page, Evolution const& evolution) {
    auto const count = static_cast<float>(evolution.checkpoints.size());
    auto const maps = static_cast<float>(evolution.maps.size());
    auto const proportion = static_cast<float>(proportion_of(evolution));
    Grid grid;
    grid.label = page.caption * 5;
    auto const across = (page.body.width - grid.label) / count - page.gap * 0.5f;
    auto const rows = 1 + 2 * maps * proportion;
    auto const down = (page.body.height - page.line() - (maps + 1) * page.gap * 0.6f - 2 * maps) / rows;
    grid.width = std::max(1.f, std::floor(std::min(across, down)));
    grid.height = std::max(1.f, std::floor(grid.width * proportion));
    grid.filters = std::min(across, down);
    grid.column = grid.width + page.gap * 0.5f;
    auto const used = grid.label + count * grid.column - page.gap * 0.5f;
    grid.left = page.body.x + std::max(0.f, std::round((page.body.width - used) / 2));
    return grid;
}

// Two lines at most, ending before the tiles.
void draw_row_name(Page& page, Grid const& grid, float middle, std::string const& name) {
    auto const lines = page.lines_of(name, grid.label - page.gap * 0.5f);
    auto y = middle - static_cast<float>(lines.size() - 1) * page.line() / 2;
    for (auto const& part : lines) {
        page.write({grid.left, y}, part, page.theme.ink, grid.label);
        y += page.line();
    }
}

// ---- one checkpoint

// Below everything else of a page.
Rect track_of(Page const& page) {
    auto const height = 2.2f * page.line();
    return {page.body.x, page.body.bottom() - height, page.body.width, height};
}

// A line with a mark for each checkpoint, the chosen one full.
void draw_track(Page& page, Evolution const& evolution, std::size_t chosen) {
    auto const area = track_of(page);
    auto const count = evolution.checkpoints.size();
    auto const at = [&](std::size_t i) {
        return area.x + area.width * (static_cast<float>(i) + 0.5f) / static_cast<float>(count);
    };
    auto const y = area.y + page.caption * 0.6f;
    page.shapes.push_back(figure::Line{{at(0), y}, {at(count - 1), y}, {page.theme.rule, 2}});
    for (std::size_t i = 0; i < count; ++i) {
        auto const is_chosen = i == chosen;
        page.shapes.push_back(figure::Circle{{at(i), y},
                                             page.caption * (is_chosen ? 0.5f : 0.28f),
                                             is_chosen ? page.theme.kernel : page.theme.padding,
                                             {}});
        page.write({at(i), y + page.line()}, base::to_text(evolution.checkpoints[i].step),
                   is_chosen ? page.theme.ink : page.theme.faint_ink, area.width / static_cast<float>(count),
                   Horizontal::Center, is_chosen ? figure::Weight::Bold : figure::Weight::Regular);
    }
}

// The width of a unit's tiles, two beside each other under a line of text.
float large_tile(Page const& page, float width, float height, double proportion) {
    auto const room = height - page.line() - page.gap * 0.4f;
    return std::max(1.f, std::floor(std::min((width - page.gap) / 2, room / static_cast<float>(proportion))));
}

// As many beside one another as make the tiles the largest.
std::size_t columns_for_units(Page const& page, Rect const& room, std::size_t units, double proportion) {
    std::size_t best = 1;
    float largest = 0;
    for (std::size_t columns = 1; columns <= units; ++columns) {
        auto const rows = (units + columns - 1) / columns;
        auto const tile = large_tile(page, (room.width + page.gap) / static_cast<float>(columns) - page.gap,
                                     room.height / static_cast<float>(rows), proportion);
        if (tile <= largest) continue;
        largest = tile;
        best = columns;
    }
    return best;
}

void draw_large_unit(Page& page, Rect const& area, Evolution const& evolution, std::size_t checkpoint,
                     std::size_t map) {
    auto const& unit = evolution.checkpoints[checkpoint].units[map];
    auto const number = base::to_text(evolution.maps[map]);
    auto const heading = unit ? page.say(Picture::evolution_unit, {number, base::pretty(double{unit->value}, 3)})
                              : page.say(Picture::nine_dead, {number});
    page.write({area.x, area.y + page.line() / 2}, heading, page.theme.ink, area.width);
    auto const proportion = proportion_of(evolution);
    auto const width = large_tile(page, area.width, area.height, proportion);
    Rect const first{area.x, area.y + page.line(), width, std::floor(width * static_cast<float>(proportion))};
    auto second = first;
    second.x += width + page.gap * 0.4f;
    draw_unit(page, {first, second}, evolution, checkpoint, map);
}

}  // namespace

picture::StepWords evolution_words(Evolution const& evolution, text::Language language) {
    return as_step_words(words_of(evolution, language));
}

figure::Figure evolution_figure(Evolution const& evolution, picture::Look const& look) {
    auto page = begin_page(look, words_of(evolution, look.language));
    if (evolution.checkpoints.empty()) return finished(std::move(page));
    auto const grid = grid_of(page, evolution);
    auto const top = page.body.y + page.line();
    for (std::size_t i = 0; i < evolution.checkpoints.size(); ++i) {
        auto const& checkpoint = evolution.checkpoints[i];
        auto const x = std::round(grid.left + grid.label + static_cast<float>(i) * grid.column);
        page.write({x + grid.width / 2, page.body.y + page.line() / 2}, base::to_text(checkpoint.step), page.theme.ink,
                   grid.column, Horizontal::Center);
        if (checkpoint.filters) draw_filters(page, {x, top, grid.width, grid.filters}, *checkpoint.filters);
        auto y = std::round(top + grid.filters + page.gap * 0.6f);
        for (std::size_t map = 0; map < evolution.maps.size(); ++map) {
            draw_unit(page, {{x, y, grid.width, grid.height}, {x, y + grid.height + 2, grid.width, grid.height}},
                      evolution, i, map);
            if (i == 0)
                draw_row_name(page, grid, y + grid.height,
                              page.say(Picture::nine_map, {base::to_text(evolution.maps[map])}));
            y += std::round(2 * grid.height + 2 + page.gap * 0.6f);
        }
    }
    draw_row_name(page, grid, page.body.y + page.line() / 2, page.say(Picture::evolution_step));
    draw_row_name(page, grid, top + grid.filters / 2, page.say(Picture::evolution_filters));
    return finished(std::move(page));
}

std::optional<std::size_t> checkpoint_at(Evolution const& evolution, picture::Look const& look, figure::Point point) {
    auto const count = evolution.checkpoints.size();
    auto const track = track_of(begin_page(look, words_of(evolution, look.language)));
    auto const across = (point.x - track.x) / track.width;
    bool const is_inside = across >= 0 && across < 1 && point.y >= track.y && point.y < track.bottom();
    if (!is_inside || count == 0) return std::nullopt;
    return std::min(count - 1, static_cast<std::size_t>(across * static_cast<float>(count)));
}

figure::Figure checkpoint_figure(Evolution const& evolution, std::size_t checkpoint, picture::Look const& look) {
    DECONVISTA_CHECK(checkpoint < evolution.checkpoints.size());
    auto page = begin_page(look, words_of(evolution, look.language));
    auto body = page.body;
    draw_track(page, evolution, checkpoint);
    body.height -= track_of(page).height + page.gap * 0.5f;
    Rect const left{body.x, body.y + page.line(), std::min(body.width * 0.42f, body.height - page.line()),
                    body.height - page.line()};
    page.write({left.x, body.y + page.line() / 2}, page.say(Picture::evolution_filters), page.theme.ink, left.width);
    if (auto const& filters = evolution.checkpoints[checkpoint].filters)
        draw_filters(page, fitted({left.x, left.y, left.width, left.width}, 1, 1), *filters);
    auto const maps = evolution.maps.size();
    if (maps == 0) return finished(std::move(page));
    auto const x = left.right() + 2 * page.gap;
    Rect const room{x, body.y, body.right() - x, body.height};
    auto const columns = columns_for_units(page, room, maps, proportion_of(evolution));
    auto const rows = (maps + columns - 1) / columns;
    auto const width = (room.width + page.gap) / static_cast<float>(columns);
    auto const height = body.height / static_cast<float>(rows);
    for (std::size_t map = 0; map < maps; ++map) {
        auto const row = map / columns, column = map % columns;
        draw_large_unit(page,
                        {std::round(x + static_cast<float>(column) * width),
                         std::round(body.y + static_cast<float>(row) * height), width - page.gap, height},
                        evolution, checkpoint, map);
    }
    return finished(std::move(page));
}

}  // namespace deconvista::maps
