#include "core/picture/output_picture.h"

#include <algorithm>
#include <cmath>

#include "core/picture/ink.h"
#include "core/picture/text_fit.h"
#include "core/picture/window.h"

namespace deconvista::picture {
namespace {

using trace::Stage;

bool is_returned(Shot const& shot, tensor::Index const& output) {
    auto const& board = shot.trace.board();
    for (int axis = 0; axis < board.axes(); ++axis)
        if (output.spatial[axis] >= board[axis].kept() - board[axis].returned &&
            output.spatial[axis] < board[axis].kept())
            return true;
    return false;
}

// The current cell shows its number late in the step: first the window moves, then the products, then the sum.
float landed(Shot const& shot, trace::Position const& position) {
    if (!shot.sliding || !shot.is_computed(position.slid)) return 0;
    if (!has_window(shot) || !(position == shot.position)) return 1;
    return part(shot.progress.of(Stage::Slide), 0.7f, 1);
}

void draw_reached(Shapes& shapes, Shot const& shot, Ink const& ink, figure::Rect rect, OutputCell const& cell,
                  float opacity) {
    auto const shown = opacity * cell.landed;
    auto const text = CellText{ink.numbers.digits > 0 ? number(double{cell.value}, ink.numbers) : "", ink.numbers.size};
    if (cell.position.fate == trace::Fate::Cropped) {
        hatching(shapes, rect, shot.theme.cropped, shown);
        if (!text.text.empty()) {
            // A plate under the number, so that it can be read on the hatching.
            auto const width = std::min(rect.width * 0.9f, text.size * (estimated_width(text.text) + 0.3f));
            auto const [x, y] = rect.center();
            figure::Rect const plate{x - width / 2, y - text.size * 0.6f, width, text.size * 1.2f};
            shapes.push_back(figure::Box{plate, text.size * 0.2f, faded(shot.theme.ground, shown), {}});
        }
        return centered(shapes, rect, text, faded(shot.theme.faint_ink, shown));
    }
    if (ink.numbers.digits == 0) return value_cell(shapes, rect, ink.colors, cell.value, shown);
    filled_cell(shapes, rect, shot.theme.output, text, shown);
}

void draw_output_cell(Shapes& shapes, Shot const& shot, Ink const& ink, GridFrame const& frame, std::int64_t row,
                      std::int64_t column, OutputCell const& cell) {
    auto rect = inset(frame.place(row, column));
    float opacity = 1;
    if (cell.position.fate == trace::Fate::Cropped) {
        auto const falling = part(shot.progress.of(Stage::Crop), 0.4f, 1);
        opacity = 1 - falling;
        rect.y += frame.cell * 0.6f * falling;
    }
    if (opacity <= 0) return;
    auto const outline = cell.position.fate == trace::Fate::Cropped ? shot.theme.rule : shot.theme.output;
    if (cell.landed < 1) empty_cell(shapes, rect, outline, 0.55f * opacity);
    if (cell.landed > 0) draw_reached(shapes, shot, ink, rect, cell, opacity);
    if (cell.returned) output_padding_cell(shapes, shot.theme, rect, {}, shot.progress.of(Stage::OutputPadding));
}

// The frame of what stays, where something will be cropped.
void draw_kept_frame(Shapes& shapes, Shot const& shot, GridFrame const& frame) {
    if (!shot.trace.find(Stage::Crop)) return;
    auto const rect = kept_part(frame, shot.y, shot.x);
    if (!rect) return;
    auto const crop = shot.progress.of(Stage::Crop);
    auto const strength = (0.55f + 0.45f * part(crop, 0, 0.4f)) * (1 - part(crop, 0.85f, 1));
    if (strength <= 0) return;
    dashed_frame(shapes, *rect, shot.theme.ink, std::clamp(frame.cell * 0.035f, 1.f, 3.f), frame.cell * 0.3f, strength);
}

void draw_current_frame(Shapes& shapes, Shot const& shot, GridFrame const& frame_of_map) {
    auto const& slid = shot.position.slid.spatial;
    auto const row = row_of(slid);
    auto const column = column_of(slid);
    if (!frame_of_map.rows.holds(row) || !frame_of_map.columns.holds(column)) return;
    frame(shapes, frame_of_map.place(row, column), shot.theme.ink, std::clamp(frame_of_map.cell * 0.07f, 2.f, 7.f));
}

// Evaluating everything at once is faster than cell by cell, where nearly everything is drawn and it is little work.
bool evaluates_at_once(Shot const& shot) {
    constexpr std::int64_t kFewMultiplications = 4'000'000;
    auto const& computation = shot.trace.computation();
    auto const work = op::count_multiplications(computation.operation, computation.input.shape(), computation.output);
    auto const drawn =
        static_cast<std::int64_t>(shot.outputs.size()) * shot.output_rows.count * shot.output_columns.count;
    return work && *work <= kFewMultiplications && *count_cells(computation.output) <= 2 * drawn;
}

}  // namespace

std::optional<figure::Rect> kept_part(GridFrame const& frame, trace::BoardAxis const& y, trace::BoardAxis const& x) {
    auto const top = std::max(frame.rows.first, y.crop_begin), left = std::max(frame.columns.first, x.crop_begin);
    auto const bottom = std::min(frame.rows.end(), y.crop_begin + y.kept());
    auto const right = std::min(frame.columns.end(), x.crop_begin + x.kept());
    if (bottom <= top || right <= left) return std::nullopt;
    return frame.block(static_cast<float>(top), static_cast<float>(left), bottom - top, right - left);
}

std::vector<OutputCell> visible_output_cells(Shot const& shot) {
    auto const& computation = shot.trace.computation();
    auto const whole = evaluates_at_once(shot) ? op::evaluate(computation) : tensor::Tensor{};
    std::vector<OutputCell> cells;
    for (auto const& plane : shot.outputs)
        for (auto row = shot.output_rows.first; row < shot.output_rows.end(); ++row)
            for (auto column = shot.output_columns.first; column < shot.output_columns.end(); ++column) {
                auto const position = shot.trace.position_of(shot.slid(plane, row, column));
                bool const at_hand = !whole.empty() && position.fate == trace::Fate::Kept;
                auto const value = at_hand ? whole[position.output] : shot.trace.value_of(position);
                cells.push_back({position, value, landed(shot, position), is_returned(shot, position.output)});
            }
    return cells;
}

std::optional<ColorRange> draw_outputs(Shapes& shapes, Shot const& shot, FlatLayout const& layout) {
    auto const cells = visible_output_cells(shot);
    std::vector<float> values;
    for (auto const& cell : cells) values.push_back(cell.value);
    auto const range = color_range(values);
    auto const ink = ink_for(values, layout.bands.room_in(layout.cell, {0.8f, 0.44f}, shot.cell_digits()));
    std::size_t next = 0;
    for (std::size_t i = 0; i < layout.outputs.size(); ++i) {
        auto const& frame = layout.outputs[i];
        for (auto row = frame.rows.first; row < frame.rows.end(); ++row)
            for (auto column = frame.columns.first; column < frame.columns.end(); ++column)
                draw_output_cell(shapes, shot, ink, frame, row, column, cells[next++]);
        draw_kept_frame(shapes, shot, frame);
        if (has_window(shot) && shot.holds_position(shot.outputs[i])) draw_current_frame(shapes, shot, frame);
    }
    return ink.numbers.digits == 0 ? std::optional{range} : std::nullopt;
}

}  // namespace deconvista::picture
