#include "core/picture/isometric.h"

#include <algorithm>
#include <cmath>

#include "core/picture/captions.h"
#include "core/picture/ink.h"
#include "core/picture/input_picture.h"
#include "core/picture/isometric_layout.h"
#include "core/picture/kernel_picture.h"
#include "core/picture/names.h"
#include "core/picture/output_picture.h"
#include "core/picture/text_fit.h"
#include "core/picture/window.h"

namespace deconvista::picture {
namespace {

using trace::PlaceRole;
using trace::Stage;

constexpr float kGap = 0.035f;  // between neighbouring cells, in cells

Ink ink_in(Shot const& shot, Bands const& bands, std::vector<float> const& values, float cell) {
    // A receding cell is half as high as it is wide.
    return ink_for(values, bands.room_in(cell, {0.72f, 0.32f, 0.4f}, shot.cell_digits()));
}

float outline_width(float cell) {
    return std::clamp(cell * 0.025f, 0.75f, 2.5f);
}

std::vector<figure::Point> points(Quad const& quad) {
    return {quad.begin(), quad.end()};
}

void fill(Shapes& shapes, Quad const& quad, figure::Color color) {
    shapes.push_back(figure::Polygon{points(quad), color, {}});
}

void outline(Shapes& shapes, Quad const& quad, figure::Color color, float width) {
    shapes.push_back(figure::Polygon{points(quad), {}, figure::Stroke{color, width}});
}

figure::Point middle(Quad const& quad) {
    return {(quad[0].x + quad[2].x) / 2, (quad[0].y + quad[2].y) / 2};
}

void write(Shapes& shapes, Quad const& quad, std::string const& text, float size, figure::Color color) {
    shapes.push_back(label(middle(quad), size, text, color, figure::Horizontal::Center));
}

void draw_value(Shapes& shapes, Ink const& ink, Quad const& quad, float value, figure::Color role, float opacity) {
    if (ink.numbers.digits == 0) {
        auto const color = ink.colors.of(value);
        fill(shapes, quad, faded(color, opacity));
        return mark_not_finite(shapes, quad, value, color, opacity);
    }
    fill(shapes, quad, faded(role, opacity));
    write(shapes, quad, number(double{value}, ink.numbers), ink.numbers.size, faded(ink_on(role), opacity));
}

void draw_empty_place(Shapes& shapes, Shot const& shot, Ink const& ink, Quad const& quad, float cell, PlaceRole role,
                      float opacity) {
    auto const padding = faded(shot.theme.padding, opacity);
    auto const zero = [&](figure::Color color) {
        if (ink.numbers.digits > 0) write(shapes, quad, "0", shot.small_number(ink.numbers.size), color);
    };
    switch (role) {
        case PlaceRole::Input:
            break;
        case PlaceRole::InsertedZero:
            fill(shapes, quad, faded(shot.theme.inserted, opacity));
            shapes.push_back(figure::Circle{
                middle(quad), std::max(1.f, cell * 0.06f), faded(shot.theme.inserted_mark, opacity), {}});
            break;
        case PlaceRole::Padding:
            dashed_outline(shapes, quad, {padding, outline_width(cell)}, std::max(2.f, cell * 0.14f));
            zero(padding);
            break;
        case PlaceRole::OutputPadding:
            dotted_outline(shapes, quad, faded(shot.theme.output_padding, opacity),
                           std::clamp(cell * 0.03f, 0.75f, 2.f));
            zero(faded(shot.theme.output_padding, opacity));
            break;
        case PlaceRole::Overhang:
            write(shapes, quad, "–", cell * 0.3f, padding);
            break;
    }
}

void draw_input_plane(Shapes& shapes, Shot const& shot, Ink const& ink, ObliquePlane const& plane,
                      std::size_t number_of_plane) {
    auto const& map = shot.inputs[number_of_plane];
    for (auto row = plane.rows.first; row < plane.rows.end(); ++row)
        for (auto column = plane.columns.first; column < plane.columns.end(); ++column) {
            auto const role = shot.role(map, row, column);
            auto const cut = is_cut(shot, row, column) ? shot.progress.of(Stage::Cut) : 0.f;
            auto const opacity = place_opacity(shot, role) * (1 - part(cut, 0.4f, 1));
            if (opacity <= 0) continue;
            auto const quad = plane.block(travelled_if_input(shot, role, shot.y, row),
                                          travelled_if_input(shot, role, shot.x, column), 1, 1, kGap);
            if (role == PlaceRole::Input)
                draw_value(shapes, ink, quad, *shot.input_value(map, row, column), shot.theme.input, opacity);
            else
                draw_empty_place(shapes, shot, ink, quad, plane.cell, role, opacity);
            if (cut > 0) hatched(shapes, quad, {faded(shot.theme.cropped, opacity), outline_width(plane.cell)}, 7);
        }
}

void draw_shadow(Shapes& shapes, Shot const& shot, ObliquePlane const& plane, WindowAt const& window) {
    auto const tint = faded(shot.theme.kernel, 0.38f * window.opacity);
    auto const edge = faded(shot.theme.kernel, window.opacity);
    auto const width = std::clamp(plane.cell * 0.05f, 1.5f, 5.f);
    bool const dilated = shot.y.dilation > 1 || shot.x.dilation > 1;
    for (std::int64_t m = 0; m < shot.y.kernel; ++m)
        for (std::int64_t n = 0; n < shot.x.kernel; ++n) {
            auto const quad = plane.block(window.row + static_cast<float>(m * shot.y.dilation),
                                          window.column + static_cast<float>(n * shot.x.dilation), 1, 1, 0);
            fill(shapes, quad, tint);
            if (dilated) outline(shapes, quad, edge, width * 0.7f);
        }
    auto const whole = plane.block(window.row, window.column, static_cast<float>(shot.y.reach()),
                                   static_cast<float>(shot.x.reach()), 0);
    outline(shapes, whole, edge, dilated ? width * 0.5f : width);
}

// The output cell that the rays lead to; while the window glides they follow it.
struct OutputAt {
    std::size_t plane{};
    float row{}, column{};
};

std::optional<OutputAt> output_at(Shot const& shot, IsometricLayout const& layout) {
    auto const& slid = shot.position.slid.spatial;
    auto const row = row_of(slid);
    auto column = static_cast<float>(column_of(slid));
    for (std::size_t i = 0; i < layout.outputs.size(); ++i) {
        if (!shot.holds_position(shot.outputs[i])) continue;
        auto const& plane = layout.outputs[i];
        if (!plane.rows.holds(row) || !plane.columns.holds(column_of(slid))) return std::nullopt;
        if (shot.previous) {
            auto const& before = shot.previous->slid;
            bool const same_row = window_at(shot).opacity >= 1 && before.channel == shot.position.slid.channel;
            auto const from = static_cast<float>(column_of(before.spatial));
            if (same_row && from < column) column = std::lerp(from, column, shot.progress.of(Stage::Slide));
        }
        return OutputAt{i, static_cast<float>(row), column};
    }
    return std::nullopt;
}

void draw_rays(Shapes& shapes, Shot const& shot, IsometricLayout const& layout) {
    auto const target = output_at(shot, layout);
    if (!target) return;
    auto const window = window_at(shot);
    auto const above = layout.outputs[target->plane].block(target->row, target->column, 1, 1, 0);
    for (auto const& plane : layout.inputs) {
        auto const below = plane.block(window.row, window.column, static_cast<float>(shot.y.reach()),
                                       static_cast<float>(shot.x.reach()), 0);
        figure::Stroke const ray{faded(shot.theme.kernel, 0.75f * window.opacity),
                                 std::clamp(plane.cell * 0.025f, 1.f, 2.5f)};
        for (std::size_t corner = 0; corner < 4; ++corner)
            shapes.push_back(figure::Line{below[corner], above[corner], ray});
    }
}

void draw_output_cell(Shapes& shapes, Shot const& shot, Ink const& ink, ObliquePlane const& plane, std::int64_t row,
                      std::int64_t column, OutputCell const& cell) {
    bool const cropped = cell.position.fate == trace::Fate::Cropped;
    auto const falling = cropped ? part(shot.progress.of(Stage::Crop), 0.4f, 1) : 0.f;
    if (falling >= 1) return;
    auto const quad = plane.block(static_cast<float>(row) + 0.6f * falling, static_cast<float>(column), 1, 1, kGap);
    auto const opacity = 1 - falling;
    auto const shown = opacity * cell.landed;
    if (cell.landed < 1) {
        fill(shapes, quad, faded(shot.theme.ground, 0.6f * opacity));
        outline(shapes, quad, faded(cropped ? shot.theme.rule : shot.theme.output, 0.6f * opacity),
                outline_width(plane.cell));
    }
    if (shown > 0 && cropped) {
        outline(shapes, quad, faded(shot.theme.cropped, shown), outline_width(plane.cell));
        hatched(shapes, quad, {faded(shot.theme.cropped, shown), outline_width(plane.cell)}, 7);
    } else if (shown > 0) {
        draw_value(shapes, ink, quad, cell.value, shot.theme.output, shown);
    }
    if (cell.returned)
        dotted_outline(shapes, quad, faded(shot.theme.output_padding, shot.progress.of(Stage::OutputPadding)),
                       std::clamp(plane.cell * 0.03f, 0.75f, 2.f));
}

std::optional<ColorRange> draw_output_planes(Shapes& shapes, Shot const& shot, IsometricLayout const& layout) {
    auto const cells = visible_output_cells(shot);
    std::vector<float> values;
    for (auto const& cell : cells) values.push_back(cell.value);
    auto const ink = ink_in(shot, layout.kernel.bands, values, layout.outputs.front().cell);
    std::size_t next = 0;
    for (auto const& plane : layout.outputs)
        for (auto row = plane.rows.first; row < plane.rows.end(); ++row)
            for (auto column = plane.columns.first; column < plane.columns.end(); ++column)
                draw_output_cell(shapes, shot, ink, plane, row, column, cells[next++]);
    if (auto const target = output_at(shot, layout); target && has_window(shot)) {
        auto const& plane = layout.outputs[target->plane];
        outline(shapes, plane.block(target->row, target->column, 1, 1, 0), shot.theme.ink,
                std::clamp(plane.cell * 0.06f, 2.f, 6.f));
    }
    return ink.numbers.digits == 0 ? std::optional{color_range(values)} : std::nullopt;
}

// The middle of the near, respectively far, edge of a plane.
figure::Point edge(ObliquePlane const& plane, std::int64_t row) {
    return plane.at(static_cast<float>(row),
                    static_cast<float>(plane.columns.first) + static_cast<float>(plane.columns.count) / 2);
}

// Titles under the inputs and over the outputs; of several planes, each is named as well.
void name_planes(Shapes& shapes, Shot const& shot, Bands const& bands, IsometricLayout const& layout) {
    if (shot.look.labels == Labels::Off) return;
    auto const size = layout.kernel.bands.caption;
    auto const name = [&](figure::Point at, std::string const& text, figure::Color color, figure::Weight weight) {
        shapes.push_back(label(at, size, text, color, figure::Horizontal::Center, weight));
    };
    // What is left out is said after the title, or, where a single plane has no name, in its place.
    auto const name_all = [&](std::vector<ObliquePlane> const& planes, std::vector<std::string> maps, bool above,
                              std::string title, std::string const& left_out, figure::Color color) {
        auto const away = above ? -size : size;
        if (planes.size() == 1)
            maps = {left_out};
        else if (!left_out.empty())
            title += " · " + left_out;
        float middle = 0;
        for (std::size_t i = 0; i < planes.size(); ++i) {
            auto const at = edge(planes[i], above ? planes[i].rows.first : planes[i].rows.end());
            middle += at.x / static_cast<float>(planes.size());
            if (!maps[i].empty()) name({at.x, at.y + away}, maps[i], color, figure::Weight::Regular);
        }
        // Under the front row, respectively over the back row.
        auto const& outer = above ? planes.front() : planes.back();
        auto const y = edge(outer, above ? outer.rows.first : outer.rows.end()).y;
        auto const half = size * estimated_width(title) / 2;
        middle = std::max(middle, bands.stage.x + half);
        name({middle, y + (maps.front().empty() ? 1.f : 2.4f) * away}, title, color, figure::Weight::Bold);
    };
    name_all(layout.inputs, input_map_names(shot), false, input_title(shot, bands.wording), rest_of_inputs(shot),
             shot.theme.input_text);
    name_all(layout.outputs, output_map_names(shot), true, output_title(shot), rest_of_outputs(shot),
             shot.theme.output_text);
}

}  // namespace

ColorRanges draw_isometric(Shapes& shapes, Shot const& shot, Bands const& bands) {
    auto const layout = isometric_layout(shot, bands);
    auto const values = visible_input_values(shot);
    auto const ink = ink_in(shot, bands, values, layout.inputs.front().cell);
    ColorRanges ranges;
    if (ink.numbers.digits == 0) ranges.input = color_range(values);
    for (std::size_t i = 0; i < layout.inputs.size(); ++i) {
        Shapes cells;
        draw_input_plane(cells, shot, ink, layout.inputs[i], i);
        move_under_text(shapes, cells, [&] {
            if (shows_window(shot)) draw_shadow(shapes, shot, layout.inputs[i], window_at(shot));
        });
    }
    if (shows_window(shot)) draw_rays(shapes, shot, layout);
    ranges.output = draw_output_planes(shapes, shot, layout);
    name_planes(shapes, shot, bands, layout);
    draw_kernels(shapes, shot, layout.kernel);
    draw_products(shapes, shot, layout.kernel);
    draw_labels(shapes, shot, layout.kernel);
    return ranges;
}

Sites isometric_sites(Shot const& shot, Bands const& bands) {
    auto const layout = isometric_layout(shot, bands);
    Sites sites;
    auto const add = [&](ObliquePlane const& plane, auto&& site) {
        for (auto row = plane.rows.first; row < plane.rows.end(); ++row)
            for (auto column = plane.columns.first; column < plane.columns.end(); ++column)
                site(row, column, plane.block(static_cast<float>(row), static_cast<float>(column), 1, 1, kGap));
    };
    for (std::size_t i = 0; i < layout.inputs.size(); ++i)
        add(layout.inputs[i], [&](std::int64_t row, std::int64_t column, Quad const& quad) {
            if (auto const cell = shot.input_cell(shot.inputs[i], row, column))
                sites.push_back(site_of(shot, quad, op::Cell{op::InputCell{*cell}}));
        });
    for (std::size_t i = 0; i < layout.outputs.size(); ++i)
        add(layout.outputs[i], [&](std::int64_t row, std::int64_t column, Quad const& quad) {
            sites.push_back(site_of(shot, quad, shot.slid(shot.outputs[i], row, column)));
        });
    add_kernel_sites(sites, shot, layout.kernel);
    return sites;
}

}  // namespace deconvista::picture
