#pragma once
// Slow and plain versions of the operations, on integers, written from their definitions on grids of explicit cells:
// padding, inserted zeros and dilated kernels are really built. They share no index arithmetic with core/op.

#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "core/op/computation.h"
#include "core/op/operation.h"
#include "core/tensor/tensor.h"

namespace deconvista::op::naive {

using tensor::Extents;

// Calls visit(index) for every index of a grid of these extents, row-major.
template <class Visit>
void for_each_index(Extents const& extents, Visit&& visit) {
    Extents index(extents.axes(), 0);
    for (;;) {
        visit(std::as_const(index));
        int axis = extents.axes() - 1;
        while (axis >= 0 && ++index[axis] == extents[axis]) index[axis--] = 0;
        if (axis < 0) return;
    }
}

// A grid of integers; what lies outside is 0.
class Grid {
public:
    explicit Grid(Extents extents) : extents_{extents}, cells_(cells_of(extents), 0) {}
    Grid(Extents extents, std::vector<std::int64_t> cells) : extents_{extents}, cells_{std::move(cells)} {}

    Extents const& extents() const { return extents_; }
    std::vector<std::int64_t> const& cells() const { return cells_; }
    std::int64_t at(Extents const& index) const { return is_inside(index) ? cells_[place(index)] : 0; }
    void add(Extents const& index, std::int64_t value) { cells_[place(index)] += value; }

private:
    static std::size_t cells_of(Extents const& extents) {
        std::size_t cells = 1;
        for (auto const extent : extents) cells *= static_cast<std::size_t>(extent);
        return cells;
    }
    bool is_inside(Extents const& index) const {
        for (int axis = 0; axis < extents_.axes(); ++axis)
            if (index[axis] < 0 || index[axis] >= extents_[axis]) return false;
        return true;
    }
    std::size_t place(Extents const& index) const {
        std::int64_t place = 0;
        for (int axis = 0; axis < extents_.axes(); ++axis) place = place * extents_[axis] + index[axis];
        return static_cast<std::size_t>(place);
    }

