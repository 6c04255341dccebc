#include "core/picture/sites.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/picture/merged_cells.h"

namespace deconvista::picture {
namespace {

// Quads are convex and clockwise as seen.
bool holds(Quad const& quad, figure::Point point) {
    for (std::size_t i = 0; i < quad.size(); ++i) {
        auto const& from = quad[i];
        auto const& to = quad[(i + 1) % quad.size()];
        auto const cross = (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
        if (cross < 0) return false;
    }
    return true;
}

float width_of(Quad const& quad) {
    return std::hypot(quad[1].x - quad[0].x, quad[1].y - quad[0].y);
}

std::optional<std::int64_t> step_about(Shot const& shot, op::Cell const& cell) {
    bool const stamps = shot.leading.order() == trace::Order::Inputs;
    auto const* const input = std::get_if<op::InputCell>(&cell);
    auto const* const output = std::get_if<op::OutputCell>(&cell);
    if (input != nullptr && stamps) return shot.leading.step_of_stamp(input->at);
    if (output != nullptr && !stamps) return shot.leading.step_of_output(output->at);
    return std::nullopt;
}

// Cells smaller than this are lit together with their neighbours: rings around each would hide their colours.
constexpr float kOwnRing = 12;

// A frame outside of them, and a tint that leaves their colours to be seen.
void ring_small_cells(Shapes& shapes, Theme const& theme, figure::Rect const& cells) {
    constexpr float kWidth = 1.5f;
    figure::Rect const around{cells.x - kWidth / 2, cells.y - kWidth / 2, cells.width + kWidth, cells.height + kWidth};
    shapes.push_back(figure::Box{around, 0, faded(theme.focus, 0.16f), figure::Stroke{theme.focus, kWidth}});
}

void ring(Shapes& shapes, Quad const& quad, figure::Color color, float width) {
    shapes.push_back(figure::Polygon{{quad.begin(), quad.end()}, {}, figure::Stroke{color, width}});
}

}  // namespace

Site site_of(Shot const& shot, Quad const& quad, op::Cell const& cell) {
    return {quad, cell, step_about(shot, cell)};
}

Site site_of(Shot const& shot, Quad const& quad, tensor::Index const& slid) {
    auto const position = shot.trace.position_of(slid);
    if (position.fate == trace::Fate::Kept) return site_of(shot, quad, op::Cell{op::OutputCell{position.output}});
    Site site{quad, std::nullopt};
    if (shot.leading.order() == trace::Order::Outputs) site.step = shot.leading.step_of_position(slid);
    return site;
}

std::optional<Site> site_at(Sites const& sites, figure::Point point) {
    auto const found =
        std::find_if(sites.rbegin(), sites.rend(), [&](Site const& it) { return holds(it.quad, point); });
    return found == sites.rend() ? std::nullopt : std::optional{*found};
}

void ring_cell(Shapes& shapes, Theme const& theme, Quad const& quad, Ring strength) {
    bool const strong = strength == Ring::Strong;
    auto const width = std::clamp(width_of(quad) * (strong ? 0.14f : 0.08f), 1.5f, strong ? 9.f : 5.f);
    shapes.push_back(figure::Polygon{{quad.begin(), quad.end()}, faded(theme.focus, 0.16f), {}});
    if (strong) ring(shapes, quad, theme.ground, width * 1.7f);
    ring(shapes, quad, theme.focus, width);
}

void light_up(Shapes& shapes, Shot const& shot, Sites const& sites) {
    if (!shot.focus) return;
    std::vector<figure::Rect> small;
    for (auto const& site : sites) {
        auto const& cell = site.cell;
        if (!cell || !std::visit([&](auto const& it) { return shot.focus->has(it); }, *cell)) continue;
        if (*cell == shot.focus->cell())
            ring_cell(shapes, shot.theme, site.quad, Ring::Strong);
        else if (auto const rect = rect_of(site.quad); rect && rect->width < kOwnRing)
            small.push_back(*rect);
        else
            ring_cell(shapes, shot.theme, site.quad, Ring::Light);
    }
    for (auto const& rect : merged_cells(small)) ring_small_cells(shapes, shot.theme, rect);
}

}  // namespace deconvista::picture
