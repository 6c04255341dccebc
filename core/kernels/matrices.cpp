#include "core/kernels/floats.h"
#include "core/kernels/operators.h"
#include "core/net/limits.h"
#include "core/net/node_problem.h"

namespace deconvista::kernels {
namespace {

using net::Array;
using net::Dims;

// A matrix within an array: its rows and columns, how far apart they lie.
struct Matrix {
    float const* data;
    std::int64_t rows, columns, row_stride, column_stride;
    float at(std::int64_t row, std::int64_t column) const { return data[row * row_stride + column * column_stride]; }
};

Matrix matrix(Array const& array, std::int64_t rows, std::int64_t columns, bool transposed) {
    auto const* const data = array.values<float>().data();
    if (transposed) return {data, columns, rows, 1, columns};
    return {data, rows, columns, columns, 1};
}

double dot(Matrix const& a, std::int64_t row, Matrix const& b, std::int64_t column) {
    double sum = 0;
    for (std::int64_t k = 0; k < a.columns; ++k) sum += double{a.at(row, k)} * double{b.at(k, column)};
    return sum;
}

// Opset 3 files of the model zoo hand feature maps to Gemm as they are.
Array flat(Array const& array) {
    if (array.axes() == 2) return array;
    auto const batch = array.axes() == 0 ? 1 : array.dims()[0];
    return array.reshaped({batch, batch == 0 ? 0 : array.size() / batch});
}

}  // namespace

// alpha * A' * B' + beta * C
Outputs gemm(Call const& call) {
    auto const first = float_input(call, 0);
    if (!first) return first.problem();
    auto const second = float_input(call, 1);
    if (!second) return second.problem();
    auto const a_array = flat(*first);
    if (second->axes() != 2)
        return net::node_problem(call.node, "node_product_refused",
                                 {net::to_text(first->dims()), net::to_text(second->dims())});
    auto const a = matrix(a_array, a_array.dims()[0], a_array.dims()[1], call.node.integer("transA", 0) != 0);
    auto const b = matrix(*second, second->dims()[0], second->dims()[1], call.node.integer("transB", 0) != 0);
    Dims const dims{a.rows, b.columns};
    if (a.columns != b.rows)
        return net::node_problem(call.node, "node_product_refused",
                                 {net::to_text(first->dims()), net::to_text(second->dims())});
    if (auto const size = net::check_size(call.node, dims); !size) return size.problem();

    auto const alpha = double{call.node.number("alpha", 1)}, beta = double{call.node.number("beta", 1)};
    std::vector<float> offsets{0};
    Dims strides{0, 0};
    if (call.has(2)) {
        auto const c = float_input(call, 2);
        if (!c) return c.problem();
        if (net::broadcast(c->dims(), dims) != dims)
            return net::node_problem(call.node, "node_no_broadcast", {net::to_text(c->dims()), net::to_text(dims)});
        strides = net::broadcast_strides(c->dims(), dims);
        offsets.assign(c->values<float>().begin(), c->values<float>().end());
    }
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(dims[0] * dims[1]));
    for (std::int64_t row = 0; row < dims[0]; ++row)
        for (std::int64_t column = 0; column < dims[1]; ++column) {
            auto const offset = offsets[static_cast<std::size_t>(row * strides[0] + column * strides[1])];
            values.push_back(static_cast<float>(alpha * dot(a, row, b, column) + beta * double{offset}));
        }
    return std::vector{like_input(call, Array{dims, std::move(values)})};
}

// NumPy's matmul: the last two axes are multiplied, those before stretch; a vector is a row on the left, a column on
// the right.
Outputs matrix_product(Call const& call) {
    auto const first = float_input(call, 0);
    if (!first) return first.problem();
    auto const second = float_input(call, 1);
    if (!second) return second.problem();
    auto a_dims = first->dims(), b_dims = second->dims();
    auto const refuse = [&] {
        return net::node_problem(call.node, "node_product_refused",
                                 {net::to_text(first->dims()), net::to_text(second->dims())});
    };
    if (a_dims.empty() || b_dims.empty()) return refuse();
    if (a_dims.size() == 1) a_dims.insert(a_dims.begin(), 1);
    if (b_dims.size() == 1) b_dims.push_back(1);
    auto const rows = a_dims[a_dims.size() - 2], inner = a_dims.back(), columns = b_dims.back();
    Dims const a_stack{a_dims.begin(), a_dims.end() - 2}, b_stack{b_dims.begin(), b_dims.end() - 2};
    auto const stack = net::broadcast(a_stack, b_stack);
    if (inner != b_dims[b_dims.size() - 2] || !stack) return refuse();
    auto dims = *stack;
    if (first->axes() > 1) dims.push_back(rows);
    if (second->axes() > 1) dims.push_back(columns);
    if (auto const size = net::check_size(call.node, dims); !size) return size.problem();

    auto const a_strides = net::broadcast_strides(a_stack, *stack), b_strides = net::broadcast_strides(b_stack, *stack);
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(*net::count_elements(dims)));
    Dims index(stack->size(), 0);
    for (auto left = *net::count_elements(*stack); left > 0; --left, net::advance(*stack, index)) {
        std::int64_t at_a = 0, at_b = 0;
        for (std::size_t axis = 0; axis < index.size(); ++axis) {
            at_a += index[axis] * a_strides[axis];
            at_b += index[axis] * b_strides[axis];
        }
        Matrix const a{first->values<float>().data() + at_a * rows * inner, rows, inner, inner, 1};
        Matrix const b{second->values<float>().data() + at_b * inner * columns, inner, columns, columns, 1};
        for (std::int64_t row = 0; row < rows; ++row)
            for (std::int64_t column = 0; column < columns; ++column)
                values.push_back(static_cast<float>(dot(a, row, b, column)));
    }
    return std::vector{like_input(call, Array{dims, std::move(values)})};
}

}  // namespace deconvista::kernels
