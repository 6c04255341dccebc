#include "core/picture/matrix_image.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/op/matrix_density.h"
#include "core/picture/color_scale.h"
#include "core/picture/names.h"
#include "core/picture/text_fit.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

constexpr std::int64_t kMostBuckets = 512;  // along a side of an image

figure::Pixels image_of(Shot const& shot, op::MatrixArea const& area, figure::Rect const& rect) {
    auto const buckets = [](float pixels) {
        return std::clamp(static_cast<std::int64_t>(pixels), std::int64_t{1}, kMostBuckets);
    };
    auto const density = op::matrix_density(shot.trace.computation(), area, buckets(rect.width), buckets(rect.height));
    auto rgba = std::make_shared<std::vector<std::uint8_t>>();
    rgba->reserve(density.shares.size() * 4);
    // A bucket with a single entry must be seen, and a full one stand out. Most are empty.
    auto const color_of = [&](float share) {
        if (share <= 0) return shot.theme.ground;
        return mixed(shot.theme.ground, shot.theme.kernel, 0.35f + 0.65f * std::sqrt(share));
    };
    for (auto const share : density.shares) {
        auto const color = color_of(share);
        rgba->insert(rgba->end(), {color.red, color.green, color.blue, color.alpha});
    }
    return {static_cast<int>(density.width), static_cast<int>(density.height), std::move(rgba)};
}

figure::Rect clipped(figure::Rect rect, figure::Rect const& to) {
    auto const right = std::min(rect.right(), to.right()), bottom = std::min(rect.bottom(), to.bottom());
    rect.x = std::max(rect.x, to.x);
    rect.y = std::max(rect.y, to.y);
    return {rect.x, rect.y, std::max(0.f, right - rect.x), std::max(0.f, bottom - rect.y)};
}

// The whole matrix in a rectangle, as a frame whose cells need not be square: places by shares.
figure::Rect part_of(figure::Rect const& rect, op::MatrixExtents const& whole, Span const& rows, Span const& columns) {
    auto const share = [](std::int64_t at, std::int64_t count) {
        return static_cast<float>(at) / static_cast<float>(count);
    };
    auto const x = rect.x + rect.width * share(columns.first, whole.columns);
    auto const y = rect.y + rect.height * share(rows.first, whole.rows);
    return clipped({x, y, std::max(3.f, rect.width * share(columns.count, whole.columns)),
                    std::max(3.f, rect.height * share(rows.count, whole.rows))},
                   rect);
}

void draw_page_mark(Shapes& shapes, Shot const& shot, figure::Rect const& page) {
    shapes.push_back(figure::Box{page, 0, {}, figure::Stroke{shot.theme.ground, 4}});
    shapes.push_back(figure::Box{page, 0, {}, figure::Stroke{shot.theme.ink, 2}});
}

// What im2col puts into its columns, of the channel and batch item that are shown.
struct Patch {
    std::int64_t output{};  // cell of the channel's plane
    std::vector<std::optional<std::int64_t>> cells;
};

std::vector<Patch> patches_of(Shot const& shot, GridFrame const& frame) {
    std::vector<Patch> patches;
    auto const& output = shot.trace.computation().output;
    for (auto column = frame.columns.first; column < frame.columns.end(); ++column) {
        auto cell = tensor::index_at({1, 1, output.spatial}, column);
        cell.channel = shot.position.slid.channel;
        patches.push_back({column, op::im2col_column(shot.trace.computation(), cell)});
    }
    return patches;
}

// Where the cell in focus is a row or a column.
struct FocusLine {
    std::optional<std::int64_t> row, column;
};

FocusLine focus_line(Shot const& shot) {
    if (!shot.focus) return {};
    auto const& computation = shot.trace.computation();
    auto const place = [](tensor::Shape const& shape, tensor::Index cell) {
        cell.batch = 0;
        return offset(shape, cell);
    };
    auto const& cell = shot.focus->cell();
    if (auto const* const output = std::get_if<op::OutputCell>(&cell))
        return {place(computation.output, output->at), {}};
    if (auto const* const input = std::get_if<op::InputCell>(&cell))
        return {{}, place(computation.input.shape(), input->at)};
    return {};
}

