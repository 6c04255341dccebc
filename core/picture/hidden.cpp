#include "core/picture/hidden.h"

#include <algorithm>
#include <cmath>

#include "core/picture/halves.h"
#include "core/picture/panes.h"
#include "core/picture/shot.h"
#include "core/picture/text_fit.h"
#include "core/picture/theme.h"
#include "core/picture/view.h"

namespace deconvista::picture {
namespace {

Look look_of_first(scene::Scene const& scene, Look const& look) {
    return scene.beside.empty() ? look : halves_of(look).look;
}

void draw_question_mark(Shapes& shapes, Theme const& theme, Quad const& quad) {
    shapes.emplace_back(figure::Polygon{{quad.begin(), quad.end()}, theme.ground, {}});
    ring_cell(shapes, theme, quad, Ring::Strong);
    auto const [left, right] = std::ranges::minmax(quad, {}, &figure::Point::x);
    auto const [top, bottom] = std::ranges::minmax(quad, {}, &figure::Point::y);
    auto const size = std::round(std::min(right.x - left.x, bottom.y - top.y) * 0.62f);
    figure::Point const center{(left.x + right.x) / 2, (top.y + bottom.y) / 2};
    shapes.emplace_back(figure::Label{
        center, figure::Horizontal::Center, figure::Vertical::Middle, size, {{"?", theme.ink, figure::Weight::Bold}}});
}

}  // namespace

void hide_cell(Shapes& shapes, scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
               Look const& look, op::Cell const& cell) {
    auto const own = look_of_first(scene, look);
    Shot const shot{scene, trace, moment, own};
    for (auto const& pane : panes_of(scene.views, own)) {
        if (!pane.bands) continue;
        for (auto const& site : sites_of(shot, pane.view, *pane.bands))
            if (site.cell == cell) draw_question_mark(shapes, shot.theme, site.quad);
    }
}

void write_in_place_of_sum(Shapes& shapes, scene::Scene const& scene, Look const& look, std::string const& text) {
    auto const own = look_of_first(scene, look);
    auto const& theme = theme_of(own.theme);
    auto const bands = bands_of(own);
    shapes.emplace_back(figure::Box{bands.sum, 0, theme.ground, {}});
    auto const size = std::min(bands.sum_text, std::floor(bands.sum.width / (estimated_width(text) * 1.06f)));
    shapes.emplace_back(figure::Label{bands.sum.center(),
                                      figure::Horizontal::Center,
                                      figure::Vertical::Middle,
                                      size,
                                      {{text, theme.focus, figure::Weight::Bold}}});
}

}  // namespace deconvista::picture
