#include "core/picture/connections.h"

#include <algorithm>
#include <cmath>

#include "core/base/number_text.h"
#include "core/picture/captions.h"
#include "core/picture/color_scale.h"
#include "core/picture/explanation.h"
#include "core/picture/names.h"
#include "core/picture/text_fit.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

using text::Picture;

constexpr std::int64_t kMostCells = 40;  // of the longer grid; a longer axis shows the part around the current step

enum class End : std::uint8_t { Input, Output };

// One axis: its two rows of cells. All places in pixels.
struct Ladder {
    int axis{};
    Span inputs, outputs;  // that are drawn
    figure::Rect room;
    float cell{};
    float top{}, bottom{};  // of the row of the big grid, and of the small one
    End big{};

    Span const& span(End end) const { return end == End::Input ? inputs : outputs; }
    figure::Rect place(End end, std::int64_t at) const {
        auto const& cells = span(end);
        auto const left = room.center().x - static_cast<float>(cells.count) * cell / 2;
        return {left + static_cast<float>(at - cells.first) * cell, end == big ? top : bottom, cell, cell};
    }
};

struct ConnectionsLayout {
    std::vector<Ladder> ladders;
    std::optional<GridFrame> counts;  // of the output cells of one map, where there are several axes
    float counts_title{};             // its baseline
};

bool is_transposed(Shot const& shot) {
    return shot.trace.computation().operation.kind == op::Kind::TransposedConvolution;
}

// The part of an axis around a cell.
Span part_around(std::int64_t count, std::int64_t at) {
    if (count <= kMostCells) return {0, count};
    return {std::clamp<std::int64_t>(at - kMostCells / 2, 0, count - kMostCells), kMostCells};
}

Ladder ladder_of(Shot const& shot, int axis) {
    auto const& computation = shot.trace.computation();
    Ladder ladder;
    ladder.axis = axis;
    auto const inputs = computation.input.shape().spatial[axis], outputs = computation.output.spatial[axis];
    auto const at = std::clamp<std::int64_t>(shot.position.output.spatial[axis], 0, outputs - 1);
    auto const taps = op::axis_taps(computation.operation, axis, inputs, at);
    ladder.outputs = part_around(outputs, at);
    ladder.inputs = part_around(inputs, taps.empty() ? 0 : taps[taps.size() / 2].input);
    ladder.big = is_transposed(shot) ? End::Output : End::Input;
    return ladder;
}

ConnectionsLayout layout_of(Shot const& shot, Bands const& bands) {
    ConnectionsLayout layout;
    auto const axes = shot.axes();
    auto area = bands.stage;
    auto const line = shot.look.labels == Labels::On ? std::round(bands.caption * 1.7f) : 0.f;
    if (axes > 1) {
        // Axes at the left, their product at the right.
        auto const left = std::floor(area.width * 0.56f);
        auto const gap = bands.margin * 1.5f;
        figure::Rect const right{area.x + left + gap, area.y + line, area.width - left - gap, area.height - line};
        auto const rows = part_around(shot.trace.computation().output.spatial[axes - 2], 0);
        auto const columns = part_around(shot.trace.computation().output.spatial[axes - 1], 0);
        auto const cell = std::max(
            1.f, std::floor(std::min({right.width / static_cast<float>(columns.count),
                                      right.height / static_cast<float>(rows.count), bands.stage.height / 7})));
        auto const height = cell * static_cast<float>(rows.count), width = cell * static_cast<float>(columns.count);
        layout.counts = GridFrame{
            {std::round(right.x + (right.width - width) / 2), std::round(right.y + (right.height - height) / 2)},
            cell,
            rows,
            columns};
        area.width = left;
    }
    auto const height = area.height / static_cast<float>(axes);
    for (int axis = 0; axis < axes; ++axis) {
        auto ladder = ladder_of(shot, axis);
        ladder.room = {area.x, area.y + height * static_cast<float>(axis), area.width, height};
        auto const longest = static_cast<float>(std::max(ladder.inputs.count, ladder.outputs.count));
        ladder.cell = std::max(2.f, std::floor(std::min(ladder.room.width / longest, (height - 2.6f * line) / 3.2f)));
        auto const gap = std::clamp(height - 2.6f * line - 2 * ladder.cell, ladder.cell, 3.2f * ladder.cell);
        auto const used = 2 * ladder.cell + gap;
        ladder.top = std::round(ladder.room.y + line * 1.1f + (height - 2.2f * line - used) / 2);
        ladder.bottom = std::round(ladder.top + ladder.cell + gap);
        layout.ladders.push_back(ladder);
    }
    return layout;
}

