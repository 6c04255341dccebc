#pragma once
// Cells that belong together: the taps of one cell of the input, the kernel or the output, whichever is pointed at.
//
// Taps are products of taps on each axis, so what meets a cell is a box of lists: asking costs O(axes), whatever the
// size.

#include <variant>
#include <vector>

#include "core/op/computation.h"

namespace deconvista::op {

struct InputCell {
    tensor::Index at;
    bool operator==(InputCell const&) const = default;
};
// Of the stored kernel; of a pooling's window (0, 0, k...).
struct KernelCell {
    tensor::Index at;
    bool operator==(KernelCell const&) const = default;
};
struct OutputCell {
    tensor::Index at;
    bool operator==(OutputCell const&) const = default;
};
using Cell = std::variant<InputCell, KernelCell, OutputCell>;

// Whether the cell lies in its tensor.
bool contains(Computation const& computation, Cell const& cell);

// What takes part in the taps of a cell, itself included. A cell without any tap has no partners.
class Partners {
public:
    Partners(Computation const& computation, Cell const& cell);

    Cell const& cell() const { return cell_; }
    bool has(InputCell const& input) const;
    bool has(KernelCell const& kernel) const;
    bool has(OutputCell const& output) const;

    // The channels of them.
    ChannelRange const& input_channels() const { return inputs_; }
    ChannelRange const& output_channels() const { return outputs_; }

    // On one axis alone: whether some partner of the input or output has this place, and whether this tap is one of the
    // cell's own.
    bool has_input(int axis, std::int64_t at) const;
    bool has_output(int axis, std::int64_t at) const;
    bool joins(int axis, std::int64_t input, std::int64_t kernel, std::int64_t output) const;

    // How many taps: pairs of input and weight, of input and output, of weight and output.
    std::int64_t taps() const;

private:
    struct AxisLists {
        std::vector<std::int64_t> input, kernel, output;  // sorted, each cell once
        std::int64_t taps{};
    };
    void add(int axis, std::int64_t input, std::int64_t kernel, std::int64_t output);
    bool meets(tensor::Extents const& cell, std::vector<std::int64_t> AxisLists::*list) const;
    void pair_up(Computation const& computation, int axis);

    Cell cell_;
    std::int64_t batch_;  // negative: any
    ChannelRange inputs_, outputs_;
    Kind kind_;
    std::int64_t inputs_per_group_{1}, outputs_per_group_{1};
    tensor::PerAxis<AxisLists> axes_;
};

}  // namespace deconvista::op
