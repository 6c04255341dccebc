#include "core/trace/trace.h"

#include <algorithm>
#include <cmath>
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

// A stamp needs no board: neither zeros between the input's cells nor around them, nor a turned kernel.
bool is_for_gathering(Stage stage) {
    return stage == Stage::InsertZeros || stage == Stage::Pad || stage == Stage::Cut || stage == Stage::OutputPadding ||
           stage == Stage::Flip;
}

bool occurs(Stage stage, op::Operation const& operation, Board const& board, Order order) {
    if (order == Order::Inputs && is_for_gathering(stage)) return false;
    bool const transposed = operation.kind == op::Kind::TransposedConvolution;
    switch (stage) {
        case Stage::Start:
            return true;
        case Stage::Slide:
            return order == Order::Outputs;
        case Stage::Stamp:
            return order == Order::Inputs;
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
        case Stage::Forward:
        case Stage::Choose:
        case Stage::Down:
            return false;  // stages of stories
    }
    DECONVISTA_CHECK(false);
}

}  // namespace

Trace::Trace(op::Computation computation, CropForm form, Order order)
    : computation_{std::move(computation)},
      form_{order == Order::Inputs ? CropForm::After : form},
      order_{order},
      board_{
          make_board(computation_.operation, computation_.input.shape().spatial, computation_.output.spatial, form_)} {
    std::int64_t first = 0;
    for (int i = 0; i < kStages; ++i) {
        auto const stage = static_cast<Stage>(i);
        if (!occurs(stage, computation_.operation, board_, order)) continue;
        auto const count = stage == Stage::Slide   ? count_cells(slid_shape())
                           : stage == Stage::Stamp ? count_cells(stamp_shape())
                                                   : 1;
        DECONVISTA_CHECK(count.has_value());
        stages_.push_back({stage, first, *count});
        first += *count;
    }
}

std::optional<StageSpan> Trace::find(Stage stage) const {
    auto const found = std::ranges::find(stages_, stage, &StageSpan::stage);
    return found == stages_.end() ? std::nullopt : std::optional{*found};
}

StageSpan const& Trace::work() const {
    return *std::ranges::find_if(
        stages_, [](StageSpan const& span) { return span.stage == Stage::Slide || span.stage == Stage::Stamp; });
}

Stage Trace::stage_of(std::int64_t number) const {
    DECONVISTA_CHECK(number >= 0 && number < steps());
    auto const after = std::ranges::upper_bound(stages_, number, {}, &StageSpan::first);
    return std::prev(after)->stage;
}

Step Trace::step(std::int64_t number) const {
    Step step{number, stage_of(number), std::nullopt, std::nullopt};
    if (step.stage == Stage::Slide) step.position = position_of(index_at(slid_shape(), number - work().first));
    if (step.stage == Stage::Stamp) step.stamped = index_at(stamp_shape(), number - work().first);
    return step;
}

std::int64_t Trace::step_of_stage(Stage stage) const {
    std::int64_t step = 0;
    for (auto const& span : stages_) {
        if (span.stage > stage) break;
        step = span.stage == stage ? span.first : span.first + span.count - 1;
    }
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
    DECONVISTA_CHECK(order_ == Order::Outputs);
    return work().first + offset(slid_shape(), slid);
}

std::int64_t Trace::step_of_output(tensor::Index const& output) const {
    auto slid = output;
    for (int axis = 0; axis < board_.axes(); ++axis) slid.spatial[axis] += board_[axis].crop_begin;
    return step_of_position(slid);
}

tensor::Shape Trace::stamp_shape() const {
    auto const& input = computation_.input.shape();
    return {input.batch, 1, input.spatial};
}

std::int64_t Trace::step_of_stamp(tensor::Index const& place) const {
    DECONVISTA_CHECK(order_ == Order::Inputs);
    return work().first + offset(stamp_shape(), {place.batch, 0, place.spatial});
}

std::vector<op::AxisStamp> Trace::stamps_on(int axis, std::int64_t input) const {
    // The canvas begins where nothing has been cropped yet.
    auto whole = computation_.operation;
    whole.axes[axis].padding_begin -= board_[axis].crop_begin;
    return op::axis_stamps(whole, axis, board_[axis].positions, input);
}

// A pooling's weights depend on the whole window.
double Trace::pooling_weight(Landing const& landing) const {
    for (auto const& term : op::sum_at(computation_, landing.canvas).terms)
        if (term.input == landing.input) return term.w;
    DECONVISTA_CHECK(false);
}

std::int64_t Trace::count_landings(tensor::Index const& place) const {
    // Each output channel meets as many input channels as the first one does.
    auto count = computation_.output.channels * op::input_channels_of(computation_, 0).count;
    for (int axis = 0; axis < board_.axes(); ++axis)
        count *= static_cast<std::int64_t>(stamps_on(axis, place.spatial[axis]).size());
    return count;
}

std::vector<Landing> Trace::landings_of(tensor::Index const& place, std::int64_t most) const {
    // Of one pair of channels; the others differ in nothing but channels and values.
    struct Spot {
        tensor::Extents kernel, canvas;
    };
    std::vector<Spot> spots{{tensor::Extents(board_.axes(), 0), tensor::Extents(board_.axes(), 0)}};
    for (int axis = 0; axis < board_.axes(); ++axis) {
        std::vector<Spot> longer;
        for (auto const& spot : spots)
            for (auto const& [kernel, output] : stamps_on(axis, place.spatial[axis])) {
                longer.push_back(spot);
                longer.back().kernel[axis] = kernel;
                longer.back().canvas[axis] = output;
            }
        spots = std::move(longer);
    }
    std::vector<Landing> landings;
    for (std::int64_t to = 0; to < computation_.output.channels; ++to) {
        auto const range = op::input_channels_of(computation_, to);
        for (auto from = range.first; from < range.first + range.count; ++from)
            for (auto const& [kernel, canvas] : spots) {
                if (static_cast<std::int64_t>(landings.size()) == most) return landings;
                Landing landing{{place.batch, from, place.spatial}, {0, 0, kernel}, {place.batch, to, canvas}};
                landing.x = computation_.input[landing.input];
                if (computation_.kernel.empty()) {
                    landing.w = pooling_weight(landing);
                } else {
                    landing.kernel = op::kernel_index(computation_, to, from, kernel);
                    landing.w = double{computation_.kernel[landing.kernel]};
                }
                landings.push_back(landing);
            }
    }
    return landings;
}

std::optional<float> Trace::stamped_value(tensor::Index const& canvas, std::int64_t stamps) const {
    auto const places = stamp_shape();
    auto const output = position_of(canvas).output;
    if (stamps >= plane_size(places)) return op::value_at(computation_, output);
    bool const maximum = computation_.operation.kind == op::Kind::MaxPooling;
    std::optional<double> sum;
    bool complete = true;
    for (auto const& term : op::sum_at(computation_, output).terms) {
        if (offset(places, {0, 0, term.input.spatial}) >= stamps) {
            complete = false;
        } else if (maximum) {
            bool const larger = !sum || double{term.x} > *sum || std::isnan(term.x);
            if (larger && !(sum && std::isnan(*sum))) sum = double{term.x};
        } else {
            sum = sum.value_or(0) + double{term.x} * term.w;
        }
    }
    if (!sum) return std::nullopt;
    return complete ? op::value_at(computation_, output) : static_cast<float>(*sum);
}

}  // namespace deconvista::trace
