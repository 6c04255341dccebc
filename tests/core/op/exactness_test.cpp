#include "core/op/exactness.h"

#include <gtest/gtest.h>

#include <limits>

namespace deconvista::op {
namespace {

constexpr float kLarge = 0x1p24F;

// Two cells under a kernel of two.
bool is_exact(std::vector<float> const& input, std::vector<float> const& kernel) {
    Operation operation{.kind = Kind::Convolution, .axes = {}};
    operation.axes = tensor::PerAxis<Axis>(1, {.kernel = 2});
    return is_exact_in_float(*make_computation(operation, {{1, 1, {2}}, input}, {{1, 1, {2}}, kernel}, {}));
}

TEST(Exactness, WholeNumbersAreExactUpToTheirLastBit) {
    EXPECT_TRUE(is_exact({1, -3}, {2, 5}));
    EXPECT_TRUE(is_exact({255, 254}, {-7, 0}));
    EXPECT_TRUE(is_exact({kLarge / 4, 1}, {1, 1}));
    EXPECT_FALSE(is_exact({kLarge, 1}, {1, 1}));
    EXPECT_FALSE(is_exact({kLarge / 2 + 1, 1}, {3, 1}));
}

TEST(Exactness, FractionsAreExactWhereTheyAreOfAPowerOfTwo) {
    EXPECT_TRUE(is_exact({0.25F, 3}, {0.0625F, 0.375F}));
    EXPECT_TRUE(is_exact({0x1p-40F, 0x3p-40F}, {0x1p30F, 0x5p30F}));
    EXPECT_FALSE(is_exact({3, 1}, {1.0F / 3, 1}));
    EXPECT_FALSE(is_exact({1.0F / 7, 1}, {3, 1}));
    EXPECT_FALSE(is_exact({0x1p-20F, 1}, {0x1p-20F, 1}));
}

TEST(Exactness, NothingIsRoundedWhereAllIsZero) {
    EXPECT_TRUE(is_exact({0, -0.0F}, {1.0F / 3, 1}));
    EXPECT_TRUE(is_exact({1.0F / 3, 1}, {0, 0}));
}

TEST(Exactness, WhatIsNotFiniteIsNotExact) {
    constexpr auto kInfinity = std::numeric_limits<float>::infinity();
    constexpr auto kNan = std::numeric_limits<float>::quiet_NaN();
    for (auto const value : {kInfinity, -kInfinity, kNan}) {
        EXPECT_FALSE(is_exact({value, 1}, {1, 1}));
        EXPECT_FALSE(is_exact({1, 1}, {1, value}));
        EXPECT_FALSE(is_exact({value, 1}, {0, 0}));
    }
}

TEST(Exactness, NumbersFarFromOneAreNotTrusted) {
    EXPECT_FALSE(is_exact({0x1p-100F, 0}, {0x1p-40F, 1}));
    EXPECT_FALSE(is_exact({0x1p100F, 0}, {0x1p60F, 1}));
}

TEST(Exactness, PoolingsHaveWeightsOfOne) {
    Operation operation{.kind = Kind::AveragePooling, .axes = {}};
    operation.axes = tensor::PerAxis<Axis>(1, {.kernel = 2});
    auto const of = [&](std::vector<float> const& input) {
        return is_exact_in_float(*make_computation(operation, {{1, 1, {2}}, input}, {}, {}));
    };
    EXPECT_TRUE(of({3, 0.5F}));
    EXPECT_FALSE(of({kLarge, 1}));
}

}  // namespace
}  // namespace deconvista::op
