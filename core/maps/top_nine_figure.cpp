#include "core/maps/top_nine_figure.h"

#include <algorithm>
#include <cmath>

#include "core/base/number_text.h"
#include "core/maps/example_tile.h"
#include "core/maps/page.h"
#include "core/picture/text_fit.h"

namespace deconvista::maps {
namespace {

using figure::Rect;
using text::Picture;

constexpr int kAcross = 3;  // tiles of a map's nine, and as many down

// All blocks alike: a line of text, then 3 × 3 projections and 3 × 3 patches.
struct Plan {
    int columns{1}, rows{1};
    float width{}, height{};  // of a block with its gaps
    float tile_width{}, tile_height{}, tile_gap{}, middle_gap{};
    float inside{};  // width of the two grids
};

Plan plan_for(Page const& page, int maps, int columns, double proportion) {
    Plan plan;
    plan.columns = columns;
    plan.rows = (maps + columns - 1) / columns;
    plan.width = (page.body.width + page.gap) / static_cast<float>(columns);
    plan.height = (page.body.height + page.gap) / static_cast<float>(plan.rows);
    plan.tile_gap = maps <= 2 ? 4.f : 2.f;
    plan.middle_gap = page.gap * 0.6f;
    auto const across = (plan.width - page.gap - plan.middle_gap - 4 * plan.tile_gap) / (2 * kAcross);
    auto const down = (plan.height - page.gap - page.line() - 2 * plan.tile_gap) / kAcross;
    plan.tile_width = std::floor(std::min(across, down / static_cast<float>(proportion)));
    plan.tile_width = std::max(1.f, plan.tile_width);
    plan.tile_height = std::max(1.f, std::floor(plan.tile_width * static_cast<float>(proportion)));
    plan.inside = 2 * (kAcross * plan.tile_width + 2 * plan.tile_gap) + plan.middle_gap;
    return plan;
}

Plan best_plan(Page const& page, int maps, double proportion) {
    auto best = plan_for(page, maps, 1, proportion);
    for (int columns = 2; columns <= maps; ++columns) {
        auto const plan = plan_for(page, maps, columns, proportion);
        if (plan.tile_width > best.tile_width) best = plan;
    }
    return best;
}

double proportion_of(TopNine const& nine) {
    for (auto const& map : nine.maps)
        if (!map.best.empty()) return tile_proportion(map.best.front());
    return 1;
}

// As much of it as there is room for.
std::string heading(Page const& page, MapExamples const& map, float room) {
    auto const number = base::to_text(map.map);
    if (map.is_dead) return page.say(Picture::nine_dead, {number});
    if (map.best.empty()) return page.say(Picture::nine_map, {number});
    auto const first = base::pretty(double{map.best.front().value}, 3);
    auto const last = base::pretty(double{map.best.back().value}, 3);
    auto const full = page.say(Picture::nine_map_active, {number, first, last, percent(map.positive)});
    if (picture::estimated_width(full) * page.caption <= room) return full;
    return page.say(Picture::nine_map_values, {number, first, last});
}

void draw_grid(Page& page, Plan const& plan, figure::Point corner, MapExamples const& map, Side side) {
    for (std::size_t i = 0; i < projection::kTopUnits; ++i) {
        auto const row = i / kAcross, column = i % kAcross;
        Rect const tile{corner.x + static_cast<float>(column) * (plan.tile_width + plan.tile_gap),
                        corner.y + static_cast<float>(row) * (plan.tile_height + plan.tile_gap), plan.tile_width,
                        plan.tile_height};
        if (i < map.best.size())
            draw_tile(page, tile, map.best[i], side);
        else
            draw_empty_tile(page, tile);
    }
}

void draw_map(Page& page, Plan const& plan, figure::Point corner, float room, MapExamples const& map) {
    page.write({corner.x, corner.y + page.line() / 2}, heading(page, map, room),
               map.is_dead ? page.theme.faint_ink : page.theme.ink, room);
    auto const top = corner.y + page.line();
    draw_grid(page, plan, {corner.x, top}, map, Side::Projection);
    draw_grid(page, plan, {corner.x + (plan.inside + plan.middle_gap) / 2, top}, map, Side::Patch);
}

PageWords words_of(TopNine const& nine, text::Language language) {
    auto const say = [&](Picture name, std::initializer_list<std::string> facts = {}) {
        return text::fill(name, language, facts);
    };
    PageWords words{say(Picture::nine_title, {nine.layer}),
                    say(Picture::nine_subtitle, {nine.model, base::to_text(nine.pictures)}),
                    {say(Picture::nine_layout)}};
    if (nine.missing > 0) words.notes.push_back(say(Picture::nine_missing, {base::to_text(nine.missing)}));
    return words;
}

}  // namespace

picture::StepWords top_nine_words(TopNine const& nine, text::Language language) {
    return as_step_words(words_of(nine, language));
}

figure::Figure top_nine_figure(TopNine const& nine, picture::Look const& look) {
    auto page = begin_page(look, words_of(nine, look.language));
    auto const maps = static_cast<int>(nine.maps.size());
    if (maps == 0) return finished(std::move(page));
    auto const plan = best_plan(page, maps, proportion_of(nine));
    // What is left over is shared out around the blocks.
    auto const used = static_cast<float>(plan.columns) * (plan.inside + 2 * page.gap) - 2 * page.gap;
    auto const step = used < page.body.width ? plan.inside + 2 * page.gap : plan.width;
    auto const left = page.body.x + std::max(0.f, std::round((page.body.width - used) / 2));
    for (int i = 0; i < maps; ++i) {
        auto const row = i / plan.columns, column = i % plan.columns;
        draw_map(page, plan,
                 {std::round(left + static_cast<float>(column) * step),
                  std::round(page.body.y + static_cast<float>(row) * plan.height)},
                 step - page.gap * 0.5f, nine.maps[static_cast<std::size_t>(i)]);
    }
    return finished(std::move(page));
}

int maps_on_a_page(picture::Look const& look) {
    // Tiles of about 34 pixels at a height of 720.
    auto const unit = std::min(look.height, look.width * 0.72f) / 720;
    auto const across = look.width / (240 * unit), down = look.height / (170 * unit);
    return std::max(1, static_cast<int>(across) * static_cast<int>(down));
}

}  // namespace deconvista::maps
