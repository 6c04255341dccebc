#pragma once
// Slices of three spatial axes: views draw single ones. They are those of the current step; with a cell in focus, the
// nearest to them that hold the cell and what meets it.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/op/partners.h"

namespace deconvista::picture {

// Along the first of three axes: a slice of the input, the slice of the stored kernel that it meets, and the slice of
// the output that they go to, which may lie outside, where a position is cropped.
struct SliceTap {
    std::int64_t input{}, kernel{}, output{};
    bool operator==(SliceTap const&) const = default;
};

// Of an output slice, the first tap; without one, the first slices.
SliceTap first_tap(op::Computation const& computation, std::int64_t output);

// The tap of the focus that is nearest to `own`, which is that itself where the focus takes part in it. A cell without
// taps takes its own slice with it.
SliceTap tap_in_focus(op::Computation const& computation, std::optional<op::Partners> const& focus,
                      SliceTap const& own);

// How many slices hold partners of the focus but are not drawn, of the input respectively the output.
std::int64_t inputs_in_focus_besides(op::Computation const& computation, std::optional<op::Partners> const& focus,
                                     std::vector<std::int64_t> const& drawn);
std::int64_t outputs_in_focus_besides(op::Computation const& computation, std::optional<op::Partners> const& focus,
                                      std::vector<std::int64_t> const& drawn);

}  // namespace deconvista::picture
