#include "core/picture/scatter.h"

#include <algorithm>
#include <cmath>

#include "core/base/number_text.h"
#include "core/picture/captions.h"
#include "core/picture/ink.h"
#include "core/picture/output_picture.h"
#include "core/picture/scatter_layout.h"
#include "core/picture/scatter_names.h"
#include "core/picture/stamp_shot.h"
#include "core/picture/text_fit.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

using trace::Stage;

Ink ink_in(StampShot const& stamp, Bands const& bands, std::vector<float> const& values, float cell) {
    return ink_for(values, bands.room_in(cell, {0.8f, 0.44f}, stamp.shot.cell_digits()));
}

// ---- what goes in

std::optional<ColorRange> draw_inputs(Shapes& shapes, StampShot const& stamp, ScatterLayout const& layout) {
    auto const& input = stamp.trace.computation().input;
    auto const& theme = stamp.shot.theme;
    std::vector<float> values;
    for (std::size_t i = 0; i < layout.inputs.size(); ++i)
        for_each_cell(layout.inputs[i], [&](std::int64_t row, std::int64_t column, Quad const&) {
            values.push_back(input[stamp.input(stamp.inputs[i], row, column)]);
        });
    auto const cell = layout.inputs.front().cell;
    auto const ink = ink_in(stamp, layout.bands, values, cell);
    auto value = values.begin();
    for (auto const& grid : layout.inputs)
        for_each_cell(grid, [&](std::int64_t row, std::int64_t column, Quad const&) {
            auto const number_here = *value++;
            auto const rect = inset(grid.place(row, column));
            if (ink.numbers.digits == 0) return value_cell(shapes, rect, ink.colors, number_here);
            filled_cell(shapes, rect, theme.input, {number(double{number_here}, ink.numbers), ink.numbers.size});
        });
    if (stamp.stamping && stamp.holds_place()) {
        auto const& spatial = stamp.place.spatial;
        auto const row = row_of(spatial);
        for (auto const& grid : layout.inputs)
            frame(shapes, grid.place(row, column_of(spatial)), theme.ink, std::clamp(cell * 0.07f, 2.f, 7.f));
    }
    return ink.numbers.digits == 0 ? std::optional{color_range(values)} : std::nullopt;
}

// ---- the kernel, and its multiple

template <class Value>
std::vector<float> kernel_values(StampShot const& stamp, Value&& value) {
    std::vector<float> values;
    for (auto const& output : stamp.outputs)
        for (std::int64_t m = 0; m < stamp.y.kernel; ++m)
            for (std::int64_t n = 0; n < stamp.x.kernel; ++n) values.push_back(static_cast<float>(value(output, m, n)));
    return values;
}

void draw_kernels(Shapes& shapes, StampShot const& stamp, ScatterLayout const& layout) {
    if (layout.kernels.empty()) return;
    auto const values = kernel_values(stamp, [&](auto const&... at) { return double{stamp.weight(at...)}; });
    auto const ink = ink_in(stamp, layout.bands, values, layout.kernels.front().cell);
    auto value = values.begin();
    for (auto const& grid : layout.kernels)
        for_each_cell(grid, [&](std::int64_t row, std::int64_t column, Quad const&) {
            auto const weight = *value++;
            auto const rect = inset(grid.place(row, column));
            if (ink.numbers.digits == 0) return value_cell(shapes, rect, ink.colors, weight);
            kernel_cell(shapes, stamp.shot.theme, rect, {number(double{weight}, ink.numbers), ink.numbers.size});
        });
}

bool shows_multiples(StampShot const& stamp) {
    return stamp.stamping && stamp.holds_place();
}

// x times each weight; the numbers of the stamp that is being made.
void draw_multiples(Shapes& shapes, StampShot const& stamp, ScatterLayout const& layout) {
    if (!shows_multiples(stamp) || layout.stamps.empty()) return;
    auto const values = kernel_values(stamp, [&](Plane const& output, std::int64_t row, std::int64_t column) {
        return stamp.product(output, stamp.row_of_stamp(row), stamp.column_of_stamp(column));
    });
    auto const ink = ink_in(stamp, layout.bands, values, layout.stamps.front().cell);
    auto const made = part(stamp.progress.of(Stage::Stamp), 0, 0.4f);
    auto value = values.begin();
    for (auto const& grid : layout.stamps)
        for_each_cell(grid, [&](std::int64_t row, std::int64_t column, Quad const&) {
            auto const product = *value++;
            bool const lands = stamp.lands(stamp.row_of_stamp(row), stamp.column_of_stamp(column));
            auto const shown = lands ? made : 0.3f * made;
            auto const rect = inset(grid.place(row, column));
            if (ink.numbers.digits == 0) return value_cell(shapes, rect, ink.colors, product, shown);
            filled_cell(shapes, rect, stamp.shot.theme.kernel_tint,
                        {number(double{product}, ink.numbers), ink.numbers.size}, shown);
            frame(shapes, rect, stamp.shot.theme.kernel, std::clamp(grid.cell * 0.04f, 1.f, 3.f), shown);
        });
}