// ---- an axis

// A line between two cells: one tap on this axis.
struct Joint {
    std::int64_t input, kernel, output;
};

std::vector<Joint> joints_of(Shot const& shot, Ladder const& ladder) {
    auto const& computation = shot.trace.computation();
    auto const inputs = computation.input.shape().spatial[ladder.axis];
    std::vector<Joint> joints;
    for (auto output = ladder.outputs.first; output < ladder.outputs.end(); ++output)
        for (auto const& tap : op::axis_taps(computation.operation, ladder.axis, inputs, output))
            if (ladder.inputs.holds(tap.input)) joints.push_back({tap.input, tap.kernel, output});
    return joints;
}

std::int64_t count_at(Shot const& shot, int axis, End end, std::int64_t at) {
    auto const& computation = shot.trace.computation();
    auto const inputs = computation.input.shape().spatial[axis], outputs = computation.output.spatial[axis];
    if (end == End::Output)
        return static_cast<std::int64_t>(op::axis_taps(computation.operation, axis, inputs, at).size());
    return static_cast<std::int64_t>(op::axis_stamps(computation.operation, axis, outputs, at).size());
}

void draw_joints(Shapes& shapes, Shot const& shot, Ladder const& ladder) {
    auto const& lit = shot.focus ? shot.focus : shot.current;
    auto const color = shot.focus ? shot.theme.focus : shot.theme.kernel;
    auto const thin = std::clamp(ladder.cell * 0.03f, 0.75f, 2.f), thick = std::clamp(ladder.cell * 0.09f, 2.f, 5.f);
    auto const draw = [&](Joint const& joint, figure::Stroke stroke) {
        auto const input = ladder.place(End::Input, joint.input), output = ladder.place(End::Output, joint.output);
        auto const& above = ladder.big == End::Input ? input : output;
        auto const& below = ladder.big == End::Input ? output : input;
        shapes.push_back(figure::Line{{above.center().x, above.bottom()}, {below.center().x, below.y}, stroke});
    };
    auto const is_lit = [&](Joint const& joint) {
        return lit && lit->joins(ladder.axis, joint.input, joint.kernel, joint.output);
    };
    auto const joints = joints_of(shot, ladder);
    for (auto const& joint : joints)
        if (!is_lit(joint)) draw(joint, {faded(shot.theme.faint_ink, 0.55f), thin});
    for (auto const& joint : joints)
        if (is_lit(joint)) draw(joint, {color, thick});
}

void draw_row(Shapes& shapes, Shot const& shot, Ladder const& ladder, End end) {
    auto const fill = end == End::Input ? shot.theme.input : shot.theme.output;
    auto const& cells = ladder.span(end);
    auto const size = std::round(ladder.cell * 0.46f);
    auto const& lit = shot.focus ? shot.focus : shot.current;
    for (auto at = cells.first; at < cells.end(); ++at) {
        auto const rect = ladder.place(end, at);
        auto const count = base::to_text(count_at(shot, ladder.axis, end, at));
        bool const fits = size >= 7 && estimated_width(count) * size <= ladder.cell * 0.9f;
        filled_cell(shapes, inset(rect), fill, {fits ? count : "", size});
        bool const is_lit =
            lit && (end == End::Input ? lit->has_input(ladder.axis, at) : lit->has_output(ladder.axis, at));
        if (is_lit)
            frame(shapes, rect, shot.focus ? shot.theme.focus : shot.theme.ink,
                  std::clamp(ladder.cell * 0.07f, 1.5f, 6.f));
    }
}

