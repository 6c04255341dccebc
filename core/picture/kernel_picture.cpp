#include "core/picture/kernel_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "core/picture/ink.h"
#include "core/picture/text_fit.h"
#include "core/picture/window.h"

namespace deconvista::picture {
namespace {

using trace::PlaceRole;
using trace::Stage;

std::vector<float> visible_weights(Shot const& shot, FlatLayout const& layout) {
    std::vector<float> weights;
    for (std::size_t i = 0; i < layout.slid.size(); ++i)
        for (std::int64_t m = 0; m < layout.products[i].rows.count; ++m)
            for (std::int64_t n = 0; n < layout.products[i].columns.count; ++n)
                weights.push_back(shot.stored_weight(shot.inputs[i], shot.kernels[i], m, n));
    return weights;
}

void draw_weight(Shapes& shapes, Shot const& shot, Ink const& ink, figure::Rect rect, float weight) {
    if (ink.numbers.digits == 0) {
        value_cell(shapes, rect, ink.colors, weight);
        frame(shapes, rect, shot.theme.kernel, 1);
    } else {
        kernel_cell(shapes, shot.theme, rect, {number(double{weight}, ink.numbers), ink.numbers.size});
    }
}

// Where the copy of the stored kernel is on its way to the kernel as slid.
struct Turning {
    figure::Point center;
    float spacing_y{1}, spacing_x{1};  // in cells
    float angle{};                     // radians still to turn; 0 = as slid
    float gaps{};                      // opacity of the marks between dilated cells
};

Turning turning(Shot const& shot, FlatLayout const& layout, std::size_t plane) {
    auto const arrived = layout.slid[plane].whole().center();
    if (layout.stored.empty()) return {arrived};
    bool const dilates = shot.trace.find(Stage::DilateKernel).has_value();
    auto const dilation = shot.progress.of(Stage::DilateKernel), flip = shot.progress.of(Stage::Flip);
    auto const travel = part(dilates ? dilation : flip, 0, 0.45f);
    auto const spread = dilates ? part(dilation, 0.45f, 1) : 1.f;
    auto const turn = dilates ? flip : part(flip, 0.45f, 1);
    auto const from = layout.stored[plane].whole().center();
    Turning state;
    state.center = {std::lerp(from.x, arrived.x, travel), std::lerp(from.y, arrived.y, travel)};
    state.spacing_y = std::lerp(1.f, static_cast<float>(shot.y.dilation), spread);
    state.spacing_x = std::lerp(1.f, static_cast<float>(shot.x.dilation), spread);
    state.angle = shot.trace.turns_kernel() ? (1 - turn) * std::numbers::pi_v<float> : 0;
    state.gaps = spread;
    return state;
}

// A square cell, turned about its own centre; numbers stay upright.
void draw_turned_weight(Shapes& shapes, Shot const& shot, Ink const& ink, figure::Point center, float cell, float angle,
                        float weight) {
    auto const half = cell / 2;
    figure::Rect const upright{center.x - half, center.y - half, cell, cell};
    if (std::abs(std::sin(angle)) < 1e-3f) return draw_weight(shapes, shot, ink, inset(upright), weight);
    auto const reach = inset(upright).width / 2;
    auto const along = reach * std::cos(angle), across = reach * std::sin(angle);
    figure::Polygon square{{{center.x - along + across, center.y - across - along},
                            {center.x + along + across, center.y + across - along},
                            {center.x + along - across, center.y + across + along},
                            {center.x - along - across, center.y - across + along}},
                           shot.theme.kernel_tint,
                           figure::Stroke{shot.theme.kernel, std::clamp(0.06f * cell, 1.f, 4.f)}};
    shapes.push_back(square);
    if (ink.numbers.digits > 0)
        centered(shapes, upright, {number(double{weight}, ink.numbers), ink.numbers.size},
                 ink_on(shot.theme.kernel_tint));
}

void draw_gaps(Shapes& shapes, Shot const& shot, GridFrame const& frame, float opacity) {
    for (std::int64_t row = 0; row < frame.rows.count; ++row)
        for (std::int64_t column = 0; column < frame.columns.count; ++column)
            if (row % shot.y.dilation != 0 || column % shot.x.dilation != 0)
                kernel_gap(shapes, shot.theme, inset(frame.place(row, column)), opacity);
}

void draw_slid_kernel(Shapes& shapes, Shot const& shot, FlatLayout const& layout, Ink const& ink, std::size_t plane) {
    auto const& frame = layout.slid[plane];
    auto const state = turning(shot, layout, plane);
    if (state.gaps > 0) draw_gaps(shapes, shot, frame, state.gaps);
    auto const middle_y = static_cast<float>(shot.y.kernel - 1) / 2,
               middle_x = static_cast<float>(shot.x.kernel - 1) / 2;
    auto const cosine = std::cos(state.angle), sine = std::sin(state.angle);
    for (std::int64_t m = 0; m < shot.y.kernel; ++m)
        for (std::int64_t n = 0; n < shot.x.kernel; ++n) {
            if (m * shot.y.dilation >= frame.rows.count || n * shot.x.dilation >= frame.columns.count) continue;
            auto const dy = (static_cast<float>(m) - middle_y) * state.spacing_y * frame.cell;
            auto const dx = (static_cast<float>(n) - middle_x) * state.spacing_x * frame.cell;
            figure::Point const at{state.center.x + dx * cosine - dy * sine, state.center.y + dx * sine + dy * cosine};
            draw_turned_weight(shapes, shot, ink, at, frame.cell, state.angle,
                               shot.weight(shot.inputs[plane], shot.kernels[plane], m, n));
        }
}

// One factor pair under the window: what lies on the board and the weight over it.
struct Pair {
    PlaceRole role{};
    std::optional<float> x;
    double weight{1};
};

Pair pair_at(Shot const& shot, std::size_t plane, std::int64_t m, std::int64_t n) {
    auto const& slid = shot.position.slid.spatial;
    auto const window_row = row_of(slid);
    auto const row = shot.y.window_begin(window_row) + m * shot.y.dilation;
    auto const column = shot.x.window_begin(column_of(slid)) + n * shot.x.dilation;
    Pair pair{shot.role(shot.inputs[plane], row, column), shot.input_value(shot.inputs[plane], row, column)};
    if (!shot.pooling()) pair.weight = double{shot.factor(shot.inputs[plane], shot.kernels[plane], m, n)};
    return pair;
}

template <class Visit>
void for_each_pair(Shot const& shot, GridFrame const& frame, std::size_t plane, Visit&& visit) {
    for (std::int64_t m = 0; m < frame.rows.count; ++m)
        for (std::int64_t n = 0; n < frame.columns.count; ++n) visit(m, n, pair_at(shot, plane, m, n));
}

// "x · w" over the product; none if it could not be read in some cell.
NumberFit fit_factors(Shot const& shot, FlatLayout const& layout, NumberFit const& products) {
    auto const cell = layout.products.front().cell;
    NumberFit fit{products.digits, std::round(products.size * 0.58f)};
    if (shot.pooling() || products.digits == 0) return {};
    for (std::size_t i = 0; i < layout.products.size(); ++i)
        for_each_pair(shot, layout.products[i], i, [&](std::int64_t, std::int64_t, Pair const& pair) {
            if (!pair.x) return;
            auto const text = number(double{*pair.x}, fit) + " · " + number(pair.weight, fit);
            fit.size = std::min(fit.size, std::floor(cell * 0.86f / estimated_width(text)));
        });
    return fit.size >= layout.bands.legible() ? fit : NumberFit{};
}

void draw_factors(Shapes& shapes, Shot const& shot, figure::Rect rect, Pair const& pair, NumberFit const& small,
                  float opacity) {
    figure::Label factors{{rect.center().x, rect.y + rect.height * 0.24f},
                          figure::Horizontal::Center,
                          figure::Vertical::Middle,
                          small.size,
                          {{number(double{*pair.x}, small), faded(shot.theme.input_text, opacity)},
                           {" · ", faded(shot.theme.faint_ink, opacity)},
                           {number(pair.weight, small), faded(shot.theme.kernel_text, opacity)}}};
    shapes.push_back(factors);
}

// How products are written, and the factors above them.
struct ProductInk {
    NumberFit products, factors;
};

void draw_product(Shapes& shapes, Shot const& shot, figure::Rect rect, Pair const& pair, ProductInk const& ink,
                  float opacity) {
    switch (pair.role) {
        case PlaceRole::Input:
            break;
        case PlaceRole::InsertedZero:
            return inserted_zero_cell(shapes, shot.theme, rect, opacity);
        case PlaceRole::Padding:
            return padding_cell(shapes, shot.theme, rect, {"", 0}, opacity);
        case PlaceRole::OutputPadding:
            return output_padding_cell(shapes, shot.theme, rect, {"", 0}, opacity);
        case PlaceRole::Overhang:
            return overhang_cell(shapes, shot.theme, rect, opacity);
    }
    empty_cell(shapes, rect, shot.theme.ink, 0.45f * opacity);
    if (ink.products.digits == 0) return;
    bool const factors_fit = ink.factors.digits > 0;
    if (factors_fit) draw_factors(shapes, shot, rect, pair, ink.factors, opacity);
    auto const low =
        factors_fit ? figure::Rect{rect.x, rect.y + rect.height * 0.3f, rect.width, rect.height * 0.7f} : rect;
    auto const product = double{*pair.x} * pair.weight;
    centered(shapes, low, {number(product, ink.products), ink.products.size}, faded(shot.theme.ink, opacity));
}

}  // namespace

bool slid_kernel_visible(Shot const& shot) {
    auto const begun = [&](Stage stage) { return shot.trace.find(stage) && shot.progress.of(stage) > 0; };
    return !shows_stored_kernel(shot) || begun(Stage::DilateKernel) || begun(Stage::Flip);
}

double map_sum(Shot const& shot, std::size_t plane) {
    double sum = 0;
    for (std::int64_t m = 0; m < shot.y.kernel; ++m)
        for (std::int64_t n = 0; n < shot.x.kernel; ++n) {
            auto const pair = pair_at(shot, plane, m, n);
            if (pair.x) sum += double{*pair.x} * pair.weight;
        }
    return sum;
}

void draw_kernels(Shapes& shapes, Shot const& shot, FlatLayout const& layout) {
    if (layout.slid.empty()) return;
    auto const weights = visible_weights(shot, layout);
    auto const cell = layout.slid.front().cell;
    auto const ink = ink_for(weights, layout.bands.room_in(cell, {0.74f, 0.42f}, shot.cell_digits()));
    for (std::size_t i = 0; i < layout.stored.size(); ++i) {
        auto const& frame = layout.stored[i];
        for (std::int64_t m = 0; m < frame.rows.count; ++m)
            for (std::int64_t n = 0; n < frame.columns.count; ++n)
                draw_weight(shapes, shot, ink, inset(frame.place(m, n)),
                            shot.stored_weight(shot.inputs[i], shot.kernels[i], m, n));
    }
    if (!slid_kernel_visible(shot)) return;
    for (std::size_t i = 0; i < layout.slid.size(); ++i) draw_slid_kernel(shapes, shot, layout, ink, i);
}

void add_kernel_sites(Sites& sites, Shot const& shot, FlatLayout const& layout) {
    for (std::size_t i = 0; i < layout.stored.size(); ++i)
        for_each_cell(layout.stored[i], [&](std::int64_t row, std::int64_t column, Quad const& quad) {
            sites.push_back(site_of(shot, quad, shot.stored_cell(shot.inputs[i], shot.kernels[i], row, column)));
        });
    if (!slid_kernel_visible(shot)) return;
    for (std::size_t i = 0; i < layout.slid.size(); ++i)
        for_each_cell(layout.slid[i], [&](std::int64_t row, std::int64_t column, Quad const& quad) {
            if (row % shot.y.dilation != 0 || column % shot.x.dilation != 0) return;
            sites.push_back(site_of(
                shot, quad,
                shot.slid_cell(shot.inputs[i], shot.kernels[i], row / shot.y.dilation, column / shot.x.dilation)));
        });
}

void draw_products(Shapes& shapes, Shot const& shot, FlatLayout const& layout) {
    if (!shows_window(shot)) return;
    std::vector<float> products;
    for (std::size_t i = 0; i < layout.products.size(); ++i)
        for_each_pair(shot, layout.products[i], i, [&](std::int64_t, std::int64_t, Pair const& pair) {
            if (pair.x) products.push_back(static_cast<float>(double{*pair.x} * pair.weight));
        });
    auto const cell = layout.products.front().cell;
    ProductInk ink;
    ink.products = fit_numbers(products, layout.bands.room_in(cell, {0.78f, 0.38f}, shot.cell_digits()));
    ink.factors = fit_factors(shot, layout, ink.products);
    for (std::size_t i = 0; i < layout.products.size(); ++i)
        for_each_pair(shot, layout.products[i], i, [&](std::int64_t m, std::int64_t n, Pair const& pair) {
            draw_product(shapes, shot, inset(layout.products[i].place(m, n)), pair, ink,
                         products_opacity(shot, i, layout.products.size()));
        });
}

}  // namespace deconvista::picture