// ---- the canvas

struct CanvasCell {
    trace::Fate fate{};
    std::optional<float> before, after;  // the current stamp
    bool touched{};
};

std::vector<CanvasCell> canvas_cells(StampShot const& stamp, ScatterLayout const& layout) {
    std::vector<CanvasCell> cells;
    for (std::size_t i = 0; i < layout.outputs.size(); ++i)
        for_each_cell(layout.outputs[i], [&](std::int64_t row, std::int64_t column, Quad const&) {
            auto const at = stamp.canvas(stamp.outputs[i], row, column);
            CanvasCell cell{stamp.trace.position_of(at).fate, stamp.trace.stamped_value(at, stamp.done), {}, {}};
            cell.touched = stamp.touches(row, column);
            cell.after = cell.touched ? stamp.trace.stamped_value(at, stamp.done + 1) : cell.before;
            cells.push_back(cell);
        });
    return cells;
}

// A sum, as "old + new" over its result while a stamp falls on it.
void draw_sum_in_cell(Shapes& shapes, Shot const& shot, Ink const& ink, figure::Rect rect, CanvasCell const& cell,
                      float landed, float opacity) {
    auto const now = landed >= 1 || !cell.touched ? cell.after : cell.before;
    auto const& theme = shot.theme;
    bool const cropped = cell.fate == trace::Fate::Cropped;
    if (!now) return empty_cell(shapes, rect, cropped ? theme.rule : theme.output, 0.55f * opacity);
    if (ink.numbers.digits == 0) {
        value_cell(shapes, rect, ink.colors, *now, cropped ? 0.35f * opacity : opacity);
        return;
    }
    CellText const text{number(double{*now}, ink.numbers), ink.numbers.size};
    if (!cropped) return filled_cell(shapes, rect, theme.output, text, opacity);
    empty_cell(shapes, rect, theme.rule, 0.55f * opacity);
    centered(shapes, rect, text, faded(theme.faint_ink, opacity));
}

void draw_added(Shapes& shapes, Shot const& shot, Ink const& ink, figure::Rect rect, CanvasCell const& cell,
                float landed, float legible) {
    if (!cell.touched || landed < 1 || ink.numbers.digits == 0 || shot.pooling()) return;
    if (!cell.before || !cell.after) return;
    NumberFit const small{ink.numbers.digits, std::round(ink.numbers.size * 0.5f)};
    if (small.size < legible) return;
    auto const added = double{*cell.after} - double{*cell.before};
    auto const fill = cell.fate == trace::Fate::Cropped ? shot.theme.ground : shot.theme.output;
    auto const text =
        number(double{*cell.before}, small) + (added < 0 ? " \u2212 " : " + ") + number(std::abs(added), small);
    if (estimated_width(text) * small.size > rect.width * 0.95f) return;
    shapes.push_back(label({rect.center().x, rect.y + rect.height * 0.2f}, small.size, text, ink_on(fill),
                           figure::Horizontal::Center));
}

// The outline of the stamp where it lies on the canvas; of a dilated one, of each of its cells.
void draw_imprint(Shapes& shapes, StampShot const& stamp, GridFrame const& grid) {
    auto const& theme = stamp.shot.theme;
    auto const shown = part(stamp.progress.of(Stage::Stamp), 0.4f, 0.75f);
    auto const width = std::clamp(grid.cell * 0.07f, 1.5f, 6.f);
    for (auto const& row : stamp.rows_hit)
        for (auto const& column : stamp.columns_hit) {
            if (!grid.rows.holds(row.output) || !grid.columns.holds(column.output)) continue;
            auto const rect = grid.place(row.output, column.output);
            shapes.push_back(figure::Box{rect, 0, faded(theme.kernel, 0.2f * shown), {}});
            frame(shapes, rect, theme.kernel, width * 0.6f, shown);
        }
}

void draw_kept_frame(Shapes& shapes, StampShot const& stamp, GridFrame const& grid) {
    if (!stamp.trace.find(Stage::Crop)) return;
    auto const rect = kept_part(grid, stamp.y, stamp.x);
    if (!rect) return;
    auto const crop = stamp.progress.of(Stage::Crop);
    auto const strength = (0.7f + 0.3f * part(crop, 0, 0.4f)) * (1 - part(crop, 0.85f, 1));
    if (strength <= 0) return;
    dashed_frame(shapes, *rect, stamp.shot.theme.ink, std::clamp(grid.cell * 0.045f, 1.f, 3.5f), grid.cell * 0.3f,
                 strength);
}