void name_axis(Shapes& shapes, Shot const& shot, Bands const& bands, Ladder const& ladder) {
    if (shot.look.labels == Labels::Off) return;
    auto const& theme = shot.theme;
    auto const& computation = shot.trace.computation();
    auto const title = [&](End end) {
        auto const count = end == End::Input ? computation.input.shape().spatial[ladder.axis]
                                             : computation.output.spatial[ladder.axis];
        auto const name = end == End::Input ? Picture::connections_input : Picture::connections_output;
        auto const text = say(shot, name, {base::to_text(count)});
        return shot.axes() == 1 ? text : axis_title(ladder.axis, shot.axes(), shot.look.language) + "  ·  " + text;
    };
    auto const color = [&](End end) { return end == End::Input ? theme.input_text : theme.output_text; };
    auto const small = ladder.big == End::Input ? End::Output : End::Input;
    auto const middle = ladder.room.center().x;
    auto const put = [&](float y, End end) {
        shapes.push_back(label({middle, y}, bands.caption, title(end), color(end), figure::Horizontal::Center,
                               figure::Weight::Bold));
    };
    put(ladder.top - bands.caption * 0.8f, ladder.big);
    put(ladder.bottom + ladder.cell + bands.caption * 0.85f, small);
}

// ---- all axes together

void draw_counts(Shapes& shapes, Shot const& shot, Bands const& bands, GridFrame const& grid) {
    std::vector<float> counts;
    auto const axes = shot.axes();
    auto const slices = axes == 3 ? count_at(shot, 0, End::Output, shot.outputs.front().slice) : 1;
    for_each_cell(grid, [&](std::int64_t row, std::int64_t column, Quad const&) {
        counts.push_back(static_cast<float>(slices * count_at(shot, axes - 2, End::Output, row) *
                                            count_at(shot, axes - 1, End::Output, column)));
    });
    ColorScale const scale{tensor::finite_range(counts)};
    auto const fit = fit_numbers(counts, {grid.cell * 0.8f, std::round(grid.cell * 0.42f), 7, shot.cell_digits()});
    auto count = counts.begin();
    for_each_cell(grid, [&](std::int64_t row, std::int64_t column, Quad const&) {
        auto const number_here = *count++;
        auto const text = fit.digits > 0 ? number(double{number_here}, fit) : "";
        filled_cell(shapes, inset(grid.place(row, column)), scale.of(number_here), {text, fit.size});
    });
    if (shot.look.labels == Labels::Off) return;
    auto const whole = grid.whole();
    shapes.push_back(
        label({whole.center().x, whole.y - bands.caption * 0.8f}, bands.caption,
              say(shot, bands.wording == Wording::Short ? Picture::view_connections : Picture::connections_counts),
              shot.theme.output_text, figure::Horizontal::Center, figure::Weight::Bold));
}

}  // namespace

void draw_connections(Shapes& shapes, Shot const& shot, Bands const& bands) {
    auto const layout = layout_of(shot, bands);
    for (auto const& ladder : layout.ladders) {
        draw_joints(shapes, shot, ladder);
        draw_row(shapes, shot, ladder, End::Input);
        draw_row(shapes, shot, ladder, End::Output);
        name_axis(shapes, shot, bands, ladder);
    }
    if (layout.counts) draw_counts(shapes, shot, bands, *layout.counts);
}

Sites connection_sites(Shot const& shot, Bands const& bands) {
    auto const layout = layout_of(shot, bands);
    auto const channel = shot.position.slid.channel;
    auto const batch = shot.position.slid.batch;
    Sites sites;
    if (shot.axes() == 1) {
        auto const& ladder = layout.ladders.front();
        auto const from = op::input_channels_of(shot.trace.computation(), channel).first;
        for (auto at = ladder.inputs.first; at < ladder.inputs.end(); ++at)
            sites.push_back(site_of(shot, quad_of(ladder.place(End::Input, at)),
                                    op::Cell{op::InputCell{{batch, from, tensor::Extents{at}}}}));
        for (auto at = ladder.outputs.first; at < ladder.outputs.end(); ++at)
            sites.push_back(site_of(shot, quad_of(ladder.place(End::Output, at)),
                                    op::Cell{op::OutputCell{{batch, channel, tensor::Extents{at}}}}));
    }
    if (layout.counts)
        for_each_cell(*layout.counts, [&](std::int64_t row, std::int64_t column, Quad const& quad) {
            auto const spatial = shot.at(shot.outputs.front().slice, row, column);
            tensor::Index const at{batch, channel, spatial};
            if (contains(shot.trace.computation().output, at))
                sites.push_back(site_of(shot, quad, op::Cell{op::OutputCell{at}}));
        });
    return sites;
}

}  // namespace deconvista::picture
