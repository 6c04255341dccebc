#include "core/picture/input_picture.h"

#include <algorithm>
#include <cmath>

#include "core/picture/ink.h"
#include "core/picture/text_fit.h"
#include "core/picture/window.h"

namespace deconvista::picture {
namespace {

using trace::PlaceRole;
using trace::Stage;

CellText zero_text(Shot const& shot, Ink const& ink) {
    return {ink.numbers.digits > 0 ? "0" : "", shot.small_number(ink.numbers.size)};
}

void draw_input_cell(Shapes& shapes, Shot const& shot, Ink const& ink, figure::Rect rect, float value, float opacity) {
    if (ink.numbers.digits == 0) return value_cell(shapes, rect, ink.colors, value, opacity);
    filled_cell(shapes, rect, shot.theme.input, {number(double{value}, ink.numbers), ink.numbers.size}, opacity);
}

void draw_place(Shapes& shapes, Shot const& shot, Ink const& ink, GridFrame const& frame, Plane const& plane,
                std::int64_t row, std::int64_t column) {
    auto const role = shot.role(plane, row, column);
    auto const cut = is_cut(shot, row, column) ? shot.progress.of(Stage::Cut) : 0.f;
    auto const opacity = place_opacity(shot, role) * (1 - part(cut, 0.4f, 1));
    if (opacity <= 0) return;
    auto const rect = inset(frame.place(row, column));
    switch (role) {
        case PlaceRole::Input: {
            auto const moved = inset(frame.place(travelled(shot.y, row, shot), travelled(shot.x, column, shot)));
            draw_input_cell(shapes, shot, ink, moved, *shot.input_value(plane, row, column), opacity);
            break;
        }
        case PlaceRole::InsertedZero:
            inserted_zero_cell(shapes, shot.theme, rect, opacity);
            break;
        case PlaceRole::Padding:
            padding_cell(shapes, shot.theme, rect, zero_text(shot, ink), opacity);
            break;
        case PlaceRole::OutputPadding:
            output_padding_cell(shapes, shot.theme, rect, zero_text(shot, ink), opacity);
            break;
        case PlaceRole::Overhang:
            overhang_cell(shapes, shot.theme, rect, opacity);
            break;
    }
    if (cut > 0) hatching(shapes, rect, shot.theme.cropped, part(cut, 0, 0.4f) * opacity);
}

// The weight that lies on a cell, as a chip in the cell's corner: the number of the cell stays readable.
void draw_weight_chip(Shapes& shapes, Shot const& shot, figure::Rect cell, std::string const& text, float size,
                      float opacity) {
    auto const height = std::round(cell.height * 0.3f);
    auto const width = std::max(height * 1.2f, size * estimated_width(text) + height * 0.5f);
    auto const chip = figure::Rect{cell.right() - width, cell.bottom() - height, width, height};
    shapes.push_back(figure::Box{chip, height * 0.25f, faded(shot.theme.kernel, opacity), {}});
    centered(shapes, chip, {text, size}, faded(ink_on(shot.theme.kernel), opacity));
}

void draw_weights_on_board(Shapes& shapes, Shot const& shot, GridFrame const& frame, std::size_t plane,
                           WindowAt const& window, NumberFit const& fit) {
    auto const opacity = sum_opacity(shot) * window.opacity;
    for (std::int64_t m = 0; m < shot.y.kernel; ++m)
        for (std::int64_t n = 0; n < shot.x.kernel; ++n) {
            auto const rect = inset(frame.place(window.row + static_cast<float>(m * shot.y.dilation),
                                                window.column + static_cast<float>(n * shot.x.dilation)));
            auto const weight = shot.factor(shot.inputs[plane], shot.kernels[plane], m, n);
            draw_weight_chip(shapes, shot, rect, number(double{weight}, fit), fit.size, opacity);
        }
}

void draw_window(Shapes& shapes, Shot const& shot, GridFrame const& frame, std::size_t plane, float legible) {
    auto const window = window_at(shot);
    auto const tint = faded(shot.theme.kernel, 0.24f * window.opacity);
    auto const width = std::clamp(frame.cell * 0.06f, 1.5f, 6.f);
    bool const dilated = shot.y.dilation > 1 || shot.x.dilation > 1;
    for (std::int64_t m = 0; m < shot.y.kernel; ++m)
        for (std::int64_t n = 0; n < shot.x.kernel; ++n) {
            auto const place = frame.place(window.row + static_cast<float>(m * shot.y.dilation),
                                           window.column + static_cast<float>(n * shot.x.dilation));
            shapes.push_back(figure::Box{place, 0, tint, {}});
            if (dilated) deconvista::picture::frame(shapes, place, shot.theme.kernel, width * 0.7f, window.opacity);
        }
    auto const whole = frame.block(window.row, window.column, shot.y.reach(), shot.x.reach());
    deconvista::picture::frame(shapes, whole, shot.theme.kernel, dilated ? width * 0.5f : width, window.opacity);
    if (shot.pooling()) return;
    std::vector<float> weights;
    for (std::int64_t m = 0; m < shot.y.kernel; ++m)
        for (std::int64_t n = 0; n < shot.x.kernel; ++n)
            weights.push_back(shot.factor(shot.inputs[plane], shot.kernels[plane], m, n));
    auto const fit =
        fit_numbers(weights, {frame.cell * 0.5f, std::round(frame.cell * 0.25f), legible, shot.cell_digits()});
    if (fit.digits > 0) draw_weights_on_board(shapes, shot, frame, plane, window, fit);
}

}  // namespace

float travelled(trace::BoardAxis const& axis, std::int64_t place, Shot const& shot) {
    auto const t = part(shot.progress.of(Stage::InsertZeros), 0, 0.6f);
    auto const center = static_cast<float>(axis.stretched() - 1) / 2;
    auto const apart = std::lerp(1 / static_cast<float>(axis.spacing), 1.f, t);
    return center + (static_cast<float>(place) - center) * apart;
}

float place_opacity(Shot const& shot, trace::PlaceRole role) {
    switch (role) {
        case PlaceRole::Input:
            return 1;
        case PlaceRole::InsertedZero:
            return part(shot.progress.of(Stage::InsertZeros), 0.6f, 1);
        case PlaceRole::Padding:
            return shot.progress.of(Stage::Pad);
        case PlaceRole::OutputPadding:
            return shot.progress.of(Stage::OutputPadding);
        case PlaceRole::Overhang:
            return shot.sliding ? 1.f : 0.f;
    }
    DECONVISTA_CHECK(false);
}

bool is_cut(Shot const& shot, std::int64_t row, std::int64_t column) {
    auto const outside = [](trace::BoardAxis const& axis, std::int64_t place) {
        return place < axis.begin() || place >= axis.end();
    };
    return outside(shot.y, row) || outside(shot.x, column);
}

std::vector<float> visible_input_values(Shot const& shot) {
    std::vector<float> values;
    for (auto const& plane : shot.inputs)
        for (auto row = shot.rows.first; row < shot.rows.end(); ++row)
            for (auto column = shot.columns.first; column < shot.columns.end(); ++column)
                if (auto const value = shot.input_value(plane, row, column)) values.push_back(*value);
    return values;
}

std::optional<ColorRange> draw_inputs(Shapes& shapes, Shot const& shot, FlatLayout const& layout) {
    auto const values = visible_input_values(shot);
    auto const range = color_range(values);
    auto const ink = ink_for(values, layout.bands.room_in(layout.cell, {0.8f, 0.44f}, shot.cell_digits()));
    for (std::size_t i = 0; i < layout.inputs.size(); ++i) {
        auto const& frame = layout.inputs[i];
        Shapes cells;
        for (auto row = frame.rows.first; row < frame.rows.end(); ++row)
            for (auto column = frame.columns.first; column < frame.columns.end(); ++column)
                draw_place(cells, shot, ink, frame, shot.inputs[i], row, column);
        move_under_text(shapes, cells, [&] {
            if (shows_window(shot)) draw_window(shapes, shot, frame, i, layout.bands.legible());
        });
    }
    return ink.numbers.digits == 0 ? std::optional{range} : std::nullopt;
}

}  // namespace deconvista::picture
