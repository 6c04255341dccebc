#include "core/picture/flat.h"

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

FlatLayout gliding_layout(Shot const& shot, Bands const& bands) {
    auto layout = flat_layout(shot, bands);
    if (layout.stacked) glide(layout, shot);
    return layout;
}

void add_inputs(Sites& sites, Shot const& shot, FlatLayout const& layout) {
    for (std::size_t i = 0; i < layout.inputs.size(); ++i)
        for_each_cell(layout.inputs[i], [&](std::int64_t row, std::int64_t column, Quad const& quad) {
            if (auto const cell = shot.input_cell(shot.inputs[i], row, column))
                sites.push_back(site_of(shot, quad, op::Cell{op::InputCell{*cell}}));
        });
}

void add_outputs(Sites& sites, Shot const& shot, FlatLayout const& layout) {
    for (std::size_t i = 0; i < layout.outputs.size(); ++i)
        for_each_cell(layout.outputs[i], [&](std::int64_t row, std::int64_t column, Quad const& quad) {
            sites.push_back(site_of(shot, quad, shot.slid(shot.outputs[i], row, column)));
        });
}

}  // namespace

ColorRanges draw_flat(Shapes& shapes, Shot const& shot, Bands const& bands) {
    auto const layout = gliding_layout(shot, bands);
    ColorRanges ranges;
    ranges.input = draw_inputs(shapes, shot, layout);
    draw_overview(shapes, shot, layout);
    draw_kernels(shapes, shot, layout);
    draw_products(shapes, shot, layout);
    ranges.output = draw_outputs(shapes, shot, layout);
    draw_result(shapes, shot, layout);
    draw_labels(shapes, shot, layout);
    return ranges;
}

Sites flat_sites(Shot const& shot, Bands const& bands) {
    auto const layout = gliding_layout(shot, bands);
    Sites sites;
    add_inputs(sites, shot, layout);
    add_kernel_sites(sites, shot, layout);
    add_outputs(sites, shot, layout);
    return sites;
}

std::optional<Site> flat_picture_site_at(Shot const& shot, Bands const& bands, figure::Point point) {
    return overview_site_at(shot, gliding_layout(shot, bands), point);
}

}  // namespace deconvista::picture
