#include "app/state/pinning.h"

#include <optional>

#include "app/state/exhibit.h"
#include "core/base/overloaded.h"

namespace deconvista::state {
namespace {

// Of a step that is about no cell, the output's first.
op::Cell cell_of_step(AppState const& state) {
    auto const& trace = state.exhibit.trace;
    auto const step = trace.step(moment_of(state).step);
    if (step.stamped) return op::InputCell{*step.stamped};
    if (step.position && step.position->fate != trace::Fate::Cropped) return op::OutputCell{step.position->output};
    return op::OutputCell{{0, 0, tensor::Extents(trace.computation().output.spatial.axes(), 0)}};
}

tensor::Shape shape_of(op::Computation const& computation, op::Cell const& cell) {
    return std::visit(base::Overloaded{
                          [&](op::InputCell const&) { return computation.input.shape(); },
                          [&](op::OutputCell const&) { return computation.output; },
                          [&](op::KernelCell const&) {
                              return computation.kernel.empty() ? op::kernel_plane_shape(computation)
                                                                : computation.kernel.shape();
                          },
                      },
                      cell);
}

tensor::Index& index_in(op::Cell& cell) {
    return std::visit([](auto& it) -> tensor::Index& { return it.at; }, cell);
}

// At the same place of the next tensor, or the nearest that it has.
std::optional<op::Cell> cell_after(op::Computation const& computation, op::Cell cell) {
    if (std::holds_alternative<op::KernelCell>(cell)) return std::nullopt;
    auto const index = index_in(cell);
    op::Cell next = op::InputCell{index};
    if (std::holds_alternative<op::InputCell>(cell)) next = op::KernelCell{index};
    index_in(next) = nearest(shape_of(computation, next), index);
    return next;
}

}  // namespace

void pin(AppState& state, picture::Focus const& focus) {
    if (state.pinned == focus)
        state.pinned.reset();
    else
        state.pinned = focus;
}

void pin_next(AppState& state) {
    auto const& computation = state.exhibit.trace.computation();
    auto const cell = state.pinned ? cell_after(computation, state.pinned->cell) : std::optional{cell_of_step(state)};
    state.pinned = cell ? std::optional{picture::Focus{*cell}} : std::nullopt;
}

void move_pin(AppState& state, MovePin way) {
    if (!state.pinned || state.pinned->half != picture::Half::First) return;
    auto const shape = shape_of(state.exhibit.trace.computation(), state.pinned->cell);
    auto& index = index_in(state.pinned->cell);
    auto const axes = shape.spatial.axes();
    index.spatial[axes - 1] += way.columns;
    if (axes > 1) index.spatial[axes - 2] += way.rows;
    index = nearest(shape, index);
}

}  // namespace deconvista::state
