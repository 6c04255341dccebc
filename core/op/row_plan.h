#pragma once
// How the rows of an operation meet, for core/op/fast_evaluate.cpp: all that does not change from row to row.

#include <cstdint>
#include <vector>

#include "core/op/computation.h"
#include "core/op/row_loops.h"

namespace deconvista::op {

// A row whose cells are sorted by their rest modulo a stride: cells that lie a stride apart lie side by side in it.
class SplitRow {
public:
    SplitRow(std::int64_t cells, std::int64_t stride) : stride_{stride}, part_{(cells + stride - 1) / stride} {}

    std::int64_t size() const { return part_ * stride_; }
    std::int64_t parts() const { return stride_; }
    std::int64_t place(std::int64_t cell) const { return cell % stride_ * part_ + cell / stride_; }

private:
    std::int64_t stride_, part_;
};

// What one kernel cell joins along a row: places input + i and output + i of split rows, for i below count.
struct Run {
    std::int64_t kernel{}, input{}, output{}, count{};
};

// Neighbouring places of a split output row to which the same kernel cells contribute.
struct Segment {
    std::int64_t begin{}, count{};
    std::vector<RunStart> runs;  // in the order of the taps, each from the segment's first place on
};

using TapLists = std::vector<std::vector<AxisTap>>;  // by output cells

// Borrows the computation. Missing axes have one tap at 0.
struct RowPlan {
    Computation const& computation;
    std::int64_t input_width, output_width, kernel_width;
    std::int64_t input_height, kernel_height;
    SplitRow input_row, output_row;
    TapLists z{{{0, 0}}}, y{{{0, 0}}}, x;
    std::vector<Run> runs;
    std::vector<Segment> segments;

    explicit RowPlan(Computation const& of);
    RowPlan(RowPlan const&) = delete;
    RowPlan& operator=(RowPlan const&) = delete;
};

}  // namespace deconvista::op
