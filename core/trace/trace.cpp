#include "core/trace/trace.h"

#include <algorithm>
#include <utility>

namespace deconvista::trace {
namespace {

bool any_axis(op::Operation const& operation, auto&& holds) {
    return std::any_of(operation.axes.begin(), operation.axes.end(), holds);
}

// The kernel as slid is the stored one turned by 180 degrees in the gather view of a transposed convolution, and in a
// convolution in the mathematical sense. Both at once cancel out.
bool turns_kernel(op::Operation const& operation) {
    if (op::is_pooling(operation.kind)) return false;
    bool const transposed = operation.kind == op::Kind::TransposedConvolution;
    bool const flipped = operation.orientation == op::Orientation::Flipped;
    return transposed != flipped && any_axis(operation, [](op::Axis const& axis) { return axis.kernel > 1; });
}

bool occurs(Stage stage, op::Operation const& operation, Board const& board) {
    bool const transposed = operation.kind == op::Kind::TransposedConvolution;
    switch (stage) {
        case Stage::Start:
        case Stage::Slide:
            return true;
        case Stage::DilateKernel:
            return any_axis(operation, [](op::Axis const& axis) { return axis.dilation > 1 && axis.kernel > 1; });
        case Stage::InsertZeros:
            return std::any_of(board.begin(), board.end(),
                               [](BoardAxis const& axis) { return axis.spacing > 1 && axis.inputs > 1; });
        case Stage::Pad:
            return pads(board);
        case Stage::Cut:
            return cuts(board);
        case Stage::OutputPadding:
            return transposed && any_axis(operation, [](op::Axis const& axis) { return axis.output_padding > 0; });
        case Stage::Flip:
            return turns_kernel(operation);
        case Stage::Crop:
            return std::any_of(board.begin(), board.end(),
                               [](BoardAxis const& axis) { return axis.crop_begin > 0 || axis.crop_end > 0; });
    }
    DECONVISTA_CHECK(false);
}

}  // namespace

Trace::Trace(op::Computation computation, CropForm form)
    : computation_{std::move(computation)},
      form_{form},
      board_{
          make_board(computation_.operation, computation_.input.shape().spatial, computation_.output.spatial, form)} {
    std::int64_t first = 0;
    for (int i = 0; i < kStages; ++i) {
        auto const stage = static_cast<Stage>(i);
        if (!occurs(stage, computation_.operation, board_)) continue;
        auto const count = stage == Stage::Slide ? count_cells(slid_shape()) : 1;
        DECONVISTA_CHECK(count.has_value());
        stages_.push_back({stage, first, *count});
        first += *count;
    }
}

std::optional<StageSpan> Trace::find(Stage stage) const {
    auto const found = std::ranges::find(stages_, stage, &StageSpan::stage);
    return found == stages_.end() ? std::nullopt : std::optional{*found};
}

Stage Trace::stage_of(std::int64_t number) const {
    DECONVISTA_CHECK(number >= 0 && number < steps());
    auto const after = std::ranges::upper_bound(stages_, number, {}, &StageSpan::first);
    return std::prev(after)->stage;
}

Step Trace::step(std::int64_t number) const {
    Step step{number, stage_of(number), std::nullopt};
    if (step.stage == Stage::Slide)
        step.position = position_of(index_at(slid_shape(), number - find(Stage::Slide)->first));
    return step;
}

tensor::Shape Trace::slid_shape() const {
    auto shape = computation_.output;
    for (int axis = 0; axis < board_.axes(); ++axis) shape.spatial[axis] = board_[axis].positions;
    return shape;
}

Position Trace::position_of(tensor::Index const& slid) const {
    Position position{Fate::Kept, slid, slid};
    for (int axis = 0; axis < board_.axes(); ++axis) position.output.spatial[axis] -= board_[axis].crop_begin;
    if (!contains(computation_.output, position.output)) position.fate = Fate::Cropped;
    return position;
}

bool Trace::turns_kernel() const {
    return trace::turns_kernel(computation_.operation);
}

tensor::Extents Trace::stored_cell(tensor::Extents const& slid_cell) const {
    if (!turns_kernel()) return slid_cell;
    auto cell = slid_cell;
    for (int axis = 0; axis < cell.axes(); ++axis) cell[axis] = board_[axis].kernel - 1 - slid_cell[axis];
    return cell;
}

std::int64_t Trace::step_of_position(tensor::Index const& slid) const {
    return find(Stage::Slide)->first + offset(slid_shape(), slid);
}

std::int64_t Trace::step_of_output(tensor::Index const& output) const {
    auto slid = output;
    for (int axis = 0; axis < board_.axes(); ++axis) slid.spatial[axis] += board_[axis].crop_begin;
    return step_of_position(slid);
}

}  // namespace deconvista::trace
