#include "core/base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace deconvista::base {
namespace {

Result<int> half(int value) {
    if (value % 2 != 0) return refused("odd", {std::to_string(value)});
    return value / 2;
}

TEST(Result, HoldsAValue) {
    auto const result = half(8);
    ASSERT_TRUE(result);
    EXPECT_EQ(*result, 4);
    EXPECT_EQ(result.value(), 4);
}

TEST(Result, HoldsAProblemWithItsFacts) {
    auto const result = half(7);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.problem(), (Problem{Problem::Kind::Refused, "odd", {"7"}}));
}

TEST(Result, GivesAwayWhatCannotBeCopied) {
    Result<std::unique_ptr<int>> result{std::make_unique<int>(3)};
    auto const taken = *std::move(result);
    EXPECT_EQ(*taken, 3);
}

TEST(Result, ReachesIntoItsValue) {
    Result<std::string> result{std::string{"abc"}};
    EXPECT_EQ(result->size(), 3U);
    result->push_back('d');
    EXPECT_EQ(*result, "abcd");
}

TEST(Result, OfNothingIsDoneOrNot) {
    EXPECT_TRUE(done());
    EXPECT_FALSE(Outcome{usage("odd")});
}

TEST(Problems, NameWhatIsAtFault) {
    EXPECT_EQ(refused("x").kind, Problem::Kind::Refused);
    EXPECT_EQ(over_limit("x").kind, Problem::Kind::Limit);
    EXPECT_EQ(device_trouble("x").kind, Problem::Kind::Device);
    EXPECT_EQ(usage("x").kind, Problem::Kind::Usage);
}

TEST(ResultDeathTest, TakingWhatIsNotThereStopsTheProgram) {
    EXPECT_DEATH((void)half(7).value(), "broken invariant");
    EXPECT_DEATH((void)half(8).problem(), "broken invariant");
}

}  // namespace
}  // namespace deconvista::base
