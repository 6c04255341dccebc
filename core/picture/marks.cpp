#include "core/picture/marks.h"

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

void draw_alone(Shapes& shapes, scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                Look const& look, Marked const& marked) {
    Shot const shot{scene, trace, moment, look};
    if (marked.part == Part::Sum) return frame_sum(shapes, shot.theme, bands_of(look));
    for (auto const& pane : panes_of(scene.views, look)) {
        if (!pane.bands) continue;
        for (auto const& site : sites_of(shot, pane.view, *pane.bands))
            if (site.cell && is_meant(marked, *site.cell)) ring_cell(shapes, shot.theme, site.quad, Ring::Light);
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
