#include "core/drawings/random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace deconvista::drawings {
namespace {

// The first numbers of the reference implementation of SplitMix64.
TEST(Random, GivesTheNumbersOfSplitMix64) {
    Random zero{0};
    EXPECT_EQ(zero.bits(), 0xE220A8397B1DCDAFu);
    EXPECT_EQ(zero.bits(), 0x6E789E6AA1B965F4u);
    EXPECT_EQ(zero.bits(), 0x06C45D188009454Fu);
    Random other{1234567};
    EXPECT_EQ(other.bits(), 6457827717110365317u);
    EXPECT_EQ(other.bits(), 3203168211198807973u);
}

TEST(Random, UnitsAreTheUpperBits) {
    Random random{0};
    EXPECT_EQ(random.unit(), static_cast<float>(0xE220A8) / 16777216.F);
}

TEST(Random, UnitsFillTheirRangeEvenly) {
    Random random{7};
    std::vector<int> tenths(10);
    for (int i = 0; i < 10000; ++i) {
        auto const unit = random.unit();
        ASSERT_TRUE(unit >= 0 && unit < 1) << unit;
        ++tenths[static_cast<std::size_t>(unit * 10)];
    }
    for (auto const count : tenths) EXPECT_NEAR(count, 1000, 120);
}

TEST(Random, CountsReachBothEnds) {
    Random random{3};
    std::vector<int> counts(5);
    for (int i = 0; i < 5000; ++i) ++counts.at(static_cast<std::size_t>(random.below(5)));
    for (auto const count : counts) EXPECT_NEAR(count, 1000, 120);
    EXPECT_EQ(random.below(1), 0);
}

TEST(Random, NormalNumbersHaveMeanZeroAndDeviationOne) {
    Random random{11};
    double sum = 0, squares = 0;
    constexpr int kCount = 40000;
    for (int i = 0; i < kCount; ++i) {
        double const value = random.normal();
        EXPECT_LT(std::fabs(value), 3.47);
        sum += value;
        squares += value * value;
    }
    EXPECT_NEAR(sum / kCount, 0, 0.02);
    EXPECT_NEAR(squares / kCount, 1, 0.02);
}

}  // namespace
}  // namespace deconvista::drawings
