// What comes out under the frameworks' rules, named paddings, and what is refused.

#include "core/op/convention.h"

#include <gtest/gtest.h>

#include "core/op/computation.h"

namespace deconvista::op {
namespace {

using Values = std::vector<float>;

constexpr auto kTransposed = Kind::TransposedConvolution;

Values values_of(Convention convention, Kind kind, AxisRequest request, Values const& input, Values const& kernel) {
    auto const cells = [](Values const& values) { return static_cast<std::int64_t>(values.size()); };
    request.input = cells(input);
    request.kernel = cells(kernel);
    auto const axis = resolve(convention, kind, request);
    EXPECT_TRUE(axis);
    if (!axis) return {};
    Operation const operation{.kind = kind, .axes = {*axis}, .orientation = default_orientation(convention, kind)};
    auto const computation =
        make_computation(operation, {{1, 1, {request.input}}, input}, {{1, 1, {request.kernel}}, kernel}, {});
    EXPECT_TRUE(computation);
    if (!computation) return {};
    auto const output = evaluate(*computation);
    return {output.values().begin(), output.values().end()};
}

// x = [1, 2], w = [a, b, c], stride 2.
class GoldenVectors : public testing::TestWithParam<Values> {
protected:
    static Values transposed(Convention convention, AxisRequest request) {
        request.stride = 2;
        return values_of(convention, kTransposed, request, {1, 2}, GetParam());
    }
    float a() const { return GetParam()[0]; }
    float b() const { return GetParam()[1]; }
    float c() const { return GetParam()[2]; }
};

TEST_P(GoldenVectors, Full) {
    EXPECT_EQ(transposed(Convention::PyTorch, {}), (Values{a(), b(), c() + 2 * a(), 2 * b(), 2 * c()}));
}

TEST_P(GoldenVectors, OddCellCutAtTheEnd) {
    Values const expected{a(), b(), c() + 2 * a(), 2 * b()};
    for (auto const convention : {Convention::TensorFlow, Convention::Keras, Convention::Onnx})
        EXPECT_EQ(transposed(convention, {.padding = NamedPadding::Same}), expected);
}

TEST_P(GoldenVectors, JaxSlidesTheStoredKernel) {
    EXPECT_EQ(transposed(Convention::Jax, {.padding = NamedPadding::Same}), (Values{c(), b(), a() + 2 * c(), 2 * b()}));
}

TEST_P(GoldenVectors, OddCellCutAtTheBegin) {
    Values const expected{b(), c() + 2 * a(), 2 * b(), 2 * c()};
    EXPECT_EQ(transposed(Convention::PyTorch, {.padding = PaddingPair{1, 1}, .output_padding = 1}), expected);
    EXPECT_EQ(transposed(Convention::Mxnet, {.output = 4}), expected);
    EXPECT_EQ(transposed(Convention::Onnx, {.output = 4}), expected);
}

TEST_P(GoldenVectors, BothEndsCut) {
    Values const expected{b(), c() + 2 * a(), 2 * b()};
    EXPECT_EQ(transposed(Convention::TensorFlow, {.padding = NamedPadding::Same, .output = 3}), expected);
    EXPECT_EQ(transposed(Convention::PyTorch, {.padding = PaddingPair{1, 1}}), expected);
    EXPECT_EQ(transposed(Convention::Caffe, {.padding = PaddingPair{1, 1}}), expected);
}

INSTANTIATE_TEST_SUITE_P(AnyIntegers, GoldenVectors,
                         testing::Values(Values{1, 10, 100}, Values{3, -5, 7}, Values{0, 1, 0}, Values{-9, 4, -9}));

// The example of the users' thread about SciPy and MATLAB.
TEST(SignalConvolution, SameBeginsElsewhereInSciPyForEvenKernels) {
    Values const u{-1, 2, 3, -2, 0, 1, 2};
    Values const v{2, 4, -1, 1};
    auto const convolved = [&](Convention convention, NamedPadding padding) {
        return values_of(convention, Kind::Convolution, {.padding = padding}, u, v);
    };
    for (auto const convention : {Convention::Matlab, Convention::Scipy}) {
        EXPECT_EQ(convolved(convention, NamedPadding::Full), (Values{-2, 0, 15, 5, -9, 7, 6, 7, -1, 2}));
        EXPECT_EQ(convolved(convention, NamedPadding::Valid), (Values{5, -9, 7, 6}));
    }
    EXPECT_EQ(convolved(Convention::Matlab, NamedPadding::Same), (Values{15, 5, -9, 7, 6, 7, -1}));
    EXPECT_EQ(convolved(Convention::Scipy, NamedPadding::Same), (Values{0, 15, 5, -9, 7, 6, 7}));
}

// "Dive into Deep Learning", chapter on transposed convolution.
TEST(TransposedConvolution, OfTheTextbook) {
    tensor::Tensor const x{{1, 1, {2, 2}}, {0, 1, 2, 3}};
    auto const result = [&](Axis const& axis) {
        auto const output = evaluate(*make_computation({.kind = kTransposed, .axes = {axis, axis}}, x, x, {}));
        return Values{output.values().begin(), output.values().end()};
    };
    EXPECT_EQ(result({.kernel = 2}), (Values{0, 0, 1, 0, 4, 6, 4, 12, 9}));
    EXPECT_EQ(result({.kernel = 2, .padding_begin = 1, .padding_end = 1}), (Values{4}));
    EXPECT_EQ(result({.kernel = 2, .stride = 2}), (Values{0, 0, 0, 1, 0, 0, 2, 3, 0, 2, 0, 3, 4, 6, 6, 9}));
}

PaddingPair gathered(Convention convention, Kind kind, AxisRequest const& request) {
    auto const axis = resolve(convention, kind, request);
    EXPECT_TRUE(axis);
    return axis ? PaddingPair{axis->padding_begin, axis->padding_end} : PaddingPair{-1, -1};
}

TEST(NamedPaddings, OfAConvolution) {
    auto const named = [](NamedPadding padding, std::int64_t kernel, std::int64_t dilation) {
        return gathered(Convention::PyTorch, Kind::Convolution,
                        {.input = 9, .kernel = kernel, .dilation = dilation, .padding = padding});
    };
    EXPECT_EQ(named(NamedPadding::Valid, 4, 2), (PaddingPair{0, 0}));
    EXPECT_EQ(named(NamedPadding::Same, 3, 1), (PaddingPair{1, 1}));
    EXPECT_EQ(named(NamedPadding::Same, 4, 1), (PaddingPair{1, 2})) << "the odd cell at the end";
    EXPECT_EQ(named(NamedPadding::Same, 4, 2), (PaddingPair{3, 3}));
    EXPECT_EQ(named(NamedPadding::Full, 3, 2), (PaddingPair{4, 4}));
    EXPECT_EQ(named(NamedPadding::Half, 4, 1), (PaddingPair{2, 2}));
    EXPECT_EQ(named(NamedPadding::Causal, 3, 2), (PaddingPair{4, 0}));
}

TEST(NamedPaddings, TensorFlowsSameGivesOneWindowForEachStride) {
    for (std::int64_t input = 1; input <= 7; ++input)
        for (std::int64_t kernel = 1; kernel <= 7; ++kernel)
            for (std::int64_t stride = 1; stride <= 5; ++stride)
                for (auto const convention :
                     {Convention::TensorFlow, Convention::Keras, Convention::Jax, Convention::Onnx})
                    for (auto const kind : {Kind::Convolution, Kind::MaxPooling}) {
                        AxisRequest const request{
                            .input = input, .kernel = kernel, .stride = stride, .padding = NamedPadding::Same};
                        auto const axis = *resolve(convention, kind, request);
                        auto const output = *output_extents({.kind = kind, .axes = {axis}}, {input});
                        ASSERT_EQ(output[0], (input + stride - 1) / stride);
                        auto const odd = axis.padding_end - axis.padding_begin;
                        ASSERT_TRUE(odd == 0 || odd == 1) << odd;
                    }
}

TEST(NamedPaddings, SameKeepsTheSizeAtStrideOne) {
    for (int number = 0; number <= static_cast<int>(Convention::Scipy); ++number)
        for (auto const kind : {Kind::Convolution, kTransposed, Kind::AveragePooling})
            for (std::int64_t kernel = 1; kernel <= 6; ++kernel) {
                AxisRequest const request{.input = 9, .kernel = kernel, .dilation = 2, .padding = NamedPadding::Same};
                auto const axis = *resolve(static_cast<Convention>(number), kind, request);
                EXPECT_EQ((*output_extents({.kind = kind, .axes = {axis}}, {9}))[0], 9) << number << ", " << kernel;
            }
}

TEST(Refusals, SameWithAStrideWhereItIsNotDefined) {
    AxisRequest const request{.input = 9, .kernel = 3, .stride = 2, .padding = NamedPadding::Same};
    for (auto const convention : {Convention::PyTorch, Convention::Caffe, Convention::Mxnet, Convention::Scipy})
        for (auto const kind : {Kind::Convolution, kTransposed, Kind::MaxPooling})
            EXPECT_EQ(resolve(convention, kind, request).problem(), base::refused("same_needs_stride_one", {"2"}));
}

TEST(Refusals, OutputShapeWhereThereIsNone) {
    AxisRequest const request{.input = 9, .kernel = 3, .output = 11};
    EXPECT_EQ(resolve(Convention::PyTorch, Kind::Convolution, request).problem().name, "output_shape_not_here");
    for (auto const convention :
         {Convention::Keras, Convention::Jax, Convention::Caffe, Convention::Matlab, Convention::Scipy})
        EXPECT_EQ(resolve(convention, kTransposed, request).problem().name, "convention_has_no_output_shape");
}

TEST(Refusals, OutputShapeTogetherWithOutputPadding) {
    AxisRequest const request{.input = 9, .kernel = 3, .stride = 2, .output_padding = 1, .output = 19};
    for (auto const convention : {Convention::PyTorch, Convention::TensorFlow, Convention::Mxnet})
        EXPECT_EQ(resolve(convention, kTransposed, request).problem().name, "output_shape_and_output_padding");
    EXPECT_TRUE(resolve(Convention::Onnx, kTransposed, request)) << "there, both have a meaning";
}

TEST(Refusals, NumbersThatAreTooSmallOrTooLarge) {
    constexpr auto kHuge = std::int64_t{1} << 62;
    auto const problem = [](AxisRequest const& request) {
        auto const axis = resolve(Convention::TensorFlow, kTransposed, request);
        return axis ? base::Problem{} : axis.problem();
    };
    EXPECT_EQ(problem({.input = 0}), base::refused("extent_too_small", {"input", "0", "1"}));
    EXPECT_EQ(problem({.stride = 0, .padding = NamedPadding::Same}).name, "extent_too_small");
    EXPECT_EQ(problem({.dilation = -1}).name, "extent_too_small");
    EXPECT_EQ(problem({.output_padding = -1}).name, "extent_too_small");
    EXPECT_EQ(problem({.output = 0}).name, "extent_too_small");
    for (AxisRequest const& request :
         {AxisRequest{.input = kHuge}, AxisRequest{.kernel = kHuge}, AxisRequest{.stride = kHuge},
          AxisRequest{.dilation = kHuge}, AxisRequest{.padding = PaddingPair{0, kHuge}}, AxisRequest{.output = kHuge}})
        EXPECT_EQ(problem(request).kind, base::Problem::Kind::Limit);
    EXPECT_EQ(problem({.padding = PaddingPair{-kHuge, 0}}).name, "extent_too_small");
}

TEST(Orientations, TurnTheKernelWhereTheFrameworkDoes) {
    for (int number = 0; number <= static_cast<int>(Convention::Scipy); ++number) {
        auto const convention = static_cast<Convention>(number);
        bool const signal = convention == Convention::Matlab || convention == Convention::Scipy;
        EXPECT_EQ(default_orientation(convention, Kind::Convolution) == Orientation::Flipped, signal);
        EXPECT_EQ(default_orientation(convention, kTransposed) == Orientation::Flipped, convention == Convention::Jax);
        EXPECT_EQ(default_orientation(convention, Kind::MaxPooling), Orientation::AsStored);
    }
}

}  // namespace
}  // namespace deconvista::op
