// The one relation: gather, scatter and the picture with inserted zeros are the same sums, and convolution and
// transposed convolution are each other's adjoint.

#include <gtest/gtest.h>

#include <numeric>
#include <set>
#include <tuple>

#include "core/op/computation.h"
#include "core/op/methods.h"
#include "tests/core/op/naive.h"
#include "tests/core/op/random_cases.h"

namespace deconvista::op {
namespace {

using TapSet = std::set<std::tuple<std::int64_t, std::int64_t, std::int64_t>>;  // output, kernel, input

// All pairs of an input cell n and a kernel cell m whose n * stride + m * dilation - padding lies in the output, or
// the other way round.
TapSet taps_by_definition(Operation const& operation, std::int64_t input, std::int64_t output) {
    bool const transposed = operation.kind == Kind::TransposedConvolution;
    auto const& axis = operation.axes[0];
    auto const small = transposed ? input : output;
    auto const big = transposed ? output : input;
    TapSet taps;
    for (std::int64_t n = 0; n < small; ++n)
        for (std::int64_t m = 0; m < axis.kernel; ++m) {
            auto const place = n * axis.stride + m * axis.dilation - axis.padding_begin;
            auto const stored = operation.orientation == Orientation::Flipped ? axis.kernel - 1 - m : m;
            if (place >= 0 && place < big) taps.emplace(transposed ? place : n, stored, transposed ? n : place);
        }
    return taps;
}

TapSet taps_of_axis(Operation const& operation, std::int64_t input, std::int64_t output) {
    TapSet taps;
    for (std::int64_t cell = 0; cell < output; ++cell)
        for (auto const& tap : axis_taps(operation, 0, input, cell)) {
            bool const is_new = taps.emplace(cell, tap.kernel, tap.input).second;
            EXPECT_TRUE(is_new);
        }
    return taps;
}

tensor::Tensor line(std::int64_t cells, std::int64_t first) {
    std::vector<float> values(static_cast<std::size_t>(cells));
    std::iota(values.begin(), values.end(), static_cast<float>(first));
    return {{1, 1, {cells}}, std::move(values)};
}

// What a sweep over all small 1-D operations has met.
struct Sweep {
    std::int64_t points{}, convolutions{}, transposed{}, refused{};
};

// Every method that this operation has gives the same bits.
void check_methods(Computation const& computation) {
    auto const gathered = evaluate(computation);
    for (auto const method : {Method::Scatter, Method::Matrix, Method::Phases}) {
        auto const result = evaluate(computation, method);
        bool const has_it = method != Method::Phases || computation.operation.kind == Kind::TransposedConvolution;
        ASSERT_EQ(bool{result}, has_it);
        if (!has_it) continue;
        ASSERT_EQ(*result, gathered) << "method " << static_cast<int>(method);
    }
}

void check_point(Sweep& sweep, Operation const& operation, std::int64_t input) {
    ++sweep.points;
    auto const computation = make_computation(operation, line(input, 2), line(operation.axes[0].kernel, -1), {});
    if (!computation) {
        EXPECT_EQ(computation.problem().name, "output_has_no_cell");
        ++sweep.refused;
        return;
    }
    ++(operation.kind == Kind::Convolution ? sweep.convolutions : sweep.transposed);
    auto const output = computation->output.spatial[0];
    ASSERT_EQ(taps_of_axis(operation, input, output), taps_by_definition(operation, input, output));
    auto const values = naive::integers(evaluate(*computation).values());
    ASSERT_EQ(values, naive::evaluate(*computation, naive::Form::Scatter));
    ASSERT_EQ(values, naive::evaluate(*computation, naive::Form::Gather));
    check_methods(*computation);
}

void sweep_kernel(Sweep& sweep, Orientation orientation, std::int64_t input, Axis axis) {
    for (axis.padding_begin = 0; axis.padding_begin <= 4; ++axis.padding_begin) {
        axis.padding_end = axis.padding_begin;
        axis.output_padding = 0;
        check_point(sweep, {.kind = Kind::Convolution, .axes = {axis}, .orientation = orientation}, input);
        auto const most = std::max(axis.stride, axis.dilation) - 1;
        for (axis.output_padding = 0; axis.output_padding <= most; ++axis.output_padding)
            check_point(sweep, {.kind = Kind::TransposedConvolution, .axes = {axis}, .orientation = orientation},
                        input);
    }
}

Sweep sweep_all(Orientation orientation) {
    Sweep sweep;
    for (std::int64_t input = 1; input <= 8; ++input)
        for (std::int64_t kernel = 1; kernel <= 5; ++kernel)
            for (std::int64_t stride = 1; stride <= 4; ++stride)
                for (std::int64_t dilation = 1; dilation <= 3; ++dilation)
                    sweep_kernel(sweep, orientation, input, {.kernel = kernel, .stride = stride, .dilation = dilation});
    return sweep;
}

TEST(Relation, HoldsForEverySmallOperationOnALine) {
    for (auto const orientation : {Orientation::AsStored, Orientation::Flipped}) {
        auto const sweep = sweep_all(orientation);
        EXPECT_EQ(sweep.points, 9200);
        EXPECT_EQ(sweep.convolutions, 1892);
        EXPECT_EQ(sweep.transposed, 6186);
        EXPECT_EQ(sweep.refused, 1122);
    }
}

Computation random_point_in_the_plane(Random& random) {
    for (;;) {
        Operation operation{.kind = random.once_in(2) ? Kind::Convolution : Kind::TransposedConvolution,
                            .axes = {Axis{}, Axis{}}};
        tensor::Extents input(2, 0), kernel(2, 0);
        for (int i = 0; i < 2; ++i) {
            operation.axes[i] = random_axis(random, operation.kind, 2);
            kernel[i] = operation.axes[i].kernel;
            input[i] = random.pick(1, 5);
        }
        operation.orientation = random.once_in(2) ? Orientation::Flipped : Orientation::AsStored;
        auto computation = make_computation(operation, random.tensor({1, 1, input}), random.tensor({1, 1, kernel}), {});
        if (computation) return *computation;
    }
}

TEST(Relation, HasTheSameBitsByEveryMethodInThePlane) {
    Random random{7};
    for (int i = 0; i < 100'000; ++i) {
        check_methods(random_point_in_the_plane(random));
        if (HasFatalFailure()) FAIL() << "point " << i;
    }
}

TEST(Relation, HoldsWithAllAxesChannelsAndPaddings) {
    Random random{1};
    for (int i = 0; i < 400; ++i)
        for (auto const kind : {Kind::Convolution, Kind::TransposedConvolution}) {
            auto const computation = random_computation(random, kind);
            auto const values = naive::integers(evaluate(computation).values());
            ASSERT_EQ(values, naive::evaluate(computation, naive::Form::Scatter)) << i;
            ASSERT_EQ(values, naive::evaluate(computation, naive::Form::Gather)) << i;
        }
}

std::int64_t dot(tensor::Tensor const& a, tensor::Tensor const& b) {
    auto const x = naive::integers(a.values());
    auto const y = naive::integers(b.values());
    return std::inner_product(x.begin(), x.end(), y.begin(), std::int64_t{0});
}

// The transposed convolution that goes back to the shape that the convolution came from. The same kernel tensor
// serves: (out, in / groups, k...) of the one is (in, out / groups, k...) of the other.
Computation adjoint_of(Computation const& convolution, tensor::Tensor output) {
    auto operation = convolution.operation;
    operation.kind = Kind::TransposedConvolution;
    for (int i = 0; i < operation.axes.axes(); ++i) {
        auto& axis = operation.axes[i];
        auto const padded = convolution.input.shape().spatial[i] + axis.padding_begin + axis.padding_end;
        axis.output_padding = (padded - reach(axis)) % axis.stride;  // cells that no window reached
    }
    return *make_computation(operation, std::move(output), convolution.kernel, {});
}

TEST(Relation, TransposedConvolutionIsTheAdjointOfConvolution) {
    Random random{2};
    for (int i = 0; i < 1000; ++i) {
        auto convolution = random_computation(random, Kind::Convolution);
        convolution.bias.clear();
        auto const y = random.tensor(convolution.output);
        auto const adjoint = adjoint_of(convolution, y);
        ASSERT_EQ(adjoint.output, convolution.input.shape()) << i;
        ASSERT_EQ(dot(evaluate(convolution), y), dot(convolution.input, evaluate(adjoint))) << i;
    }
}

}  // namespace
}  // namespace deconvista::op
