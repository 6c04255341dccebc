#pragma once
// What happens at step i, for any i: the stages of an operation in the gather view, one step each, and one slide step
// for each position of the window, row-major over (batch, output channel, positions).
//
// Nothing is recorded. A step costs O(kernel * channels of the group), whatever the size of the input and whatever was
// asked before.

#include <cstdint>
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
    std::optional<Position> position;  // slide steps only
    bool operator==(Step const&) const = default;
};

class Trace {
public:
    // The positions to slide over are known to be countable in 64 bits.
    Trace(op::Computation computation, CropForm form);

    op::Computation const& computation() const { return computation_; }
    Board const& board() const { return board_; }
    CropForm crop_form() const { return form_; }

    std::vector<StageSpan> const& stages() const { return stages_; }
    std::optional<StageSpan> find(Stage stage) const;
    std::int64_t steps() const { return stages_.back().first + stages_.back().count; }

    // 0 <= number < steps().
    Step step(std::int64_t number) const;
    Stage stage_of(std::int64_t number) const;

    // The slide step that makes this output cell, respectively slides over this position.
    std::int64_t step_of_output(tensor::Index const& output) const;
    std::int64_t step_of_position(tensor::Index const& slid) const;

    // The positions that are slid over: the output's shape, before cropping.
    tensor::Shape slid_shape() const;
    Position position_of(tensor::Index const& slid) const;

    // Whether the kernel as slid is the stored one turned by 180 degrees, and where a cell of the kernel as slid is
    // stored.
    bool turns_kernel() const;
    tensor::Extents stored_cell(tensor::Extents const& slid_cell) const;

    // The sum that a slide step computes.
    op::CellSum sum_of(Position const& position) const { return op::sum_at(computation_, position.output); }
    float value_of(Position const& position) const { return op::value_at(computation_, position.output); }

private:
    op::Computation computation_;
    CropForm form_;
    Board board_;
    std::vector<StageSpan> stages_;
};

}  // namespace deconvista::trace
