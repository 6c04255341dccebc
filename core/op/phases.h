#pragma once
// The sub-pixel decomposition of a transposed convolution: with stride s it is, on each axis, s convolutions with
// stride 1 whose small outputs interleave. Output cells o with the same rest (o + padding_begin) mod s are a phase:
// they meet the kernel cells k with k * dilation mod s = that rest, and no others. Source: Shi et al., "Is the
// deconvolution layer the same as a convolutional layer?" (arXiv 1609.07009).
//
// Over the axes, a phase is one rest for each axis; phases are numbered in row-major order of their rests.

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/op/computation.h"
#include "core/op/taps.h"
#include "core/tensor/shape.h"

namespace deconvista::op {

// A cell of a small kernel on one axis: where the kernel is stored, and that it meets input cell `place - shift`.
struct PhaseTap {
    std::int64_t kernel{}, shift{};
    bool operator==(PhaseTap const&) const = default;
};

struct AxisPhase {
    // Its cells of the output are first_output, first_output + stride, ...: `outputs` of them, the extent of its small
    // output. There are none where the output is smaller than the stride.
    std::int64_t first_output{}, outputs{};
    std::int64_t first_place{};    // the small output's cell j lies at place first_place + j over the input
    std::vector<PhaseTap> kernel;  // the small kernel, shifts ascending; empty where the kernel misses the phase
    bool operator==(AxisPhase const&) const = default;
};

struct PhasedAxis {
    std::int64_t stride{1}, padding_begin{};
    std::vector<AxisPhase> phases;  // by their rest
    bool operator==(PhasedAxis const&) const = default;
};

using PhaseAxes = tensor::PerAxis<PhasedAxis>;

// Only a transposed convolution has phases; for others the refusal phases_not_here.
base::Result<PhaseAxes> phases_of(Computation const& computation);

std::int64_t count_phases(PhaseAxes const& phases);

// One phase over all axes.
struct Phase {
    tensor::Extents rests;
    tensor::Extents kernel;   // extents of its small kernel, 0 where it is empty
    tensor::Extents outputs;  // extents of its small output, 0 where it has none
    bool operator==(Phase const&) const = default;
};
Phase phase_at(PhaseAxes const& phases, std::int64_t number);

// Where an output cell is found: in which phase, and at which cell of its small output.
struct PhaseCell {
    std::int64_t phase{};
    tensor::Extents cell;
    bool operator==(PhaseCell const&) const = default;
};
PhaseCell phase_cell_of(PhaseAxes const& phases, tensor::Extents const& output);

// And back.
tensor::Extents output_cell_of(PhaseAxes const& phases, PhaseCell const& cell);

// Where the kernel stores a cell of a phase's small kernel.
tensor::Extents stored_cell_of(PhaseAxes const& phases, Phase const& phase, tensor::Extents const& cell);

// The phase to whose small kernel a stored kernel cell belongs.
std::int64_t phase_of_weight(PhaseAxes const& phases, tensor::Extents const& kernel_cell);

// The taps of one output cell on one axis, as its phase has them: the small kernel laid on an input of that extent.
std::vector<AxisTap> taps_in_phase(PhasedAxis const& axis, std::int64_t input_extent, std::int64_t output);

}  // namespace deconvista::op
