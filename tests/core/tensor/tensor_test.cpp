#include "core/tensor/tensor.h"

#include <gtest/gtest.h>

#include <limits>

namespace deconvista::tensor {
namespace {

constexpr auto kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr auto kInfinity = std::numeric_limits<float>::infinity();

Tensor pair_of(float a, float b) {
    return {Shape{1, 1, {2}}, {a, b}};
}

TEST(Tensor, ByDefaultThereIsNone) {
    Tensor const none;
    EXPECT_TRUE(none.empty());
    EXPECT_TRUE(none.values().empty());
    EXPECT_EQ(none, Tensor{});
    EXPECT_NE(none, pair_of(0, 0));
}

TEST(Tensor, IsReadByIndex) {
    Tensor const tensor{{1, 2, {2, 2}}, {0, 1, 2, 3, 4, 5, 6, 7}};
    EXPECT_FALSE(tensor.empty());
    EXPECT_EQ((tensor[{0, 0, {1, 0}}]), 2);
    EXPECT_EQ((tensor[{0, 1, {0, 1}}]), 5);
}

TEST(Tensor, TakesValuesThatWereWrittenInPlace) {
    auto values = std::make_unique_for_overwrite<float[]>(2);
    values[0] = 3;
    values[1] = 4;
    auto const* const at = values.get();
    Tensor const tensor{{1, 1, {2}}, std::move(values)};
    EXPECT_EQ(tensor, pair_of(3, 4));
    EXPECT_EQ(tensor.values().data(), at);
}

TEST(Tensor, IsNoneOnceItIsMovedAway) {
    auto tensor = pair_of(1, 2);
    auto const other = std::move(tensor);
    EXPECT_TRUE(tensor.empty());  // NOLINT(bugprone-use-after-move)
    EXPECT_TRUE(tensor.values().empty());
    EXPECT_EQ(other.values().size(), 2);
}

TEST(Tensor, CopiesShareTheirValues) {
    auto const tensor = pair_of(1, 2);
    auto const copy = tensor;
    EXPECT_EQ(copy.values().data(), tensor.values().data());
}

TEST(Tensor, IsEqualByItsBits) {
    EXPECT_EQ(pair_of(1, 2), pair_of(1, 2));
    EXPECT_EQ(pair_of(kNaN, 2), pair_of(kNaN, 2));
    EXPECT_NE(pair_of(1, 2), pair_of(1, 3));
    EXPECT_NE(pair_of(0.0F, 2), pair_of(-0.0F, 2));
    EXPECT_NE(pair_of(1, 2), (Tensor{{1, 1, {2, 1}}, {1, 2}}));
    EXPECT_NE(pair_of(1, 2), (Tensor{{2, 1, {1}}, {1, 2}}));
}

TEST(TensorDeathTest, AsManyValuesAsCells) {
    EXPECT_DEATH((Tensor{{1, 1, {3}}, {1, 2}}), "broken invariant");
}

TEST(FiniteRange, LeavesOutWhatIsNotFinite) {
    std::vector<float> const values{kNaN, 3, -kInfinity, -2, 7, kInfinity};
    EXPECT_EQ(finite_range(values), (Range{-2, 7}));
}

TEST(FiniteRange, OfNothingIsZero) {
    std::vector<float> const values{kNaN, kInfinity};
    EXPECT_EQ(finite_range(values), (Range{0, 0}));
    EXPECT_EQ(finite_range({}), (Range{0, 0}));
}

TEST(FiniteRange, NeedNotContainZero) {
    std::vector<float> const values{5, 4, 6};
    EXPECT_EQ(finite_range(values), (Range{4, 6}));
}

}  // namespace
}  // namespace deconvista::tensor
