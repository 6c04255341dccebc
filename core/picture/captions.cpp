#include "core/picture/captions.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <span>

#include "core/base/number_text.h"
#include "core/picture/color_scale.h"
#include "core/picture/input_picture.h"
#include "core/picture/kernel_picture.h"
#include "core/picture/names.h"
#include "core/picture/text_fit.h"
#include "core/picture/window.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

using text::Name;
using text::Picture;
using trace::Stage;

// One entry of the legend.
struct Entry {
    std::string text;
    std::function<void(Shapes&, figure::Rect)> draw;
};

// A few steps of the scale, as a swatch.
void draw_scale(Shapes& shapes, figure::Rect rect, tensor::Range range) {
    constexpr int kSteps = 4;
    ColorScale const scale{range};
    for (int i = 0; i < kSteps; ++i) {
        auto const value = std::lerp(range.low, range.high, static_cast<float>(i) / (kSteps - 1));
        auto const width = rect.width / kSteps;
        shapes.push_back(
            figure::Box{{rect.x + static_cast<float>(i) * width, rect.y, width, rect.height}, 0, scale.of(value), {}});
    }
}

Entry color_entry(Shot const& shot, Name name, ColorRange const& of) {
    auto const range = of.finite;
    return {say(shot, name,
                {base::pretty(double{range.low}, shot.cell_digits()),
                 base::pretty(double{range.high}, shot.cell_digits())}),
            [range](Shapes& shapes, figure::Rect rect) { draw_scale(shapes, rect, range); }};
}

// Values that no number stands for, each with its mark.
void append_not_finite(std::vector<Entry>& entries, ColorRanges const& ranges) {
    auto const any = [&](bool ColorRange::*has) {
        return (ranges.input && *ranges.input.*has) || (ranges.output && *ranges.output.*has);
    };
    auto const entry = [&](float value) {
        return Entry{base::pretty(double{value}, 1), [value](Shapes& shapes, figure::Rect rect) {
                         value_cell(shapes, rect, ColorScale{{0, 1}}, value);
                     }};
    };
    constexpr auto kInfinity = std::numeric_limits<float>::infinity();
    if (any(&ColorRange::has_nan)) entries.push_back(entry(std::numeric_limits<float>::quiet_NaN()));
    if (!any(&ColorRange::has_infinite)) return;
    entries.push_back(entry(kInfinity));
    entries.push_back(entry(-kInfinity));
}

std::vector<Entry> legend_entries(Shot const& shot, ColorRanges const& ranges) {
    auto const& theme = shot.theme;
    bool const gathers = shot.scene.shows(scene::View::Flat) || shot.scene.shows(scene::View::Isometric);
    bool const stamps = shot.scene.shows(scene::View::Scatter);
    std::vector<Entry> entries;
    auto const if_occurs = [&](Stage stage, Name name, std::function<void(Shapes&, figure::Rect)> draw) {
        bool const occurs = (gathers && shot.trace.find(stage)) || (stamps && shot.stamping().find(stage));
        if (occurs) entries.push_back({say(shot, name), std::move(draw)});
    };
    if_occurs(Stage::InsertZeros, Picture::legend_inserted_zero,
              [&](Shapes& shapes, figure::Rect rect) { inserted_zero_cell(shapes, theme, rect); });
    if_occurs(Stage::Pad, Picture::legend_padding, [&](Shapes& shapes, figure::Rect rect) {
        auto const size = std::max(rect.height * 0.55f, std::min(rect.height * 0.75f, kSmallestOnScreen));
        padding_cell(shapes, theme, rect, {shot.is_legible(size) ? "0" : "", size});
    });
    if_occurs(Stage::Cut, Picture::legend_cut,
              [&](Shapes& shapes, figure::Rect rect) { hatching(shapes, rect, theme.cropped); });
    if_occurs(Stage::OutputPadding, Picture::legend_output_padding,
              [&](Shapes& shapes, figure::Rect rect) { output_padding_cell(shapes, theme, rect, {}); });
    if (gathers && (shot.x.overhang > 0 || shot.y.overhang > 0))
        entries.push_back({say(shot, Picture::legend_overhang),
                           [&](Shapes& shapes, figure::Rect rect) { overhang_cell(shapes, theme, rect); }});
    if (gathers)
        if_occurs(Stage::DilateKernel, Picture::legend_not_multiplied,
                  [&](Shapes& shapes, figure::Rect rect) { kernel_gap(shapes, theme, rect); });
    if_occurs(Stage::Crop, Picture::legend_cropped,
              [&](Shapes& shapes, figure::Rect rect) { hatching(shapes, rect, theme.cropped); });
    if_occurs(Stage::Crop, Picture::legend_kept, [&](Shapes& shapes, figure::Rect rect) {
        dashed_frame(shapes, rect, theme.ink, 1.5f, rect.width * 0.25f);
    });
    if (gathers || stamps)
        entries.push_back({say(shot, Picture::legend_not_yet),
                           [&](Shapes& shapes, figure::Rect rect) { empty_cell(shapes, rect, theme.output, 0.7f); }});
    if (ranges.input) entries.push_back(color_entry(shot, Picture::legend_input_colors, *ranges.input));
    if (ranges.output) entries.push_back(color_entry(shot, Picture::legend_output_colors, *ranges.output));
    append_not_finite(entries, ranges);
    return entries;
}

