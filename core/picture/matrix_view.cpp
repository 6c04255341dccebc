#include "core/picture/matrix_view.h"

#include <algorithm>
#include <cmath>

#include "core/base/number_text.h"
#include "core/picture/color_scale.h"
#include "core/picture/matrix_image.h"
#include "core/picture/matrix_step.h"
#include "core/picture/names.h"
#include "core/picture/text_fit.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

using text::Name;
using text::Picture;

NumberFit fit_in_cell(Shot const& shot, MatrixLayout const& layout, std::vector<float> const& values, float share) {
    return fit_numbers(values, layout.bands.room_in(layout.matrix.cell, {0.84f, share}, shot.cell_digits()));
}

figure::Rect band_of(GridFrame const& frame, std::int64_t row, std::int64_t column, std::int64_t rows,
                     std::int64_t columns) {
    return frame.block(static_cast<float>(row), static_cast<float>(column), rows, columns);
}

// ---- entries

// The weights that occur in the visible rows, and how they are written.
struct EntryInk {
    NumberFit numbers;
    float symbols{};  // em of "w0,1" above the number; 0 = no room
};

EntryInk entry_ink(Shot const& shot, MatrixStep const& step, MatrixLayout const& layout) {
    auto const cell = layout.matrix.cell;
    auto const& kernel = shot.trace.computation().kernel;
    EntryInk ink;
    if (shot.pooling()) {
        bool const maximum = shot.trace.computation().operation.kind == op::Kind::MaxPooling;
        ink.numbers = fit_in_cell(shot, layout, {maximum ? 1.f : 0.1111f}, 0.4f);
        return ink;
    }
    std::vector<float> const weights{kernel.values().begin(), kernel.values().end()};
    auto const longest = step.weight_name(*count_cells(kernel.shape()) - 1);
    auto const size = std::floor(std::min(cell * 0.3f, cell * 0.84f / estimated_width(longest)));
    if (size >= layout.bands.legible()) ink.symbols = size;
    ink.numbers = fit_in_cell(shot, layout, weights, ink.symbols > 0 ? 0.36f : 0.42f);
    return ink;
}

void draw_small_entry(Shapes& shapes, Shot const& shot, figure::Rect place, op::MatrixEntry const& entry, bool lit) {
    auto const strength = entry.weight == 0 ? 0.25f : lit ? 1.f : 0.55f;
    auto const gap = place.width >= 8 ? 1.f : 0.5f;
    figure::Rect const box{place.x + gap / 2, place.y + gap / 2, place.width - gap, place.height - gap};
    shapes.push_back(figure::Box{box, 0, faded(lit ? shot.theme.kernel_text : shot.theme.kernel, strength), {}});
}

void draw_entry(Shapes& shapes, Shot const& shot, MatrixStep const& step, EntryInk const& ink, figure::Rect place,
                op::MatrixEntry const& entry) {
    bool const lit = step.is_lit(entry);
    if (ink.numbers.digits == 0) return draw_small_entry(shapes, shot, place, entry, lit);
    auto const rect = inset(place);
    auto const text = number(entry.weight, ink.numbers);
    if (lit)
        shapes.push_back(figure::Box{rect, std::round(rect.width * 0.08f), shot.theme.kernel, {}});
    else
        kernel_cell(shapes, shot.theme, rect, {});
    auto const color = lit ? ink_on(shot.theme.kernel) : shot.theme.kernel_text;
    if (ink.symbols <= 0) return centered(shapes, rect, {text, ink.numbers.size}, color);
    auto const center = rect.center();
    shapes.push_back(label({center.x, rect.y + rect.height * 0.28f}, ink.symbols, step.weight_name(entry.kernel), color,
                           figure::Horizontal::Center));
    shapes.push_back(label({center.x, rect.y + rect.height * 0.66f}, ink.numbers.size, text, color,
                           figure::Horizontal::Center, figure::Weight::Bold));
}