std::optional<std::int64_t> current_patch(MatrixStep const& step) {
    if (!step.row) return std::nullopt;
    return *step.row % plane_size(step.shot.trace.computation().output);
}

void draw_patch(Shapes& shapes, MatrixStep const& step, GridFrame const& frame, Patch const& patch,
                NumberFit const& fit, ColorScale const& colors, bool lit) {
    auto const& theme = step.shot.theme;
    CellText const zero{fit.digits > 0 ? "0" : "", step.shot.small_number(fit.size)};
    for (std::int64_t row = 0; row < frame.rows.count; ++row) {
        auto const rect = inset(frame.place(row, patch.output));
        auto const& from = patch.cells[static_cast<std::size_t>(row)];
        if (from && fit.digits == 0)
            value_cell(shapes, rect, colors, step.input_value(*from), lit ? 1.f : 0.6f);
        else if (from)
            filled_cell(shapes, rect, mixed(theme.ground, theme.input, lit ? 1.f : 0.5f),
                        {number(double{step.input_value(*from)}, fit), fit.size});
        else
            padding_cell(shapes, theme, rect, zero, lit ? 1.f : 0.6f);
    }
}

}  // namespace

void draw_matrix_image(Shapes& shapes, Shot const& shot, MatrixLayout const& layout) {
    auto const& [origin, cell, rows, columns] = layout.matrix;
    auto const rect = layout.matrix.whole();
    op::MatrixArea const area{rows.first, rows.count, columns.first, columns.count};
    shapes.push_back(figure::Image{rect, image_of(shot, area, rect)});
}

void draw_matrix_overview(Shapes& shapes, Shot const& shot, MatrixStep const& step, MatrixLayout const& layout) {
    auto const& rect = *layout.overview;
    auto const& whole = layout.whole;
    shapes.push_back(figure::Image{rect, image_of(shot, {0, whole.rows, 0, whole.columns}, rect)});
    shapes.push_back(figure::Box{rect, 0, {}, figure::Stroke{shot.theme.rule, 1}});
    if (step.row) {
        auto const line = part_of(rect, whole, {*step.row, 1}, {0, whole.columns});
        shapes.push_back(figure::Box{line, 0, faded(shot.theme.ink, 0.35f), {}});
    }
    for (auto const column : step.columns) {
        auto const line = part_of(rect, whole, {0, whole.rows}, {column, 1});
        shapes.push_back(figure::Box{line, 0, faded(shot.theme.ink, 0.35f), {}});
    }
    auto const focus = focus_line(shot);
    if (focus.row)
        shapes.push_back(
            figure::Box{part_of(rect, whole, {*focus.row, 1}, {0, whole.columns}), 0, shot.theme.focus, {}});
    if (focus.column)
        shapes.push_back(
            figure::Box{part_of(rect, whole, {0, whole.rows}, {*focus.column, 1}), 0, shot.theme.focus, {}});
    draw_page_mark(shapes, shot, part_of(rect, whole, layout.matrix.rows, layout.matrix.columns));
}

void draw_marks(Shapes& shapes, Shot const& shot, MatrixStep const& step, GridFrame const& frame) {
    auto const whole = frame.whole();
    auto const thick = std::max(2.f, frame.cell);
    if (step.row && frame.rows.holds(*step.row)) {
        auto const y = frame.place(*step.row, frame.columns.first).y;
        shapes.push_back(figure::Box{{whole.x, y, whole.width, thick}, 0, faded(shot.theme.ink, 0.25f), {}});
        for (auto const& entry : step.entries(*step.row)) {
            if (!frame.columns.holds(entry.column)) continue;
            auto const x = frame.place(*step.row, entry.column).x;
            shapes.push_back(figure::Box{{x, y, thick, thick}, 0, shot.theme.ink, {}});
        }
    }
    for (auto const column : step.columns)
        if (frame.columns.holds(column)) {
            auto const x = frame.place(frame.rows.first, column).x;
            shapes.push_back(figure::Box{{x, whole.y, thick, whole.height}, 0, faded(shot.theme.ink, 0.35f), {}});
        }
    auto const focus = focus_line(shot);
    if (focus.row && frame.rows.holds(*focus.row)) {
        auto const y = frame.place(*focus.row, frame.columns.first).y;
        shapes.push_back(figure::Box{{whole.x, y, whole.width, thick}, 0, shot.theme.focus, {}});
    }
    if (focus.column && frame.columns.holds(*focus.column)) {
        auto const x = frame.place(frame.rows.first, *focus.column).x;
        shapes.push_back(figure::Box{{x, whole.y, thick, whole.height}, 0, shot.theme.focus, {}});
    }
}

