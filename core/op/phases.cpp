#include "core/op/phases.h"

#include <algorithm>

#include "core/base/checked_math.h"

namespace deconvista::op {
namespace {

// An output cell as its rest and its place over the input.
struct Place {
    std::int64_t rest{}, place{};
};

Place place_of(PhasedAxis const& axis, std::int64_t output) {
    auto const place = base::floor_divide(output + axis.padding_begin, axis.stride);
    return {output + axis.padding_begin - place * axis.stride, place};
}

AxisPhase const& phase_on(PhasedAxis const& axis, std::int64_t rest) {
    return axis.phases[static_cast<std::size_t>(rest)];
}

// The first cells of the output belong to the phases one after the other, then they repeat.
void share_out(PhasedAxis& axis, std::int64_t output_extent) {
    for (std::int64_t output = 0; output < axis.stride; ++output) {
        auto const [rest, place] = place_of(axis, output);
        auto& phase = axis.phases[static_cast<std::size_t>(rest)];
        phase.first_output = output;
        phase.first_place = place;
        phase.outputs = output < output_extent ? (output_extent - 1 - output) / axis.stride + 1 : 0;
    }
}

PhasedAxis phased(Operation const& operation, int axis_number, std::int64_t output_extent) {
    auto const& axis = operation.axes[axis_number];
    PhasedAxis result{axis.stride, axis.padding_begin, {}};
    result.phases.resize(static_cast<std::size_t>(axis.stride));
    share_out(result, output_extent);
    for (std::int64_t k = 0; k < axis.kernel; ++k) {
        auto const stored = operation.orientation == Orientation::Flipped ? axis.kernel - 1 - k : k;
        auto const reached = k * axis.dilation;
        result.phases[static_cast<std::size_t>(reached % axis.stride)].kernel.push_back(
            {stored, reached / axis.stride});
    }
    return result;
}

std::int64_t number_of(PhaseAxes const& phases, tensor::Extents const& rests) {
    std::int64_t number = 0;
    for (int axis = 0; axis < phases.axes(); ++axis) number = number * phases[axis].stride + rests[axis];
    return number;
}

std::int64_t rest_of_weight(PhasedAxis const& axis, std::int64_t kernel_cell) {
    auto const holds = [&](AxisPhase const& phase) {
        return std::ranges::find(phase.kernel, kernel_cell, &PhaseTap::kernel) != phase.kernel.end();
    };
    return std::ranges::find_if(axis.phases, holds) - axis.phases.begin();
}

}  // namespace

base::Result<PhaseAxes> phases_of(Computation const& computation) {
    auto const& operation = computation.operation;
    if (operation.kind != Kind::TransposedConvolution) return base::refused("phases_not_here");
    PhaseAxes phases(operation.axes.axes(), {});
    for (int axis = 0; axis < phases.axes(); ++axis)
        phases[axis] = phased(operation, axis, computation.output.spatial[axis]);
    return phases;
}

std::int64_t count_phases(PhaseAxes const& phases) {
    std::int64_t count = 1;
    for (auto const& axis : phases) count *= axis.stride;
    return count;
}

Phase phase_at(PhaseAxes const& phases, std::int64_t number) {
    tensor::Extents const none(phases.axes(), 0);
    Phase phase{none, none, none};
    for (int axis = phases.axes() - 1; axis >= 0; --axis) {
        auto const rest = number % phases[axis].stride;
        number /= phases[axis].stride;
        auto const& here = phase_on(phases[axis], rest);
        phase.rests[axis] = rest;
        phase.kernel[axis] = static_cast<std::int64_t>(here.kernel.size());
        phase.outputs[axis] = here.outputs;
    }
    return phase;
}

PhaseCell phase_cell_of(PhaseAxes const& phases, tensor::Extents const& output) {
    auto rests = output, cell = output;
    for (int axis = 0; axis < phases.axes(); ++axis) {
        auto const [rest, place] = place_of(phases[axis], output[axis]);
        rests[axis] = rest;
        cell[axis] = place - phase_on(phases[axis], rest).first_place;
    }
    return {number_of(phases, rests), cell};
}

tensor::Extents output_cell_of(PhaseAxes const& phases, PhaseCell const& cell) {
    auto const phase = phase_at(phases, cell.phase);
    auto output = cell.cell;
    for (int axis = 0; axis < phases.axes(); ++axis)
        output[axis] = phase_on(phases[axis], phase.rests[axis]).first_output + cell.cell[axis] * phases[axis].stride;
    return output;
}

tensor::Extents stored_cell_of(PhaseAxes const& phases, Phase const& phase, tensor::Extents const& cell) {
    auto stored = cell;
    for (int axis = 0; axis < phases.axes(); ++axis)
        stored[axis] = phase_on(phases[axis], phase.rests[axis]).kernel[static_cast<std::size_t>(cell[axis])].kernel;
    return stored;
}

std::int64_t phase_of_weight(PhaseAxes const& phases, tensor::Extents const& kernel_cell) {
    auto rests = kernel_cell;
    for (int axis = 0; axis < phases.axes(); ++axis) rests[axis] = rest_of_weight(phases[axis], kernel_cell[axis]);
    return number_of(phases, rests);
}

std::vector<AxisTap> taps_in_phase(PhasedAxis const& axis, std::int64_t input_extent, std::int64_t output) {
    auto const [rest, place] = place_of(axis, output);
    std::vector<AxisTap> taps;
    for (auto const& [kernel, shift] : phase_on(axis, rest).kernel)
        if (place - shift >= 0 && place - shift < input_extent) taps.push_back({kernel, place - shift});
    return taps;
}

}  // namespace deconvista::op
