#include "core/picture/flat.h"

#include <cmath>

#include "core/picture/captions.h"
#include "core/picture/input_picture.h"
#include "core/picture/kernel_picture.h"
#include "core/picture/layout.h"
#include "core/picture/output_picture.h"
#include "core/picture/overview.h"
#include "core/picture/sum_line.h"
#include "core/picture/window.h"

namespace deconvista::picture {
namespace {

// On a single axis the kernel and the products go along above their window.
void glide(FlatLayout& layout, Shot const& shot) {
    auto const& board = layout.inputs.front();
    auto const left = board.place(0.f, window_at(shot).column).x;
    for (auto* const frames : {&layout.slid, &layout.products})
        for (auto& frame : *frames) frame.origin.x = left;
}

}  // namespace

figure::Figure flat_figure(Shot const& shot) {
    auto layout = flat_layout(shot);
    if (layout.stacked) glide(layout, shot);
    figure::Figure figure{shot.look.width, shot.look.height, shot.theme.ground, {}};
    auto& shapes = figure.shapes;
    draw_head(shapes, shot, layout.bands);
    ColorRanges ranges;
    ranges.input = draw_inputs(shapes, shot, layout);
    draw_overview(shapes, shot, layout);
    draw_kernels(shapes, shot, layout);
    draw_products(shapes, shot, layout);
    ranges.output = draw_outputs(shapes, shot, layout);
    draw_labels(shapes, shot, layout);
    draw_legend(shapes, shot, layout.bands, ranges);
    draw_sum(shapes, shot, layout.bands);
    return figure;
}

std::optional<tensor::Index> flat_position_at(Shot const& shot, figure::Point point) {
    auto const layout = flat_layout(shot);
    for (std::size_t i = 0; i < layout.outputs.size(); ++i) {
        auto const& frame = layout.outputs[i];
        auto const row =
            frame.rows.first + static_cast<std::int64_t>(std::floor((point.y - frame.origin.y) / frame.cell));
        auto const column =
            frame.columns.first + static_cast<std::int64_t>(std::floor((point.x - frame.origin.x) / frame.cell));
        if (frame.rows.holds(row) && frame.columns.holds(column)) return shot.slid(shot.outputs[i], row, column);
    }
    return std::nullopt;
}

}  // namespace deconvista::picture