void draw_entries(Shapes& shapes, Shot const& shot, MatrixStep const& step, MatrixLayout const& layout) {
    auto const ink = entry_ink(shot, step, layout);
    for (auto row = layout.matrix.rows.first; row < layout.matrix.rows.end(); ++row)
        for (auto const& entry : step.entries(row))
            if (layout.matrix.columns.holds(entry.column))
                draw_entry(shapes, shot, step, ink, layout.matrix.place(row, entry.column), entry);
}

// ---- what lies behind them

void draw_lit_band(Shapes& shapes, Shot const& shot, figure::Rect rect) {
    shapes.push_back(figure::Box{rect, 0, faded(shot.theme.kernel, 0.22f), {}});
}

void draw_lit(Shapes& shapes, Shot const& shot, MatrixStep const& step, MatrixLayout const& layout) {
    auto const& matrix = layout.matrix;
    if (step.row && matrix.rows.holds(*step.row))
        draw_lit_band(shapes, shot, band_of(matrix, *step.row, matrix.columns.first, 1, matrix.columns.count));
    for (auto const column : step.columns)
        if (matrix.columns.holds(column))
            draw_lit_band(shapes, shot, band_of(matrix, matrix.rows.first, column, matrix.rows.count, 1));
}

// Lines between cells; stronger where a row of the picture ends, strongest between channels.
void draw_rules(Shapes& shapes, Shot const& shot, MatrixLayout const& layout) {
    auto const& frame = layout.matrix;
    auto const whole = frame.whole();
    auto const line = [&](std::int64_t at, std::int64_t row, std::int64_t plane, bool across) {
        bool const ends_plane = at % plane == 0, ends_row = at % row == 0;
        if (!ends_plane && !ends_row && (!layout.as_cells || frame.cell < 9)) return;
        auto const strength = ends_plane ? 1.f : ends_row ? 0.75f : 0.3f;
        auto const width = ends_plane ? 2.f : 1.f;
        auto const& color = ends_plane ? shot.theme.faint_ink : shot.theme.rule;
        auto const x = frame.place(0, at).x, y = frame.place(at, 0).y;
        auto const from = across ? figure::Point{whole.x, y} : figure::Point{x, whole.y};
        auto const to = across ? figure::Point{whole.right(), y} : figure::Point{x, whole.bottom()};
        shapes.push_back(figure::Line{from, to, {faded(color, strength), width}});
    };
    auto const& input = shot.trace.computation().input.shape();
    auto const& output = shot.trace.computation().output;
    auto const last = shot.axes() - 1;
    auto const each = [&](Span const& span, tensor::Shape const& shape, bool across) {
        auto const row = shape.spatial[last], plane = plane_size(shape);
        // Rows of a picture that would lie closer than this are no help.
        bool const rows_apart = static_cast<float>(row) * frame.cell >= 12;
        for (auto at = span.first + 1; at < span.end(); ++at)
            if (rows_apart || at % plane == 0) line(at, row, plane, across);
    };
    if (frame.rows.count <= 4096) each(frame.rows, output, true);
    if (frame.columns.count <= 4096) each(frame.columns, input, false);
}

void draw_brackets(Shapes& shapes, Shot const& shot, GridFrame const& frame) {
    auto const whole = frame.whole();
    auto const reach = std::clamp(frame.cell * 0.25f, 4.f, 10.f), away = std::clamp(frame.cell * 0.08f, 2.f, 4.f);
    auto const width = std::clamp(frame.cell * 0.05f, 1.5f, 3.f);
    auto const bracket = [&](float x, float inwards) {
        shapes.push_back(figure::Polyline{{{x + inwards, whole.y - away},
                                           {x, whole.y - away},
                                           {x, whole.bottom() + away},
                                           {x + inwards, whole.bottom() + away}},
                                          {shot.theme.ink, width}});
    };
    bracket(whole.x - away, reach);
    bracket(whole.right() + away, -reach);
}

// ---- input and output

figure::Rect strip_cell(GridFrame const& strip, GridFrame const& matrix, std::int64_t at, bool is_input) {
    auto const place = is_input ? matrix.place(matrix.rows.first, at) : matrix.place(at, matrix.columns.first);
    auto const thick = is_input ? matrix.origin.y - strip.origin.y : place.height;
    auto const depth = std::max(matrix.cell, std::min(thick, 10.f));
    if (is_input) return {place.x, strip.origin.y, place.width, std::max(depth, 6.f)};
    return {strip.origin.x, place.y, std::max(matrix.cell, 10.f), place.height};
}