    Extents extents_;
    std::vector<std::int64_t> cells_;
};

// What `combine(a, b)` makes of each axis of two lists.
template <class Combine>
Extents combined(Extents a, Extents const& b, Combine&& combine) {
    for (int axis = 0; axis < a.axes(); ++axis) a[axis] = combine(a[axis], b[axis]);
    return a;
}

// The cells `spacing` apart, zeros between them.
inline Grid stretched(Grid const& grid, Extents const& spacing) {
    Grid result{combined(grid.extents(), spacing, [](auto extent, auto space) { return (extent - 1) * space + 1; })};
    for_each_index(grid.extents(), [&](Extents const& index) {
        result.add(combined(index, spacing, [](auto i, auto space) { return i * space; }), grid.at(index));
    });
    return result;
}

// Zeros before and after the grid; negative counts cut cells away.
inline Grid bordered(Grid const& grid, Extents const& before, Extents const& after) {
    auto const extents = combined(grid.extents(), combined(before, after, std::plus{}), std::plus{});
    Grid result{extents};
    for_each_index(extents,
                   [&](Extents const& index) { result.add(index, grid.at(combined(index, before, std::minus{}))); });
    return result;
}

// Turned by 180 degrees.
inline Grid turned(Grid const& grid) {
    Grid result{grid.extents()};
    for_each_index(grid.extents(), [&](Extents const& index) {
        result.add(combined(index, grid.extents(), [](auto i, auto extent) { return extent - 1 - i; }), grid.at(index));
    });
    return result;
}

// The sums of products at every position, `step` apart, where the kernel lies on the grid as a whole.
inline Grid slid(Grid const& grid, Grid const& kernel, Extents const& step) {
    auto const room = combined(grid.extents(), kernel.extents(), std::minus{});
    Grid result{combined(room, step, [](auto extent, auto s) { return extent / s + 1; })};
    for_each_index(result.extents(), [&](Extents const& position) {
        auto const begin = combined(position, step, std::multiplies{});
        for_each_index(kernel.extents(), [&](Extents const& cell) {
            result.add(position, grid.at(combined(begin, cell, std::plus{})) * kernel.at(cell));
        });
    });
    return result;
}

// The definition: full[n * stride + m * dilation] += small[n] * kernel[m].
inline Grid scattered(Grid const& small, Grid const& kernel, Extents const& stride, Extents const& dilation) {
    Grid full{combined(stretched(small, stride).extents(), stretched(kernel, dilation).extents(),
                       [](auto a, auto b) { return a + b - 1; })};
    for_each_index(small.extents(), [&](Extents const& n) {
        for_each_index(kernel.extents(), [&](Extents const& m) {
            auto const at =
                combined(combined(n, stride, std::multiplies{}), combined(m, dilation, std::multiplies{}), std::plus{});
            full.add(at, small.at(n) * kernel.at(m));
        });
    });
    return full;
}

// The numbers of an operation, each as a list of its own.
struct Numbers {
    explicit Numbers(Operation const& operation) {
        auto const axes = operation.axes.axes();
        for (auto* const list : {&kernel, &stride, &dilation, &begin, &end}) *list = Extents(axes, 0);
        for (int i = 0; i < axes; ++i) {
            auto const& axis = operation.axes[i];
            kernel[i] = axis.kernel;
            stride[i] = axis.stride;
            dilation[i] = axis.dilation;
            begin[i] = axis.padding_begin;
            end[i] = axis.padding_end - axis.output_padding;
        }
    }
    Extents kernel, stride, dilation;
    Extents begin, end;  // padded, respectively cut away
};

inline Extents negated(Extents extents) {
    for (int axis = 0; axis < extents.axes(); ++axis) extents[axis] = -extents[axis];
    return extents;
}

// How a transposed convolution is computed: from the definition, or with zeros inserted into the input, a border
// (negative: a cut) and the kernel turned.
enum class Form { Scatter, Gather };

// One plane of the input with one plane of the stored kernel.
inline Grid result_of_planes(Operation const& operation, Grid const& input, Grid const& stored, Form form) {
    Numbers const numbers{operation};
    Extents const ones(input.extents().axes(), 1);
    auto const kernel = operation.orientation == Orientation::Flipped ? turned(stored) : stored;
    auto const dilated = stretched(kernel, numbers.dilation);
    if (operation.kind == Kind::Convolution)
        return slid(bordered(input, numbers.begin, numbers.end), dilated, numbers.stride);
    if (form == Form::Scatter)
        return bordered(scattered(input, kernel, numbers.stride, numbers.dilation), negated(numbers.begin),
                        negated(numbers.end));
    auto const border = combined(dilated.extents(), ones, std::minus{});
    return slid(bordered(stretched(input, numbers.stride), combined(border, numbers.begin, std::minus{}),
                         combined(border, numbers.end, std::minus{})),
                turned(dilated), ones);
}

inline Grid plane_of(tensor::Tensor const& tensor, std::int64_t batch, std::int64_t channel) {
    Grid plane{tensor.shape().spatial};
    for_each_index(plane.extents(), [&](Extents const& index) {
        plane.add(index, static_cast<std::int64_t>(tensor[{batch, channel, index}]));
    });
    return plane;
}

// A convolution or transposed convolution with all its channels: the values of the output, row-major.
inline std::vector<std::int64_t> evaluate(Computation const& computation, Form form = Form::Scatter) {
    auto const& operation = computation.operation;
    bool const transposed = operation.kind == Kind::TransposedConvolution;
    auto const inputs = computation.input.shape().channels / operation.groups;
    auto const outputs = computation.output.channels / operation.groups;
    std::vector<std::int64_t> values;
    for (std::int64_t batch = 0; batch < computation.output.batch; ++batch)
        for (std::int64_t group = 0; group < operation.groups; ++group)
            for (std::int64_t out = 0; out < outputs; ++out) {
                auto const output = group * outputs + out;
                Grid sum{computation.output.spatial};
                for (std::int64_t in = 0; in < inputs; ++in) {
                    auto const input = group * inputs + in;
                    auto const kernel = transposed ? plane_of(computation.kernel, input, out)
                                                   : plane_of(computation.kernel, output, in);
                    auto const part =
                        result_of_planes(operation, plane_of(computation.input, batch, input), kernel, form);
                    for_each_index(sum.extents(), [&](Extents const& index) { sum.add(index, part.at(index)); });
                }
                for (auto const cell : sum.cells()) {
                    auto const bias =
                        computation.bias.empty() ? 0.0F : computation.bias[static_cast<std::size_t>(output)];
                    values.push_back(cell + static_cast<std::int64_t>(bias));
                }
            }
    return values;
}

inline std::vector<std::int64_t> integers(std::span<float const> values) {
    return {values.begin(), values.end()};
}

}  // namespace deconvista::op::naive
