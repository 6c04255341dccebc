#pragma once
// Which cells a window reaches: the walk from outputs to inputs that projections, receptive fields and partial runs
// have in common. On each axis the outputs [a, b) need the inputs [a * stride - padding, (b - 1) * stride - padding +
// reach), as far as there are any.

#include "core/base/result.h"
#include "core/net/box.h"
#include "core/net/record.h"
#include "core/op/operation.h"

namespace deconvista::net {

// The input cells that meet the output cells of `box`; for a transposed convolution, those that are stamped there.
Box input_box(op::Operation const& operation, tensor::Extents const& input, Box const& box);

// What a unit of `value` sees of the graph's input `seen`, both of the extents in the record; nothing if it sees none
// of it. Operators that bring cells elsewhere (a reshape, a fully connected layer) see all.
std::optional<Box> receptive_field(Graph const& graph, Record const& record, ValueId value, Box const& unit,
                                   ValueId seen);

// How far a whole layer sees, away from borders: the size in input cells, the step from one unit to the next, and the
// padding that has gathered before. Source: Araujo, Norris, Sim, "Computing receptive fields of convolutional neural
// networks", Distill 2019.
struct Reach {
    std::int64_t size{1}, jump{1}, padding{0};
    bool operator==(Reach const&) const = default;
};

// Of a value on each axis; nothing where the path from the input is not made of windows and what leaves cells in place.
std::optional<std::vector<Reach>> reach_of(Graph const& graph, Record const& record, ValueId value);

}  // namespace deconvista::net