bool is_partner(Shot const& shot, MatrixStep const& step, op::Cell const& cell) {
    if (!shot.current) return true;
    if (auto const* const input = std::get_if<op::InputCell>(&cell); input != nullptr && !step.columns.empty()) {
        auto at = input->at;
        return at.spatial == std::get<op::InputCell>(shot.current->cell()).at.spatial;
    }
    return std::visit([&](auto const& it) { return shot.current->has(it); }, cell);
}

// Without a gap to its neighbours.
void draw_colored(Shapes& shapes, figure::Rect place, ColorScale const& scale, float value, float opacity) {
    auto const color = scale.of(value);
    shapes.push_back(figure::Box{place, 0, faded(color, opacity), {}});
    mark_not_finite(shapes, quad_of(place), value, color, opacity);
}

std::optional<ColorRange> draw_input_strip(Shapes& shapes, Shot const& shot, MatrixStep const& step,
                                           MatrixLayout const& layout) {
    auto const& columns = layout.matrix.columns;
    std::vector<float> values;
    for (auto column = columns.first; column < columns.end(); ++column) values.push_back(step.input_value(column));
    auto const range = color_range(values);
    auto const fit = fit_in_cell(shot, layout, values, 0.42f);
    ColorScale const scale{range.finite};
    for (auto column = columns.first; column < columns.end(); ++column) {
        auto const place = strip_cell(layout.inputs, layout.matrix, column, true);
        auto const value = values[static_cast<std::size_t>(column - columns.first)];
        bool const partner = is_partner(shot, step, op::Cell{op::InputCell{step.input_cell(column)}});
        if (fit.digits == 0)
            draw_colored(shapes, place, scale, value, partner ? 1.f : 0.75f);
        else
            filled_cell(shapes, inset(place), mixed(shot.theme.ground, shot.theme.input, partner ? 1.f : 0.4f),
                        {number(double{value}, fit), fit.size});
        if (shot.current && partner)
            frame(shapes, place, shot.theme.ink, std::clamp(layout.matrix.cell * 0.06f, 1.f, 4.f));
    }
    return fit.digits == 0 ? std::optional{range} : std::nullopt;
}

std::optional<ColorRange> draw_output_strip(Shapes& shapes, Shot const& shot, MatrixStep const& step,
                                            MatrixLayout const& layout) {
    auto const& rows = layout.matrix.rows;
    std::vector<std::optional<HeldOutput::Value>> held;
    std::vector<float> values;
    for (auto row = rows.first; row < rows.end(); ++row) {
        held.push_back(step.output_value(row));
        // Numbers keep their size while the output fills.
        values.push_back(op::value_at(shot.trace.computation(), step.output_cell(row)));
    }
    auto const range = color_range(values);
    auto const fit = fit_in_cell(shot, layout, values, 0.42f);
    ColorScale const scale{range.finite};
    for (auto row = rows.first; row < rows.end(); ++row) {
        auto const place = strip_cell(layout.outputs, layout.matrix, row, false);
        auto const& here = held[static_cast<std::size_t>(row - rows.first)];
        if (!here || here->shown < 1) empty_cell(shapes, inset(place), shot.theme.output, 0.55f);
        if (here && fit.digits == 0)
            draw_colored(shapes, place, scale, here->value, here->shown);
        else if (here)
            filled_cell(shapes, inset(place), shot.theme.output, {number(double{here->value}, fit), fit.size},
                        here->shown);
        if (shot.current && is_partner(shot, step, op::Cell{op::OutputCell{step.output_cell(row)}}))
            frame(shapes, place, shot.theme.ink, std::clamp(layout.matrix.cell * 0.06f, 1.f, 4.f));
    }
    return fit.digits == 0 ? std::optional{range} : std::nullopt;
}

// ---- names

