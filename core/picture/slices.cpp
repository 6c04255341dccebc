#include "core/picture/slices.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/base/overloaded.h"
#include "core/op/taps.h"

namespace deconvista::picture {
namespace {

std::pair<std::int64_t, std::int64_t> distance(SliceTap const& a, SliceTap const& b) {
    return {std::abs(a.output - b.output), std::abs(a.input - b.input)};
}

SliceTap with_slice_of(SliceTap tap, op::Cell const& cell) {
    std::visit(base::Overloaded{
                   [&](op::InputCell const& it) { tap.input = it.at.spatial[0]; },
                   [&](op::KernelCell const& it) { tap.kernel = it.at.spatial[0]; },
                   [&](op::OutputCell const& it) { tap.output = it.at.spatial[0]; },
               },
               cell);
    return tap;
}

template <class IsInFocus>
std::int64_t count_besides(std::int64_t slices, std::vector<std::int64_t> const& drawn, IsInFocus&& is_in_focus) {
    std::int64_t count = 0;
    for (std::int64_t slice = 0; slice < slices; ++slice)
        if (is_in_focus(slice) && std::ranges::find(drawn, slice) == drawn.end()) ++count;
    return count;
}

}  // namespace

SliceTap first_tap(op::Computation const& computation, std::int64_t output) {
    auto const taps = op::axis_taps(computation.operation, 0, computation.input.shape().spatial[0], output);
    return taps.empty() ? SliceTap{0, 0, output} : SliceTap{taps.front().input, taps.front().kernel, output};
}

SliceTap tap_in_focus(op::Computation const& computation, std::optional<op::Partners> const& focus,
                      SliceTap const& own) {
    if (!focus) return own;
    auto const& operation = computation.operation;
    auto const inputs = computation.input.shape().spatial[0], outputs = computation.output.spatial[0];
    std::optional<SliceTap> nearest;
    for (std::int64_t output = 0; output < outputs; ++output) {
        if (!focus->has_output(0, output)) continue;
        for (auto const& tap : op::axis_taps(operation, 0, inputs, output)) {
            SliceTap const found{tap.input, tap.kernel, output};
            bool const is_nearer = !nearest || distance(found, own) < distance(*nearest, own);
            if (is_nearer && focus->joins(0, tap.input, tap.kernel, output)) nearest = found;
        }
    }
    return nearest.value_or(with_slice_of(own, focus->cell()));
}

std::int64_t inputs_in_focus_besides(op::Computation const& computation, std::optional<op::Partners> const& focus,
                                     std::vector<std::int64_t> const& drawn) {
    if (!focus) return 0;
    return count_besides(computation.input.shape().spatial[0], drawn,
                         [&](std::int64_t slice) { return focus->has_input(0, slice); });
}

std::int64_t outputs_in_focus_besides(op::Computation const& computation, std::optional<op::Partners> const& focus,
                                      std::vector<std::int64_t> const& drawn) {
    if (!focus) return 0;
    return count_besides(computation.output.spatial[0], drawn,
                         [&](std::int64_t slice) { return focus->has_output(0, slice); });
}

}  // namespace deconvista::picture
