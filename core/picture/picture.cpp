#include "core/picture/picture.h"

#include <cmath>
#include <utility>

#include "core/picture/halves.h"
#include "core/picture/matrix_view.h"
#include "core/picture/panes.h"
#include "core/picture/shot.h"
#include "core/picture/sum_line.h"
#include "core/picture/theme.h"
#include "core/picture/view.h"

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
                               Look const& look, std::optional<op::Cell> const& focus, figure::Point point) {
    for (auto const& pane : panes_of(scene.views, look)) {
        if (!pane.bands || !pane.place.holds(point)) continue;
        Shot const shot{scene, trace, moment, look, focus};
        return site_in_view(shot, pane.view, *pane.bands, point);
    }
    return std::nullopt;
}

std::optional<op::Cell> cell_in(std::optional<Focus> const& focus, Half half) {
    return focus && focus->half == half ? std::optional{focus->cell} : std::nullopt;
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

namespace {

// What a point of the picture lies on: the scene, its trace and moment, how its half looks, and the point in there.
struct At {
    scene::Scene const& scene;
    trace::Trace const& trace;
    trace::Moment moment;
    Look const& look;
    figure::Point point;
    Half half{Half::First};
};

// What ask(At) says, in whichever half of the picture the point lies.
template <class Ask>
auto in_half_of(At const& whole, Ask&& ask) -> decltype(ask(whole)) {
    if (whole.scene.beside.empty()) return ask(whole);
    auto const halves = halves_of(whole.look);
    if (whole.point.x < halves.second) return ask({whole.scene, whole.trace, whole.moment, halves.look, whole.point});
    auto const second = second_of(whole.scene, whole.trace, whole.moment);
    if (!second) return std::nullopt;
    return ask({second->scene,
                second->trace,
                second->moment,
                halves.look,
                {whole.point.x - halves.second, whole.point.y},
                Half::Second});
}

// The layout of the first matrix in a pane that `is_meant`, if there is one.
template <class IsMeant>
std::optional<MatrixLayout> matrix_in(At const& at, IsMeant&& is_meant) {
    for (auto const& pane : panes_of(at.scene.views, at.look))
        if (pane.bands && pane.view == scene::View::Matrix && is_meant(pane.place))
            return matrix_layout(Shot{at.scene, at.trace, at.moment, at.look}, *pane.bands);
    return std::nullopt;
}

std::optional<MatrixLayout> matrix_at(At const& at) {
    return matrix_in(at, [&](figure::Rect const& place) { return place.holds(at.point); });
}

std::optional<MatrixViewport> enlarged(At const& at, MatrixLayout const& layout, float factor) {
    auto const viewport = zoomed_matrix(layout, at.point, factor);
    if (!viewport) return std::nullopt;
    // With other cells the matrix may lie elsewhere in the picture.
    auto look = at.look;
    look.matrix = viewport;
    auto const there = matrix_at({at.scene, at.trace, at.moment, look, at.point});
    return there ? with_entry_at(*viewport, layout, *there, at.point) : viewport;
}

std::optional<MatrixViewport> at_this_step(At const& at, std::optional<MatrixViewport> viewport) {
    if (viewport) viewport->step = at.moment.step;
    return viewport;
}

std::optional<MatrixSeen> moved(At const& at, MatrixMove const& move) {
    auto const layout = matrix_at(at);
    if (!layout) return std::nullopt;
    // The whole matrix lies still, and there is nothing beyond it.
    bool const is_whole =
        layout->matrix.rows.count == layout->whole.rows && layout->matrix.columns.count == layout->whole.columns;
    if (move.factor < 1 && (is_whole || !at.look.matrix)) return MatrixSeen{};
    if (move.factor != 1) return MatrixSeen{at_this_step(at, enlarged(at, *layout, move.factor))};
    return MatrixSeen{is_whole ? at.look.matrix : at_this_step(at, dragged_matrix(*layout, move.by))};
}

}  // namespace

std::optional<Site> site_at(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                            Look const& look, figure::Point point, std::optional<Focus> const& focus) {
    return in_half_of({scene, trace, moment, look, point}, [&](At const& at) {
        auto site = site_alone(at.scene, at.trace, at.moment, at.look, cell_in(focus, at.half), at.point);
        if (!site || at.half == Half::First) return site;
        site->half = Half::Second;
        site->step.reset();  // the first scene leads
        return site;
    });
}

std::optional<MatrixSeen> moved_matrix(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                                       Look const& look, MatrixMove const& move) {
    return in_half_of({scene, trace, moment, look, move.at}, [&](At const& at) { return moved(at, move); });
}

std::optional<MatrixSeen> moved_matrix(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                                       Look const& look, MatrixStride const& stride) {
    auto const own = scene.beside.empty() ? look : halves_of(look).look;
    auto const layout = matrix_in({scene, trace, moment, own, {}}, [](auto const&) { return true; });
    if (!layout) return std::nullopt;
    auto const& matrix = layout->matrix;
    auto const pixels = [&](int quarters, Span const& seen) {
        auto const cells = std::max<std::int64_t>(1, seen.count / 4);
        return -static_cast<float>(quarters * cells) * matrix.cell;
    };
    auto const middle = matrix.whole().center();
    figure::Point const by{pixels(stride.columns, matrix.columns), pixels(stride.rows, matrix.rows)};
    auto seen = moved({scene, trace, moment, own, middle}, {middle, by, stride.factor});
    // What is only enlarged goes on following the step.
    if (seen && seen->viewport && stride.rows == 0 && stride.columns == 0) seen->viewport->step = kAtNoStep;
    return seen;
}

std::optional<MatrixViewport> matrix_part_at(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                                             Look const& look, figure::Point point) {
    return in_half_of({scene, trace, moment, look, point}, [](At const& at) -> std::optional<MatrixViewport> {
        auto const layout = matrix_at(at);
        return layout ? at_this_step(at, part_under(*layout, at.point)) : std::nullopt;
    });
}

std::vector<figure::Rect> pane_places(scene::Scene const& scene, Look const& look) {
    std::vector<figure::Rect> places;
    for (auto const& pane : panes_of(scene.views, scene.beside.empty() ? look : halves_of(look).look))
        places.push_back(pane.place);
    return places;
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
