#include "core/picture/connections.h"

#include <algorithm>
#include <cmath>

#include "core/base/number_text.h"
#include "core/picture/captions.h"
#include "core/picture/color_scale.h"
#include "core/picture/connections_layout.h"
#include "core/picture/explanation.h"
#include "core/picture/names.h"
#include "core/picture/text_fit.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

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

void draw_row(Shapes& shapes, Shot const& shot, Ladder const& ladder, End end, Bands const& bands) {
    auto const fill = end == End::Input ? shot.theme.input : shot.theme.output;
    auto const& cells = ladder.span(end);
    auto const size = bands.room_in(ladder.cell, {0.9f, 0.46f}, shot.cell_digits()).largest;
    auto const& lit = shot.focus ? shot.focus : shot.current;
    for (auto at = cells.first; at < cells.end(); ++at) {
        auto const rect = ladder.place(end, at);
        auto const count = base::to_text(count_at(shot, ladder.axis, end, at));
        bool const fits = size >= bands.legible() && estimated_width(count) * size <= ladder.cell * 0.9f;
        filled_cell(shapes, inset(rect), fill, {fits ? count : "", size});
        bool const is_lit =
            lit && (end == End::Input ? lit->has_input(ladder.axis, at) : lit->has_output(ladder.axis, at));
        if (is_lit)
            frame(shapes, rect, shot.focus ? shot.theme.focus : shot.theme.ink,
                  std::clamp(ladder.cell * 0.07f, 1.5f, 6.f));
    }
}

figure::Color text_color(Shot const& shot, End end) {
    return end == End::Input ? shot.theme.input_text : shot.theme.output_text;
}

// "height · input 5" at the row of each grid.
void name_rows(Shapes& shapes, Shot const& shot, Bands const& bands, Ladder const& ladder) {
    auto const put = [&](float y, End end) {
        shapes.push_back(label({ladder.room.center().x, y}, bands.caption, row_title(shot, ladder.axis, end),
                               text_color(shot, end), figure::Horizontal::Center, figure::Weight::Bold));
    };
    put(ladder.top - bands.caption * 0.8f, ladder.big);
    put(ladder.bottom + ladder.cell + bands.caption * 0.85f, ladder.big == End::Input ? End::Output : End::Input);
}

// "height 5 → 2" above both.
void name_together(Shapes& shapes, Shot const& shot, Bands const& bands, Ladder const& ladder) {
    auto const count = [&](End end) { return base::to_text(extent_of(shot, ladder.axis, end)); };
    auto const name = shot.axes() == 1 ? "" : axis_title(ladder.axis, shot.axes(), shot.look.language) + "  ";
    auto const ems = estimated_width(name + count(End::Input) + " → " + count(End::Output));
    auto const size = std::floor(std::min(bands.caption, ladder.room.width / ems));
    constexpr auto kBold = figure::Weight::Bold;
    shapes.push_back(figure::Label{{ladder.room.center().x, ladder.top - size * 0.8f},
                                   figure::Horizontal::Center,
                                   figure::Vertical::Middle,
                                   size,
                                   {{name, shot.theme.ink},
                                    {count(End::Input), shot.theme.input_text, kBold},
                                    {" → ", shot.theme.faint_ink},
                                    {count(End::Output), shot.theme.output_text, kBold}}});
}

void name_axis(Shapes& shapes, Shot const& shot, Bands const& bands, Ladder const& ladder) {
    if (shot.look.labels == Labels::Off) return;
    if (ladder.names == LadderNames::EachRow)
        name_rows(shapes, shot, bands, ladder);
    else
        name_together(shapes, shot, bands, ladder);
}

// ---- all axes together

std::vector<std::int64_t> counts_along(Shot const& shot, int axis, Span const& outputs) {
    std::vector<std::int64_t> counts;
    for (auto at = outputs.first; at < outputs.end(); ++at) counts.push_back(count_at(shot, axis, End::Output, at));
    return counts;
}