// Every how many rows or columns there is room for a name.
std::int64_t every(float needed, float cell) {
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(needed / cell)));
}

bool is_named(std::int64_t at, std::int64_t every_so_many, std::optional<std::int64_t> always) {
    if (always && std::abs(at - *always) < every_so_many) return at == *always;
    return at % every_so_many == 0;
}

void draw_indices(Shapes& shapes, Shot const& shot, MatrixStep const& step, MatrixLayout const& layout) {
    auto const size = std::max(layout.bands.legible(), std::round(layout.bands.caption * 0.8f));
    auto const& matrix = layout.matrix;
    auto const widest = estimated_width(step.input_name(layout.whole.columns - 1)) * size + size * 0.6f;
    auto const columns = every(widest, matrix.cell), rows = every(size * 1.25f, matrix.cell);
    auto const lit_column = step.columns.empty() ? std::nullopt : std::optional{step.columns.front()};
    for (auto column = matrix.columns.first; column < matrix.columns.end(); ++column) {
        if (!is_named(column, columns, lit_column)) continue;
        auto const place = strip_cell(layout.inputs, matrix, column, true);
        shapes.push_back(label({place.center().x, place.y - size * 0.95f}, size, step.input_name(column),
                               shot.theme.input_text, figure::Horizontal::Center,
                               column == lit_column ? figure::Weight::Bold : figure::Weight::Regular));
    }
    for (auto row = matrix.rows.first; row < matrix.rows.end(); ++row) {
        if (!is_named(row, rows, step.row)) continue;
        auto const place = strip_cell(layout.outputs, matrix, row, false);
        shapes.push_back(label({place.right() + size * 0.6f, place.center().y}, size, step.output_name(row),
                               shot.theme.output_text, figure::Horizontal::Left,
                               row == step.row ? figure::Weight::Bold : figure::Weight::Regular));
    }
}

// A letter and what the matrix is.
struct MatrixName {
    std::string letter;
    Name words;
};

MatrixName name_of_matrix(Shot const& shot) {
    switch (shot.trace.computation().operation.kind) {
        case op::Kind::Convolution:
            return {"C", Picture::matrix_of_convolution};
        case op::Kind::TransposedConvolution:
            return {say(shot, Picture::matrix_transposed), Picture::matrix_of_transposed};
        case op::Kind::AveragePooling:
            return {"A", Picture::matrix_of_average};
        case op::Kind::MaxPooling:
            return {"M", Picture::matrix_of_maximum};
    }
    DECONVISTA_CHECK(false);
}

void draw_title(Shapes& shapes, Shot const& shot, MatrixLayout const& layout) {
    auto const size = layout.bands.caption;
    auto const [letter, words] = name_of_matrix(shot);
    auto const form =
        shot.trace.computation().bias.empty() ? Picture::matrix_equation : Picture::matrix_equation_with_bias;
    auto const equation =
        say(shot, form, {letter, base::to_text(layout.whole.rows), base::to_text(layout.whole.columns)});
    auto const title = say(shot, words, {equation});
    auto const& names = layout.names;
    auto const room = names.width / size;
    auto const& text = estimated_width(title) <= room ? title : equation;
    shapes.push_back(label(names.center(), size, shortened(text, room), shot.theme.kernel_text,
                           figure::Horizontal::Center, figure::Weight::Bold));
}

}  // namespace

ColorRanges draw_matrix(Shapes& shapes, Shot const& shot, Bands const& bands) {
    auto const layout = matrix_layout(shot, bands);
    MatrixStep const step{shot};
    ColorRanges ranges;
    if (layout.overview) draw_matrix_overview(shapes, shot, step, layout);
    draw_lit(shapes, shot, step, layout);
    if (!layout.as_cells) draw_matrix_image(shapes, shot, layout);
    draw_rules(shapes, shot, layout);
    if (layout.as_cells) draw_entries(shapes, shot, step, layout);
    draw_brackets(shapes, shot, layout.matrix);
    if (layout.as_cells) {
        ranges.input = draw_input_strip(shapes, shot, step, layout);
        ranges.output = draw_output_strip(shapes, shot, step, layout);
    } else {
        draw_marks(shapes, shot, step, layout.matrix);
    }
    if (layout.patches) draw_patches(shapes, shot, step, layout);
    if (shot.look.labels == Labels::Off) return ranges;
    draw_title(shapes, shot, layout);
    draw_indices(shapes, shot, step, layout);
    return ranges;
}