// The rectangle around the frames of a block.
figure::Rect around(std::vector<GridFrame> const& frames) {
    auto rect = frames.front().whole();
    for (auto const& frame : frames) {
        auto const whole = frame.whole();
        auto const right = std::max(rect.right(), whole.right()), bottom = std::max(rect.bottom(), whole.bottom());
        rect = {std::min(rect.x, whole.x), std::min(rect.y, whole.y), 0, 0};
        rect.width = right - rect.x;
        rect.height = bottom - rect.y;
    }
    return rect;
}

// Of the products of all maps, drawn or not.
double sum_of_all(Shot const& shot) {
    auto const& bias = shot.trace.computation().bias;
    auto const value = double{shot.trace.value_of(shot.position)};
    return bias.empty() ? value : value - double{bias[static_cast<std::size_t>(shot.position.output.channel)]};
}

// From one map to the next at its side.
float room_of_names(std::vector<GridFrame> const& frames) {
    auto room = std::numeric_limits<float>::max();
    for (auto const& a : frames)
        for (auto const& b : frames)
            if (b.origin.y == a.origin.y && b.origin.x > a.origin.x) room = std::min(room, b.origin.x - a.origin.x);
    return room;
}

// With as many digits as fit beside one another, and where not even one does without the sign; `room` in ems.
std::vector<std::string> sum_names(Shot const& shot, std::vector<double> const& sums, float room) {
    std::vector<std::string> names;
    for (std::string const sign : {"Σ = ", ""})
        for (int digits = shot.sum_digits(); digits > 0; --digits) {
            names.clear();
            for (auto const sum : sums) names.push_back(sign + base::pretty(sum, digits));
            if (std::ranges::all_of(names, [&](auto const& name) { return estimated_width(name) + 0.5f < room; }))
                return names;
        }
    return names;
}

// Products are named by their sums: the running total over the maps is their sum in turn.
BlockNames product_names(Shot const& shot, std::vector<GridFrame> const& frames, float size, Wording wording) {
    BlockNames names{"", {}, faded(shot.theme.ink, sum_opacity(shot)), {}};
    std::vector<double> sums;
    for (std::size_t i = 0; i < frames.size(); ++i) sums.push_back(map_sum(shot, i));
    names.maps = sum_names(shot, sums, room_of_names(frames) / shot.small_caption(size));
    auto const total = shot.inputs_left_out > 0 ? sum_of_all(shot) : std::accumulate(sums.begin(), sums.end(), 0.0);
    names.title = products_title(shot, shot.pooling() ? double{shot.trace.value_of(shot.position)} : total, wording);
    return names;
}

// The part of input grids that can be seen: the input itself, then what is inserted and laid around it.
std::vector<GridFrame> what_is_there(Shot const& shot, std::vector<GridFrame> frames) {
    for (auto& frame : frames) {
        if (frame.rows.first >= 0) continue;
        auto const without_border = travelled(shot.y, 0, shot);
        auto const first =
            std::lerp(without_border, static_cast<float>(frame.rows.first), shot.progress.of(Stage::Pad));
        auto const hidden = first - static_cast<float>(frame.rows.first);
        frame.origin.y += hidden * frame.cell;
        frame.rows.count -= std::lround(hidden);  // what stands below stays where it is
    }
    return frames;
}

// A slice of the board of which nothing is there yet has no name either.
std::vector<std::string> names_of_inputs(Shot const& shot) {
    auto names = input_map_names(shot);
    if (shot.axes() < 3) return names;
    trace::Board const depth(1, shot.trace.board()[0]);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (place_opacity(shot, role_at(depth, {shot.inputs[i].slice})) == 0) names[i].clear();
    return names;
}

}  // namespace