void draw_counts(Shapes& shapes, Shot const& shot, Bands const& bands, GridFrame const& grid) {
    std::vector<float> counts;
    auto const axes = shot.axes();
    auto const slices = axes == 3 ? count_at(shot, 0, End::Output, shot.output_slice()) : 1;
    auto const in_rows = counts_along(shot, axes - 2, grid.rows),
               in_columns = counts_along(shot, axes - 1, grid.columns);
    for (auto const in_row : in_rows)
        for (auto const in_column : in_columns) counts.push_back(static_cast<float>(slices * in_row * in_column));
    ColorScale const scale{tensor::finite_range(counts)};
    auto const fit = fit_numbers(counts, bands.room_in(grid.cell, {0.8f, 0.42f}, shot.cell_digits()));
    auto count = counts.begin();
    for_each_cell(grid, [&](std::int64_t row, std::int64_t column, Quad const&) {
        auto const number_here = *count++;
        auto const text = fit.digits > 0 ? number(double{number_here}, fit) : "";
        filled_cell(shapes, inset(grid.place(row, column)), scale.of(number_here), {text, fit.size});
    });
    if (shot.look.labels == Labels::Off) return;
    auto const whole = grid.whole();
    shapes.push_back(label({whole.center().x, whole.y - bands.caption * 0.8f}, bands.caption,
                           counts_title(shot, bands, shot.output_slice()), shot.theme.output_text,
                           figure::Horizontal::Center, figure::Weight::Bold));
}

// ---- cells

// A place on one axis is the cell that the current step has there on the others.
tensor::Extents input_of_step(Shot const& shot) {
    auto const& extents = shot.trace.computation().input.shape().spatial;
    auto cell = extents;
    for (int axis = 0; axis < extents.axes(); ++axis) {
        cell[axis] = 0;
        while (shot.current && !shot.current->has_input(axis, cell[axis]) && cell[axis] + 1 < extents[axis])
            ++cell[axis];
    }
    return cell;
}

}  // namespace

void draw_connections(Shapes& shapes, Shot const& shot, Bands const& bands) {
    auto const layout = connections_layout(shot, bands);
    for (auto const& ladder : layout.ladders) {
        draw_joints(shapes, shot, ladder);
        draw_row(shapes, shot, ladder, End::Input, bands);
        draw_row(shapes, shot, ladder, End::Output, bands);
        name_axis(shapes, shot, bands, ladder);
    }
    if (layout.counts) draw_counts(shapes, shot, bands, *layout.counts);
}

Sites connection_sites(Shot const& shot, Bands const& bands) {
    auto const layout = connections_layout(shot, bands);
    auto const channel = shot.position.slid.channel;
    auto const batch = shot.position.slid.batch;
    auto const from = op::input_channels_of(shot.trace.computation(), channel).first;
    Sites sites;
    for (auto const& ladder : layout.ladders) {
        auto input = input_of_step(shot), output = shot.current_output().spatial;
        for (auto at = ladder.inputs.first; at < ladder.inputs.end(); ++at) {
            input[ladder.axis] = at;
            sites.push_back(
                site_of(shot, quad_of(ladder.place(End::Input, at)), op::Cell{op::InputCell{{batch, from, input}}}));
        }
        for (auto at = ladder.outputs.first; at < ladder.outputs.end(); ++at) {
            output[ladder.axis] = at;
            sites.push_back(site_of(shot, quad_of(ladder.place(End::Output, at)),
                                    op::Cell{op::OutputCell{{batch, channel, output}}}));
        }
    }
    if (layout.counts)
        for_each_cell(*layout.counts, [&](std::int64_t row, std::int64_t column, Quad const& quad) {
            auto const spatial = shot.at(shot.output_slice(), row, column);
            tensor::Index const at{batch, channel, spatial};
            if (contains(shot.trace.computation().output, at))
                sites.push_back(site_of(shot, quad, op::Cell{op::OutputCell{at}}));
        });
    return sites;
}

}  // namespace deconvista::picture