Sites matrix_sites(Shot const& shot, Bands const& bands) {
    auto const layout = matrix_layout(shot, bands);
    if (!layout.as_cells) return {};
    MatrixStep const step{shot};
    auto const& matrix = layout.matrix;
    Sites sites;
    for (auto column = matrix.columns.first; column < matrix.columns.end(); ++column)
        sites.push_back(site_of(shot, quad_of(strip_cell(layout.inputs, matrix, column, true)),
                                op::Cell{op::InputCell{step.input_cell(column)}}));
    for (auto row = matrix.rows.first; row < matrix.rows.end(); ++row)
        sites.push_back(site_of(shot, quad_of(strip_cell(layout.outputs, matrix, row, false)),
                                op::Cell{op::OutputCell{step.output_cell(row)}}));
    add_entry_sites(sites, shot, step, matrix);
    if (layout.patches) add_patch_sites(sites, shot, step, *layout.patches);
    return sites;
}

std::optional<MatrixViewport> zoomed_matrix(MatrixLayout const& layout, figure::Point about, float factor) {
    auto const& matrix = layout.matrix;
    auto const cell = std::min(matrix.cell * factor, kLargestMatrixCell);
    if (cell <= smallest_matrix_cell(layout)) return std::nullopt;
    auto const along = [&](float at, float origin, Span const& span) {
        auto const cells = (at - origin) / matrix.cell;
        auto const kept = static_cast<float>(span.first) + cells - cells * matrix.cell / cell;
        return static_cast<std::int64_t>(std::lround(std::max(0.f, kept)));
    };
    return MatrixViewport{along(about.y, matrix.origin.y, matrix.rows), along(about.x, matrix.origin.x, matrix.columns),
                          cell};
}

MatrixViewport with_entry_at(MatrixViewport viewport, MatrixLayout const& before, MatrixLayout const& after,
                             figure::Point point) {
    auto const entry = [](float at, float origin, float cell, Span const& span) {
        return span.first + std::lround((at - origin) / cell);
    };
    auto const moved = [&](std::int64_t first, auto const& entry_in) {
        return std::max<std::int64_t>(0, first + entry_in(before.matrix) - entry_in(after.matrix));
    };
    viewport.row = moved(
        viewport.row, [&](GridFrame const& frame) { return entry(point.y, frame.origin.y, frame.cell, frame.rows); });
    viewport.column = moved(viewport.column, [&](GridFrame const& frame) {
        return entry(point.x, frame.origin.x, frame.cell, frame.columns);
    });
    return viewport;
}

std::optional<MatrixViewport> part_under(MatrixLayout const& layout, figure::Point point) {
    if (!layout.overview) return std::nullopt;
    auto const& rect = *layout.overview;
    if (!rect.holds(point)) return std::nullopt;
    auto const first = [](float share, std::int64_t whole, std::int64_t shown) {
        auto const at = static_cast<std::int64_t>(share * static_cast<float>(whole));
        return std::clamp<std::int64_t>(at - shown / 2, 0, whole - shown);
    };
    return MatrixViewport{first((point.y - rect.y) / rect.height, layout.whole.rows, layout.matrix.rows.count),
                          first((point.x - rect.x) / rect.width, layout.whole.columns, layout.matrix.columns.count),
                          layout.matrix.cell};
}

MatrixViewport dragged_matrix(MatrixLayout const& layout, figure::Point by) {
    auto const& matrix = layout.matrix;
    auto const along = [&](float pixels, Span const& span) {
        return std::max<std::int64_t>(0, span.first - std::lround(pixels / matrix.cell));
    };
    return {along(by.y, matrix.rows), along(by.x, matrix.columns), matrix.cell};
}

}  // namespace deconvista::picture
