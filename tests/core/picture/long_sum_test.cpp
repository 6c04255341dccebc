#include "core/picture/long_sum.h"

#include <gtest/gtest.h>

#include <numeric>

namespace deconvista::picture {
namespace {

// One output cell, of inputs under the weights 1, 2, ...
op::Computation row_of(std::vector<float> input, op::Kind kind = op::Kind::Convolution) {
    auto const extent = static_cast<std::int64_t>(input.size());
    op::Operation operation{.kind = kind, .axes = {{}}};
    operation.axes[0].kernel = extent;
    std::vector<float> weights(input.size());
    std::iota(weights.begin(), weights.end(), 1.F);
    auto kernel = op::is_pooling(kind) ? tensor::Tensor{} : tensor::Tensor{{1, 1, {extent}}, std::move(weights)};
    return {operation, {{1, 1, {extent}}, std::move(input)}, std::move(kernel), {}, {1, 1, {1}}};
}

std::vector<double> weights_of(std::vector<op::Term> const& terms) {
    std::vector<double> weights;
    for (auto const& term : terms) weights.push_back(term.w);
    return weights;
}

using Weights = std::vector<double>;

TEST(LongSum, HasAllTermsIfTheyFindRoom) {
    auto const sum = long_sum(row_of({0, 1, 0, 0}), {0, 0, {0}}, 4, 0);
    EXPECT_EQ(weights_of(sum.head), (Weights{1, 2, 3, 4}));
    EXPECT_EQ(sum.left_out, 0);
}

TEST(LongSum, LeavesOutZerosFirst) {
    auto const sum = long_sum(row_of({0, 5, 0, 0, 0, 7, 0, 0, 0, 0}), {0, 0, {0}}, 2, 2);
    EXPECT_EQ(weights_of(sum.head), (Weights{2, 6}));
    EXPECT_TRUE(sum.tail.empty());
    EXPECT_EQ(sum.left_out, 8);
    EXPECT_TRUE(sum.zeros_alone);
}

TEST(LongSum, LeavesOutTheMiddleOfWhatIsNotZero) {
    auto const sum = long_sum(row_of({0, 1, 1, 0, 1, 1, 1, 0, 1, 0}), {0, 0, {0}}, 2, 1);
    EXPECT_EQ(weights_of(sum.head), (Weights{2, 3}));
    EXPECT_EQ(weights_of(sum.tail), (Weights{9}));
    EXPECT_EQ(sum.left_out, 7);
    EXPECT_FALSE(sum.zeros_alone);
}

TEST(LongSum, OfZerosAloneIsItsEnds) {
    auto const sum = long_sum(row_of(std::vector<float>(10, 0)), {0, 0, {0}}, 2, 1);
    EXPECT_EQ(weights_of(sum.head), (Weights{1, 2}));
    EXPECT_EQ(weights_of(sum.tail), (Weights{10}));
    EXPECT_EQ(sum.left_out, 7);
}

TEST(LongSum, OfAPoolingKeepsItsZeros) {
    auto const sum = long_sum(row_of({0, 5, 0, 0, 3}, op::Kind::MaxPooling), {0, 0, {0}}, 2, 0);
    ASSERT_EQ(sum.head.size(), 2U);
    EXPECT_EQ(sum.head.front().x, 0);
    EXPECT_EQ(sum.left_out, 3);
}

}  // namespace
}  // namespace deconvista::picture
