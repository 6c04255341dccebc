#include "core/picture/picture.h"

#include <cmath>
#include <utility>

#include "core/picture/matrix_view.h"
#include "core/picture/panes.h"
#include "core/picture/shot.h"
#include "core/picture/sum_line.h"
#include "core/picture/theme.h"
#include "core/picture/view.h"
#include "core/trace/lockstep.h"

namespace deconvista::picture {

base::Result<trace::Trace> trace_of(scene::Scene const& scene) {
    auto computation = scene::computation_of(scene);
    if (!computation) return computation.problem();
    return trace::Trace{std::move(*computation), scene.crop, scene.order()};
}

namespace {

figure::Figure compose_alone(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                             Look const& look, std::optional<op::Cell> const& focus, WholeResult const& whole) {
    Shot const shot{scene, trace, moment, look, focus, &whole};
    auto const bands = bands_of(look);
    figure::Figure figure{look.width, look.height, shot.theme.ground, {}};
    auto& shapes = figure.shapes;
    draw_head(shapes, shot, bands);
    auto const panes = panes_of(scene.views, look);
    draw_pane_titles(shapes, shot, panes);
    ColorRanges ranges;
    for (auto const& pane : panes) {
        if (!pane.bands) continue;
        auto const drawn = draw_view(shapes, shot, pane.view, *pane.bands);
        if (!ranges.input) ranges.input = drawn.input;
        if (!ranges.output) ranges.output = drawn.output;
        if (shot.focus) light_up(shapes, shot, sites_of(shot, pane.view, *pane.bands));
    }
    draw_legend(shapes, shot, bands, ranges);
    draw_sum(shapes, shot, bands);
    return figure;
}

std::optional<Site> site_alone(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                               Look const& look, figure::Point point) {
    for (auto const& pane : panes_of(scene.views, look)) {
        if (!pane.bands || !pane.place.holds(point)) continue;
        Shot const shot{scene, trace, moment, look};
        return site_in_view(shot, pane.view, *pane.bands, point);
    }
    return std::nullopt;
}

std::optional<op::Cell> cell_in(std::optional<Focus> const& focus, Half half) {
    return focus && focus->half == half ? std::optional{focus->cell} : std::nullopt;
}

// ---- two scenes beside each other

struct Halves {
    Look look;       // of each
    float second{};  // where the second one begins
};

// Letters stay nearly as large as in a whole picture.
Halves halves_of(Look look) {
    auto const caption = bands_of(look).caption;
    auto const gap = std::round(look.width / 64);
    auto const half = std::floor((look.width - gap) / 2);
    Halves halves{look, half + gap};
    halves.look.width = half;
    halves.look.font_size = caption * 0.85f;
    return halves;
}

// In the views of the first scene.
scene::Scene beside(scene::Scene const& first) {
    auto second = first.beside.front();
    second.views = first.views;
    return second;
}

struct Second {
    scene::Scene scene;
    trace::Trace trace;
    trace::Moment moment;
};

// At the moment that goes with its own. Nothing for a scene without a result.
std::optional<Second> second_of(scene::Scene const& first, trace::Trace const& trace, trace::Moment moment) {
    auto scene = beside(first);
    auto own = trace_of(scene);
    if (!own) return std::nullopt;
    auto const there = alongside(trace, moment, *own);
    return Second{std::move(scene), *std::move(own), there};
}

}  // namespace

figure::Figure compose(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment, Look const& look,
                       std::optional<Focus> const& focus, Wholes const& wholes) {
    if (scene.beside.empty()) return compose_alone(scene, trace, moment, look, cell_in(focus, Half::First), wholes[0]);
    auto const halves = halves_of(look);
    figure::Figure figure{look.width, look.height, theme_of(look.theme).ground, {}};
    auto const second = second_of(scene, trace, moment);
    auto first = compose_alone(scene, trace, moment, halves.look, cell_in(focus, Half::First), wholes[0]);
    figure.shapes.push_back(figure::Group{.offset = {0, 0}, .clip = {}, .shapes = std::move(first.shapes)});
    if (!second) return figure;
    auto other = compose_alone(second->scene, second->trace, second->moment, halves.look, cell_in(focus, Half::Second),
                               wholes[1]);
    figure.shapes.push_back(figure::Group{.offset = {halves.second, 0}, .clip = {}, .shapes = std::move(other.shapes)});
    auto const middle = std::round((halves.look.width + halves.second) / 2);
    figure.shapes.push_back(
        figure::Line{{middle, look.height * 0.04f}, {middle, look.height * 0.96f}, {theme_of(look.theme).rule, 1}});
    return figure;
}

std::optional<Site> site_at(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                            Look const& look, figure::Point point) {
    if (scene.beside.empty()) return site_alone(scene, trace, moment, look, point);
    auto const halves = halves_of(look);
    if (point.x < halves.second) return site_alone(scene, trace, moment, halves.look, point);
    auto const second = second_of(scene, trace, moment);
    if (!second) return std::nullopt;
    auto site =
        site_alone(second->scene, second->trace, second->moment, halves.look, {point.x - halves.second, point.y});
    if (!site) return std::nullopt;
    site->half = Half::Second;
    site->step.reset();  // the first scene leads
    return site;
}

namespace {

std::optional<MatrixSeen> moved_alone(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                                      Look const& look, MatrixMove const& move) {
    for (auto const& pane : panes_of(scene.views, look)) {
        if (!pane.bands || pane.view != scene::View::Matrix || !pane.place.holds(move.at)) continue;
        Shot const shot{scene, trace, moment, look};
        auto const layout = matrix_layout(shot, *pane.bands);
        // The whole matrix lies still, and there is nothing beyond it.
        bool const is_whole =
            layout.matrix.rows.count == layout.whole.rows && layout.matrix.columns.count == layout.whole.columns;
        if (move.factor < 1 && (is_whole || !look.matrix)) return MatrixSeen{};
        if (move.factor != 1) return MatrixSeen{zoomed_matrix(layout, move.at, move.factor)};
        return MatrixSeen{is_whole ? look.matrix : std::optional{dragged_matrix(layout, move.by)}};
    }
    return std::nullopt;
}

}  // namespace

std::optional<MatrixSeen> moved_matrix(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                                       Look const& look, MatrixMove const& move) {
    if (scene.beside.empty()) return moved_alone(scene, trace, moment, look, move);
    auto const halves = halves_of(look);
    if (move.at.x < halves.second) return moved_alone(scene, trace, moment, halves.look, move);
    auto const second = second_of(scene, trace, moment);
    if (!second) return std::nullopt;
    auto in_half = move;
    in_half.at.x -= halves.second;
    return moved_alone(second->scene, second->trace, second->moment, halves.look, in_half);
}

WholesNeeded wholes_needed(scene::Scene const& scene, trace::Trace const& trace) {
    WholesNeeded needed;
    if (shows_whole_result(trace)) needed[0] = trace.computation();
    if (scene.beside.empty()) return needed;
    auto const own = trace_of(beside(scene));
    if (own && shows_whole_result(*own)) needed[1] = own->computation();
    return needed;
}

}  // namespace deconvista::picture
