#include "core/op/row_plan.h"

#include <algorithm>
#include <utility>

#include "core/op/taps.h"

namespace deconvista::op {
namespace {

TapLists taps_along(Computation const& computation, int axis) {
    TapLists lists;
    auto const input = computation.input.shape().spatial[axis];
    for (std::int64_t output = 0; output < computation.output.spatial[axis]; ++output)
        lists.push_back(axis_taps(computation.operation, axis, input, output));
    return lists;
}

// One run for each kernel cell that has any tap, in the order of the taps of an output cell.
std::vector<Run> runs_along(TapLists const& lists, std::int64_t kernel, SplitRow const& input, SplitRow const& output) {
    std::vector<Run> by_kernel(static_cast<std::size_t>(kernel));
    bool backwards = false;
    for (std::size_t cell = 0; cell < lists.size(); ++cell) {
        auto const& taps = lists[cell];
        if (taps.size() > 1) backwards = taps[0].kernel > taps[1].kernel;
        for (auto const& tap : taps) {
            auto& run = by_kernel[static_cast<std::size_t>(tap.kernel)];
            if (run.count++ == 0)
                run = {tap.kernel, input.place(tap.input), output.place(static_cast<std::int64_t>(cell)), 1};
        }
    }
    std::erase_if(by_kernel, [](Run const& run) { return run.count == 0; });
    if (backwards) std::ranges::reverse(by_kernel);
    return by_kernel;
}

std::vector<Segment> segments_of(std::vector<Run> const& runs, std::int64_t places) {
    std::vector<std::int64_t> bounds{0, places};
    for (auto const& run : runs) bounds.insert(bounds.end(), {run.output, run.output + run.count});
    std::ranges::sort(bounds);
    std::vector<Segment> segments;
    for (std::size_t i = 1; i < bounds.size(); ++i) {
        Segment segment{bounds[i - 1], bounds[i] - bounds[i - 1], {}};
        if (segment.count == 0) continue;
        for (auto const& run : runs) {
            auto const skipped = segment.begin - run.output;
            if (skipped < 0 || skipped >= run.count) continue;
            segment.runs.push_back({run.kernel, run.input + skipped});
        }
        segments.push_back(std::move(segment));
    }
    return segments;
}

std::int64_t last_but(tensor::Extents const& extents, int from_last) {
    return extents.axes() > from_last ? extents[extents.axes() - 1 - from_last] : 1;
}

std::int64_t stride_along_rows(Operation const& operation) {
    return operation.axes[operation.axes.axes() - 1].stride;
}

}  // namespace

// Gathering reads cells a stride apart, scattering writes them.
RowPlan::RowPlan(Computation const& of)
    : computation{of},
      input_width{last_but(of.input.shape().spatial, 0)},
      output_width{last_but(of.output.spatial, 0)},
      kernel_width{of.operation.axes[of.operation.axes.axes() - 1].kernel},
      input_height{last_but(of.input.shape().spatial, 1)},
      kernel_height{of.operation.axes.axes() > 1 ? of.operation.axes[of.operation.axes.axes() - 2].kernel : 1},
      input_row{input_width, of.operation.kind == Kind::TransposedConvolution ? 1 : stride_along_rows(of.operation)},
      output_row{output_width, of.operation.kind == Kind::TransposedConvolution ? stride_along_rows(of.operation) : 1} {
    auto const axes = of.operation.axes.axes();
    if (axes == 3) z = taps_along(of, 0);
    if (axes >= 2) y = taps_along(of, axes - 2);
    x = taps_along(of, axes - 1);
    runs = runs_along(x, kernel_width, input_row, output_row);
    segments = segments_of(runs, output_row.size());
}

}  // namespace deconvista::op
