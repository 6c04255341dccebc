#pragma once
// What happens at step i, for any i: the stages of an operation, one step each, and the steps of its work. In the order
// of outputs (gather) that is one slide step for each position of the window, row-major over (batch, output channel,
// positions). In the order of inputs (scatter) it is one stamp step for each place of the input, row-major over (batch,
// places): all channels of the place lay their multiples of the kernel on the output.
//
// Nothing is recorded. A step costs O(kernel * channels of the group), whatever the size of the input and whatever was
// asked before.

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "core/op/computation.h"
#include "core/trace/board.h"
#include "core/trace/stage.h"

namespace deconvista::trace {

// A run of steps of one stage.
struct StageSpan {
    Stage stage{};
    std::int64_t first{}, count{};
    bool operator==(StageSpan const&) const = default;
};

enum class Order : std::uint8_t { Outputs, Inputs };

enum class Fate : std::uint8_t { Kept, Cropped };

// Where the window is at a slide step.
struct Position {
    Fate fate{Fate::Kept};
    tensor::Index slid;    // position on the board, with batch and output channel
    tensor::Index output;  // the output cell; for a cropped position it lies outside the output
    bool operator==(Position const&) const = default;
};

struct Step {
    std::int64_t number{};
    Stage stage{};
    std::optional<Position> position;      // slide steps only
    std::optional<tensor::Index> stamped;  // stamp steps only: the place of the input, channel 0
    bool operator==(Step const&) const = default;
};

// One product of a stamp: which input cell, through which stored kernel cell, onto which position of the canvas, i.e.
// of the output before cropping.
struct Landing {
    tensor::Index input, kernel;
    tensor::Index canvas;
    float x{};
    double w{};
    bool operator==(Landing const&) const = default;
};

constexpr auto kAllLandings = std::numeric_limits<std::int64_t>::max();

class Trace {
public:
    // The positions to slide over are known to be countable in 64 bits. Stamps always fall on the whole canvas and are
    // cropped afterwards: in that order the form is CropForm::After.
    Trace(op::Computation computation, CropForm form, Order order = Order::Outputs);

    op::Computation const& computation() const { return computation_; }
    Board const& board() const { return board_; }
    CropForm crop_form() const { return form_; }
    Order order() const { return order_; }

    std::vector<StageSpan> const& stages() const { return stages_; }
    std::optional<StageSpan> find(Stage stage) const;
    StageSpan const& work() const;  // the slide steps, respectively the stamp steps
    std::int64_t steps() const { return stages_.back().first + stages_.back().count; }

    // 0 <= number < steps().
    Step step(std::int64_t number) const;
    Stage stage_of(std::int64_t number) const;

    // The first step of the stage, or where it does not occur the last one of the stages before it.
    std::int64_t step_of_stage(Stage stage) const;

    // In the order of outputs: the slide step that makes this output cell, respectively slides over this position.
    std::int64_t step_of_output(tensor::Index const& output) const;
    std::int64_t step_of_position(tensor::Index const& slid) const;

    // The positions that are slid over: the output's shape, before cropping.
    tensor::Shape slid_shape() const;
    Position position_of(tensor::Index const& slid) const;

    // In the order of inputs: the places of the input, with one channel; and the step that stamps one.
    tensor::Shape stamp_shape() const;
    std::int64_t step_of_stamp(tensor::Index const& place) const;

    // Where an input place lands on one axis of the canvas, and through which stored kernel cell.
    std::vector<op::AxisStamp> stamps_on(int axis, std::int64_t input) const;
    // The products of a stamp step, channel after channel: how many, and the first of them.
    std::int64_t count_landings(tensor::Index const& place) const;
    std::vector<Landing> landings_of(tensor::Index const& place, std::int64_t most = kAllLandings) const;

    // What has been stamped on a position of the canvas after the first `stamps` places of its batch item: nothing if
    // no stamp has touched it. With its last stamp a cell gets its bias; after all stamps every cell has its value.
    std::optional<float> stamped_value(tensor::Index const& canvas, std::int64_t stamps) const;

    // Whether the kernel as slid is the stored one turned by 180 degrees, and where a cell of the kernel as slid is
    // stored.
    bool turns_kernel() const;
    tensor::Extents stored_cell(tensor::Extents const& slid_cell) const;

    // The sum that a slide step computes.
    op::CellSum sum_of(Position const& position) const { return op::sum_at(computation_, position.output); }
    float value_of(Position const& position) const { return op::value_at(computation_, position.output); }

private:
    double pooling_weight(Landing const& landing) const;

    op::Computation computation_;
    CropForm form_;
    Order order_;
    Board board_;
    std::vector<StageSpan> stages_;
};

}  // namespace deconvista::trace