std::optional<ColorRange> draw_canvas(Shapes& shapes, StampShot const& stamp, ScatterLayout const& layout) {
    auto const cells = canvas_cells(stamp, layout);
    std::vector<float> values;
    for (auto const& cell : cells)
        for (auto const& value : {cell.before, cell.after})
            if (value) values.push_back(*value);
    auto const ink = ink_in(stamp, layout.bands, values, layout.outputs.front().cell);
    auto const falling = part(stamp.progress.of(Stage::Crop), 0.4f, 1);
    auto cell = cells.begin();
    for (auto const& grid : layout.outputs) {
        Shapes drawn;
        for_each_cell(grid, [&](std::int64_t row, std::int64_t column, Quad const&) {
            auto const& here = *cell++;
            auto rect = inset(grid.place(row, column));
            bool const cropped = here.fate == trace::Fate::Cropped;
            auto const opacity = cropped ? 1 - falling : 1.f;
            if (cropped) rect.y += grid.cell * 0.6f * falling;
            if (opacity <= 0) return;
            draw_sum_in_cell(drawn, stamp.shot, ink, rect, here, stamp.landed, opacity);
            draw_added(drawn, stamp.shot, ink, rect, here, stamp.landed, layout.bands.legible());
            if (cropped && here.after) hatching(drawn, rect, stamp.shot.theme.cropped, 0.5f * opacity);
        });
        move_under_text(shapes, drawn, [&] {
            if (stamp.stamping && stamp.holds_stamp()) draw_imprint(shapes, stamp, grid);
        });
        draw_kept_frame(shapes, stamp, grid);
    }
    return ink.numbers.digits == 0 && !values.empty() ? std::optional{color_range(values)} : std::nullopt;
}

// ---- words

// The part of the canvas that can be seen: all of it, until what is cropped has fallen away.
std::vector<GridFrame> what_stays(StampShot const& stamp, std::vector<GridFrame> frames) {
    auto const fallen = part(stamp.progress.of(Stage::Crop), 0.4f, 1);
    for (auto& frame : frames) {
        auto const kept = kept_part(frame, stamp.y, stamp.x);
        if (fallen <= 0 || !kept) continue;
        auto const whole = frame.whole();
        frame.rows.count -= std::lround(fallen * (whole.height - kept->height) / frame.cell);
        frame.columns.count -= std::lround(fallen * (whole.width - kept->width) / frame.cell);
        frame.origin = {std::lerp(whole.x, kept->x, fallen), std::lerp(whole.y, kept->y, fallen)};
    }
    return frames;
}

void draw_names(Shapes& shapes, StampShot const& stamp, ScatterLayout const& layout) {
    auto const& shot = stamp.shot;
    auto const& theme = shot.theme;
    if (shot.look.labels == Labels::Off) return;
    auto const size = layout.bands.caption;
    draw_block_names(shapes, shot, size, layout.inputs,
                     {input_title(stamp), map_names(shot, stamp.inputs), theme.input_text, rest_of_inputs(stamp)});
    draw_block_names(
        shapes, shot, size, layout.kernels,
        {kernel_title(stamp), map_names(shot, stamp.kernels), theme.kernel_text, kernel_slice_name(stamp)});
    if (shows_multiples(stamp))
        draw_block_names(
            shapes, shot, size, layout.stamps,
            {stamp_title(stamp, layout.bands.wording), map_names(shot, stamp.kernels), theme.kernel_text, {}});
    draw_block_names(shapes, shot, size, what_stays(stamp, layout.outputs),
                     {canvas_title(stamp), canvas_names(stamp), theme.output_text, rest_of_outputs(stamp)});
}

}  // namespace

ColorRanges draw_scatter(Shapes& shapes, Shot const& shot, Bands const& bands) {
    StampShot const stamp{shot};
    auto const layout = scatter_layout(stamp, bands);
    ColorRanges ranges;
    ranges.input = draw_inputs(shapes, stamp, layout);
    draw_kernels(shapes, stamp, layout);
    draw_multiples(shapes, stamp, layout);
    ranges.output = draw_canvas(shapes, stamp, layout);
    draw_names(shapes, stamp, layout);
    return ranges;
}

Sites scatter_sites(Shot const& shot, Bands const& bands) {
    StampShot const stamp{shot};
    auto const layout = scatter_layout(stamp, bands);
    Sites sites;
    for (std::size_t i = 0; i < layout.inputs.size(); ++i)
        for_each_cell(layout.inputs[i], [&](std::int64_t row, std::int64_t column, Quad const& quad) {
            auto const at = stamp.input(stamp.inputs[i], row, column);
            sites.push_back(site_of(shot, quad, op::Cell{op::InputCell{at}}));
        });
    for (std::size_t i = 0; i < layout.kernels.size(); ++i)
        for_each_cell(layout.kernels[i], [&](std::int64_t row, std::int64_t column, Quad const& quad) {
            auto const at = stamp.kernel_cell(stamp.outputs[i], row, column);
            sites.push_back(site_of(shot, quad, op::Cell{op::KernelCell{at}}));
        });
    for (std::size_t i = 0; i < layout.outputs.size(); ++i)
        for_each_cell(layout.outputs[i], [&](std::int64_t row, std::int64_t column, Quad const& quad) {
            auto const position = stamp.trace.position_of(stamp.canvas(stamp.outputs[i], row, column));
            if (position.fate == trace::Fate::Kept)
                sites.push_back(site_of(shot, quad, op::Cell{op::OutputCell{position.output}}));
        });
    return sites;
}

}  // namespace deconvista::picture
