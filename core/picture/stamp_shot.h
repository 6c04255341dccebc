#pragma once
// What the scatter view shows at a moment: which place stamps, and what the canvas holds by then.

#include <optional>
#include <vector>

#include "core/picture/names.h"
#include "core/picture/shot.h"

namespace deconvista::picture {

class StampShot {
public:
    explicit StampShot(Shot const& shot);

    Shot const& shot;
    trace::Trace const& trace;  // in the order of inputs
    trace::Moment moment;
    Progress progress;

    bool stamping;        // the moment is a stamp step
    bool begun;           // or a later one
    tensor::Index place;  // of the current stamp, else where the first will be (or the last was); channel 0
    std::int64_t done{};  // stamps of this batch item that have landed before the current one
    float landed{};       // how far the current one has: 1 = it is part of the sums

    trace::BoardAxis y, x;           // of the canvas: positions and what is cropped of them
    Span input_rows, input_columns;  // that are drawn
    Span canvas_rows, canvas_columns;
    std::vector<Plane> inputs, outputs;  // maps that are drawn; slices: of the input, of the canvas
    std::vector<Plane> kernels;          // with each of the outputs; slices of the stored one
    LeftOut inputs_left_out, outputs_left_out;

    // The cell of the input, respectively of the canvas, at a row and column of a map.
    tensor::Index input(Plane const& plane, std::int64_t row, std::int64_t column) const;
    tensor::Index canvas(Plane const& plane, std::int64_t row, std::int64_t column) const;

    // A cell of the stored kernel between an output map and the first of the channels it gets its input from, or the
    // one in focus; its weight; and what the current stamp adds through it, over all those channels.
    tensor::Index kernel_cell(Plane const& output, std::int64_t m, std::int64_t n) const;
    float weight(Plane const& output, std::int64_t m, std::int64_t n) const;
    double product(Plane const& output, std::int64_t m, std::int64_t n) const;

    // The stored kernel cell that lands at a place of the stamp, counted from its first row or column: a convolution's
    // stamp is the kernel turned by 180 degrees. And whether that cell lands on the canvas at all.
    bool turns_stamp() const;
    std::int64_t row_of_stamp(std::int64_t row) const { return turns_stamp() ? y.kernel - 1 - row : row; }
    std::int64_t column_of_stamp(std::int64_t column) const { return turns_stamp() ? x.kernel - 1 - column : column; }
    bool lands(std::int64_t m, std::int64_t n) const;

    // Where the current stamp lies on the canvas along rows and columns: kernel cell and position.
    std::vector<op::AxisStamp> rows_hit, columns_hit;
    bool touches(std::int64_t row, std::int64_t column) const;  // through whichever slice of the kernel

    // With a cell in focus other slices may be drawn than those of the stamp: whether the inputs hold its place, and
    // whether it lies on the canvas that is drawn.
    bool holds_place() const { return slices_.input == own_slices_.input; }
    bool holds_stamp() const { return holds_stamp_; }

private:
    SliceTap own_slices() const;
    void choose_maps();

    std::vector<op::AxisStamp> slices_hit_;
    SliceTap own_slices_, slices_;  // of three axes: of input, kernel and output, of the stamp and those drawn
    bool holds_stamp_{true};        // through the kernel that is drawn
    bool hits_canvas_{true};        // through any of its slices
};

}  // namespace deconvista::picture