void draw_patches(Shapes& shapes, Shot const& shot, MatrixStep const& step, MatrixLayout const& layout) {
    auto const& frame = *layout.patches;
    auto current = current_patch(step);
    bool const any_current = current.has_value();
    if (current && !frame.columns.holds(*current)) current.reset();  // on another page
    auto const values = shot.trace.computation().input.values();
    auto const fit = fit_numbers({values.begin(), std::min<std::size_t>(values.size(), 4096)},
                                 layout.bands.room_in(frame.cell, {0.84f, 0.42f}, shot.cell_digits()));
    ColorScale const colors{tensor::finite_range(values)};
    if (current)
        shapes.push_back(figure::Box{
            frame.block(0, static_cast<float>(*current), frame.rows.count, 1), 0, faded(shot.theme.kernel, 0.22f), {}});
    for (auto const& patch : patches_of(shot, frame))
        draw_patch(shapes, step, frame, patch, fit, colors, !any_current || patch.output == current);
    if (current)
        deconvista::picture::frame(shapes, frame.block(0, static_cast<float>(*current), frame.rows.count, 1),
                                   shot.theme.ink, std::clamp(frame.cell * 0.06f, 1.f, 4.f));
    if (shot.look.labels == Labels::Off) return;
    auto const size = layout.bands.caption;
    auto const whole = frame.whole();
    // Half of what is beside the columns may be written over.
    auto const words = say(shot, text::Picture::matrix_patches);
    auto const small = shot.small_caption(size);
    auto const width = estimated_width(words) * small;
    auto const& stage = layout.bands.stage;
    auto const to_the_edge = std::min(whole.center().x - stage.x, stage.right() - whole.center().x);
    bool const fits = width <= whole.width + size * 5 && width / 2 <= to_the_edge;
    auto const title = fits ? words : "im2col";
    shapes.push_back(label({whole.center().x, whole.y - size * 0.9f}, small, title, shot.theme.input_text,
                           figure::Horizontal::Center, figure::Weight::Bold));
}

void add_patch_sites(Sites& sites, Shot const& shot, MatrixStep const& step, GridFrame const& patches) {
    for (auto const& patch : patches_of(shot, patches))
        for (std::int64_t row = 0; row < patches.rows.count; ++row)
            if (auto const& from = patch.cells[static_cast<std::size_t>(row)])
                sites.push_back(site_of(shot, quad_of(inset(patches.place(row, patch.output))),
                                        op::Cell{op::InputCell{step.input_cell(*from)}}));
}

void add_entry_sites(Sites& sites, Shot const& shot, MatrixStep const& step, GridFrame const& matrix) {
    auto const belongs = [&](op::MatrixEntry const& entry) {
        if (!shot.focus) return true;
        auto const& cell = shot.focus->cell();
        if (auto const* const input = std::get_if<op::InputCell>(&cell))
            return step.input_cell(entry.column) == input->at;
        if (auto const* const output = std::get_if<op::OutputCell>(&cell))
            return step.output_cell(entry.row) == output->at;
        return true;
    };
    auto const& computation = shot.trace.computation();
    auto kernel = computation.kernel.shape();
    if (shot.pooling()) {
        kernel = {1, 1, tensor::Extents(shot.axes(), 1)};
        for (int axis = 0; axis < shot.axes(); ++axis) kernel.spatial[axis] = computation.operation.axes[axis].kernel;
    }
    for (auto row = matrix.rows.first; row < matrix.rows.end(); ++row)
        for (auto const& entry : step.entries(row))
            if (matrix.columns.holds(entry.column) && belongs(entry))
                sites.push_back(site_of(shot, quad_of(inset(matrix.place(row, entry.column))),
                                        op::Cell{op::KernelCell{index_at(kernel, entry.kernel)}}));
}

}  // namespace deconvista::picture
