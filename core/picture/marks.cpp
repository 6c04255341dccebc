#include "core/picture/marks.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include "core/base/overloaded.h"
#include "core/picture/halves.h"
#include "core/picture/panes.h"
#include "core/picture/shot.h"
#include "core/picture/view.h"

namespace deconvista::picture {
namespace {

bool lies_in(CellBox const& box, tensor::Index const& at) {
    auto const between = [](std::int64_t low, std::int64_t it, std::int64_t high) { return low <= it && it <= high; };
    if (!between(box.first.batch, at.batch, box.last.batch)) return false;
    if (!between(box.first.channel, at.channel, box.last.channel)) return false;
    for (int axis = 0; axis < at.spatial.axes(); ++axis)
        if (!between(box.first.spatial[axis], at.spatial[axis], box.last.spatial[axis])) return false;
    return true;
}

bool is_meant(Marked const& marked, op::Cell const& cell) {
    auto const is = [&](Part part, tensor::Index const& at) {
        return marked.part == part && (!marked.box || lies_in(*marked.box, at));
    };
    return std::visit(base::Overloaded{
                          [&](op::InputCell const& it) { return is(Part::Input, it.at); },
                          [&](op::KernelCell const& it) { return is(Part::Kernel, it.at); },
                          [&](op::OutputCell const& it) { return is(Part::Output, it.at); },
                      },
                      cell);
}

void frame_sum(Shapes& shapes, Theme const& theme, Bands const& bands) {
    figure::Box box{bands.sum, std::round(bands.sum.height * 0.2f), {}, figure::Stroke{theme.focus, 3}};
    shapes.emplace_back(box);
}

// Cells of one grid that are marked: each of them, and the rectangle around them where they are seen from above.
struct Patch {
    std::vector<Quad> quads;
    std::vector<op::Cell> cells;
    bool upright{true};
    figure::Rect around;

    void add(Quad const& quad, op::Cell const& cell) {
        auto const own = rect_of(quad);
        upright = upright && own;
        if (upright) around = quads.empty() ? *own : hull(around, *own);
        quads.push_back(quad);
        cells.push_back(cell);
    }

    bool holds(op::Cell const& cell) const { return std::ranges::find(cells, cell) != cells.end(); }

    static figure::Rect hull(figure::Rect const& a, figure::Rect const& b) {
        auto const x = std::min(a.x, b.x), y = std::min(a.y, b.y);
        return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
    }
};

std::int64_t channel_of(op::Cell const& cell) {
    return std::visit([](auto const& it) { return it.at.batch * (std::int64_t{1} << 32) + it.at.channel; }, cell);
}

// Sites come grid by grid: a cell that was there already begins the next one, and so does another channel.
std::vector<Patch> patches_of(Sites const& sites, Marked const& marked) {
    std::vector<Patch> patches;
    for (auto const& site : sites) {
        if (!site.cell || !is_meant(marked, *site.cell)) continue;
        bool const begins = patches.empty() || patches.back().holds(*site.cell) ||
                            channel_of(patches.back().cells.front()) != channel_of(*site.cell);
        if (begins) patches.emplace_back();
        patches.back().add(site.quad, *site.cell);
    }
    return patches;
}

// The corners of a frame around the cell.
void mark_corners(Shapes& shapes, Theme const& theme, Quad const& quad) {
    auto const side = quad[1].x - quad[0].x;
    auto const width = std::clamp(side * 0.1f, 2.5f, 6.f), out = 1 + 3 * width / std::max(1.f, side);
    figure::Point const middle{(quad[0].x + quad[2].x) / 2, (quad[0].y + quad[2].y) / 2};
    auto const outside = [&](figure::Point corner) {
        return figure::Point{middle.x + (corner.x - middle.x) * out, middle.y + (corner.y - middle.y) * out};
    };
    auto const towards = [](figure::Point from, figure::Point to) {
        constexpr float kPart = 0.3f;
        return figure::Point{from.x + (to.x - from.x) * kPart, from.y + (to.y - from.y) * kPart};
    };
    for (std::size_t i = 0; i < quad.size(); ++i) {
        auto const before = outside(quad[(i + 3) % 4]), here = outside(quad[i]), after = outside(quad[(i + 1) % 4]);
        std::vector<figure::Point> const corner{towards(here, before), here, towards(here, after)};
        shapes.emplace_back(figure::Polyline{corner, {theme.ground, width * 2}});
        shapes.emplace_back(figure::Polyline{corner, {theme.ink, width}});
    }
}

// Many cells have one frame, which leaves their colours and numbers as they are.
void mark(Shapes& shapes, Theme const& theme, Patch const& patch, MarkStyle style) {
    if (style == MarkStyle::Corners) {
        for (auto const& quad : patch.quads) mark_corners(shapes, theme, quad);
        return;
    }
    if (patch.quads.size() == 1 || !patch.upright) {
        for (auto const& quad : patch.quads) ring_cell(shapes, theme, quad, Ring::Light);
        return;
    }
    auto const cell = patch.quads.front()[1].x - patch.quads.front()[0].x;
    auto const width = std::clamp(cell * 0.1f, 2.5f, 6.f), out = width * 0.5f + 1;
    figure::Rect const frame{patch.around.x - out, patch.around.y - out, patch.around.width + 2 * out,
                             patch.around.height + 2 * out};
    shapes.emplace_back(figure::Box{frame, width, {}, figure::Stroke{theme.ground, width * 1.4f}});
    shapes.emplace_back(figure::Box{frame, width, {}, figure::Stroke{theme.focus, width}});
}

void draw_alone(Shapes& shapes, scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                Look const& look, Marked const& marked) {
    Shot const shot{scene, trace, moment, look};
    if (marked.part == Part::Sum) return frame_sum(shapes, shot.theme, bands_of(look));
    for (auto const& pane : panes_of(scene.views, look)) {
        if (!pane.bands) continue;
        for (auto const& patch : patches_of(sites_of(shot, pane.view, *pane.bands), marked))
            mark(shapes, shot.theme, patch, marked.style);
    }
}

}  // namespace

void draw_marked(Shapes& shapes, scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                 Look const& look, Marked const& marked) {
    if (scene.beside.empty()) return draw_alone(shapes, scene, trace, moment, look, marked);
    auto const halves = halves_of(look);
    draw_alone(shapes, scene, trace, moment, halves.look, marked);
    auto const second = second_of(scene, trace, moment);
    if (!second || marked.box) return;
    figure::Group moved;
    moved.offset = {halves.second, 0};
    draw_alone(moved.shapes, second->scene, second->trace, second->moment, halves.look, marked);
    shapes.emplace_back(std::move(moved));
}

}  // namespace deconvista::picture