void draw_block_names(Shapes& shapes, Shot const& shot, float size, std::vector<GridFrame> const& frames,
                      BlockNames const& names) {
    if (frames.empty()) return;
    auto const whole = around(frames);
    auto const small = shot.small_caption(size);
    auto const half_title = std::min(size * estimated_width(names.title), shot.look.width) / 2;
    auto const middle = std::clamp(whole.center().x, half_title, shot.look.width - half_title);
    bool const several = frames.size() > 1;
    auto const above = several ? size * 2.15f : size * 0.8f;
    shapes.push_back(label({middle, whole.y - above}, size, names.title, names.color, figure::Horizontal::Center,
                           figure::Weight::Bold));
    if (!names.below.empty())
        shapes.push_back(label({whole.center().x, whole.bottom() + size}, small, names.below, names.color,
                               figure::Horizontal::Center));
    for (std::size_t i = 0; several && i < frames.size(); ++i) {
        if (names.maps[i].empty()) continue;
        auto const map = frames[i].whole();
        shapes.push_back(label({map.center().x, map.y - size * 0.75f}, small, names.maps[i], names.color,
                               figure::Horizontal::Center));
    }
}

void draw_head(Shapes& shapes, Shot const& shot, Bands const& bands) {
    if (shot.look.labels == Labels::Off) return;
    auto const& theme = shot.theme;
    auto const& head = bands.head;
    auto const title = title_of(shot.scene, shot.trace, shot.look.language);
    auto const sizes = times_text(shot.trace.computation().input.shape().spatial) + " → " +
                       times_text(shot.trace.computation().output.spatial);
    auto const first = head.y + bands.title * 0.7f, second = head.bottom() - bands.caption * 0.8f;
    auto const beside = [&](std::string const& text, std::string const& right, float size) {
        return shortened(text, head.width / size - estimated_width(right) - 1);
    };
    auto const put = [&](float y, float size, std::string const& left, std::string const& right, figure::Color color,
                         figure::Weight weight) {
        shapes.push_back(label({head.x, y}, size, beside(left, right, size), color, figure::Horizontal::Left, weight));
        shapes.push_back(label({head.right(), y}, size, right, color, figure::Horizontal::Right, weight));
    };
    put(first, bands.title, title, sizes, theme.ink, figure::Weight::Bold);
    put(second, bands.caption, stage_text(shot), parameters_text(shot), theme.faint_ink, figure::Weight::Regular);
}

void draw_legend(Shapes& shapes, Shot const& shot, Bands const& bands, ColorRanges const& ranges) {
    if (shot.look.labels == Labels::Off) return;
    constexpr float kSwatchAndGap = 3.2f;  // in ems
    auto const entries = legend_entries(shot, ranges);
    auto const width_of = [&](std::span<Entry const> some) {
        float ems = 0;
        for (auto const& entry : some) ems += estimated_width(entry.text) + kSwatchAndGap;
        return ems;
    };
    // What colours stand for is told last, and left out last.
    std::span<Entry const> shown{entries};
    while (shown.size() > 1 && !shot.is_legible(std::floor(bands.legend.width / width_of(shown))))
        shown = shown.subspan(1);
    auto const ems = width_of(shown);
    auto const size = std::floor(std::min(bands.caption, bands.legend.width / ems));
    auto const middle = bands.legend.center().y;
    auto left = bands.legend.center().x - size * ems / 2;
    for (auto const& entry : shown) {
        auto const side = std::round(size * 1.15f);
        entry.draw(shapes, {std::round(left), std::round(middle - side / 2), side, side});
        shapes.push_back(label({left + side + size * 0.45f, middle}, size, entry.text, shot.theme.faint_ink));
        left += size * (estimated_width(entry.text) + kSwatchAndGap);
    }
}

void draw_labels(Shapes& shapes, Shot const& shot, FlatLayout const& layout) {
    if (shot.look.labels == Labels::Off) return;
    auto const& theme = shot.theme;
    auto const wording = layout.bands.wording;
    auto const inputs = names_of_inputs(shot), kernels = slid_kernel_names(shot, wording);
    draw_block_names(shapes, shot, layout.bands.caption, what_is_there(shot, layout.inputs),
                     {input_title(shot, wording), inputs, theme.input_text, rest_of_inputs(shot)});
    draw_block_names(shapes, shot, layout.bands.caption, layout.stored,
                     {stored_kernel_title(shot, wording), stored_kernel_names(shot, wording), theme.kernel_text, {}});
    if (slid_kernel_visible(shot))
        draw_block_names(shapes, shot, layout.bands.caption, layout.slid,
                         {slid_kernel_title(shot, wording), kernels, theme.kernel_text, {}});
    draw_block_names(shapes, shot, layout.bands.caption, layout.outputs,
                     {output_title(shot), output_map_names(shot), theme.output_text, rest_of_outputs(shot)});
    if (shows_window(shot))
        draw_block_names(shapes, shot, layout.bands.caption, layout.products,
                         product_names(shot, layout.products, layout.bands.caption, wording));
}

}  // namespace deconvista::picture
