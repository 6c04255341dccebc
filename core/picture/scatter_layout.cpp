#include "core/picture/scatter_layout.h"

#include <algorithm>
#include <cmath>

#include "core/picture/scatter_names.h"
#include "core/picture/text_fit.h"

namespace deconvista::picture {
namespace {

struct Blocks {
    Block input, kernel, stamp, output;
};

// How many maps of each kind lie beside one another.
struct Across {
    std::int64_t inputs{1}, outputs{1}, kernels{1};
};

Blocks blocks_of(StampShot const& stamp, Bands const& bands, Across const& across) {
    bool const labels = stamp.shot.look.labels == Labels::On;
    auto const width = [&](std::string const& title) {
        return labels ? std::ceil(bands.caption * estimated_width(title)) : 0.f;
    };
    auto const names = [&](std::vector<Plane> const& maps) {
        return maps.size() > 1 ? width(map_name(stamp.shot, maps.back())) * 0.85f : 0.f;
    };
    auto const inputs = static_cast<std::int64_t>(stamp.inputs.size());
    auto const outputs = static_cast<std::int64_t>(stamp.outputs.size());
    Span const kernel_rows{0, stamp.y.kernel}, kernel_columns{0, stamp.x.kernel};
    Blocks blocks{{Content::Input, inputs, across.inputs, stamp.input_rows, stamp.input_columns,
                   width(input_title(stamp)), names(stamp.inputs)},
                  {Content::StoredKernel, outputs, across.kernels, kernel_rows, kernel_columns,
                   width(kernel_title(stamp)), names(stamp.kernels)},
                  {Content::Products, outputs, across.kernels, kernel_rows, kernel_columns,
                   width(stamp_title(stamp, bands.wording)), names(stamp.kernels)},
                  {Content::Output, outputs, across.outputs, stamp.canvas_rows, stamp.canvas_columns,
                   width(longest_canvas_title(stamp)), names(stamp.outputs)}};
    blocks.input.names_rest = !rest_of_inputs(stamp).empty();
    blocks.output.names_rest = !rest_of_outputs(stamp).empty();
    blocks.kernel.names_rest = !kernel_slice_name(stamp).empty();
    blocks.input.rest_width = width(longest_rest_of_inputs(stamp)) * 0.85f;
    blocks.output.rest_width = width(longest_rest_of_outputs(stamp)) * 0.85f;
    for (auto* const block : {&blocks.kernel, &blocks.stamp})
        keep_readable(*block, stamp.shot, bands, std::max(stamp.y.kernel, stamp.x.kernel));
    return blocks;
}

// Input, kernel over its multiple, and canvas from left to right; where width or height is scarce, in two columns or in
// four.
void append_arrangements(std::vector<Arrangement>& candidates, StampShot const& stamp, Blocks const& blocks) {
    constexpr float kHarderToRead = 0.85f, kHarder = 0.75f, kMuchHarderToRead = 0.6f;
    auto const& [input, kernel, multiple, output] = blocks;
    if (stamp.shot.pooling()) {
        candidates.push_back({{{input}, {output}}});
        candidates.push_back({{{input, output}}, kMuchHarderToRead});
        return;
    }
    if (stamp.shot.axes() == 1) {
        candidates.push_back({{{input, kernel, multiple, output}}});
        return;
    }
    candidates.push_back({{{input}, {kernel, multiple}, {output}}});
    candidates.push_back({{{input, kernel, multiple}, {output}}, kHarderToRead});
    candidates.push_back({{{input}, {kernel}, {multiple}, {output}}, kHarderToRead});
    candidates.push_back({{{input, kernel}, {multiple, output}}, kHarder});
    candidates.push_back({{{input, output}, {kernel, multiple}}, kMuchHarderToRead});
}

}  // namespace

ScatterLayout scatter_layout(StampShot const& stamp, Bands const& bands) {
    auto const spacing = spacing_of(bands, stamp.shot.look.labels);
    auto const inputs = static_cast<std::int64_t>(stamp.inputs.size());
    auto const outputs = static_cast<std::int64_t>(stamp.outputs.size());
    std::vector<Arrangement> candidates;
    for (std::int64_t in = 1; in <= inputs; ++in)
        for (std::int64_t out = 1; out <= outputs; ++out) {
            append_arrangements(candidates, stamp, blocks_of(stamp, bands, {in, out, 1}));
            if (outputs > 1) append_arrangements(candidates, stamp, blocks_of(stamp, bands, {in, out, outputs}));
        }
    auto const best = best_of(candidates, bands.stage, spacing, bands.stage.height / 6.5f);
    ScatterLayout layout{bands, {}, {}, {}, {}};
    for (auto const& [content, frames] : placed(best, bands.stage, spacing)) {
        if (content == Content::Input) layout.inputs = frames;
        if (content == Content::StoredKernel) layout.kernels = frames;
        if (content == Content::Products) layout.stamps = frames;
        if (content == Content::Output) layout.outputs = frames;
    }
    return layout;
}

}  // namespace deconvista::picture
