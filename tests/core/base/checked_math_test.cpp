#include "core/base/checked_math.h"

#include <gtest/gtest.h>

#include <limits>

namespace deconvista::base {
namespace {

constexpr auto kLargest = std::numeric_limits<std::int64_t>::max();
constexpr auto kSmallest = std::numeric_limits<std::int64_t>::min();

TEST(Checked, ComputesWhatFits) {
    EXPECT_EQ((Checked{7} * 6 - 2 + 1).get(), 41);
    EXPECT_EQ((Checked{kLargest} + 0).get(), kLargest);
    EXPECT_EQ((Checked{kLargest} - kLargest).get(), 0);
    EXPECT_EQ((Checked{kSmallest} * 1).get(), kSmallest);
    EXPECT_EQ((Checked{3'037'000'499} * 3'037'000'499).get(), 9'223'372'030'926'249'001);
}

TEST(Checked, NoticesOverflowInEveryOperation) {
    EXPECT_FALSE((Checked{kLargest} + 1).get());
    EXPECT_FALSE((Checked{kSmallest} + -1).get());
    EXPECT_FALSE((Checked{kSmallest} - 1).get());
    EXPECT_FALSE((Checked{0} - kSmallest).get());
    EXPECT_FALSE((Checked{3'037'000'500} * 3'037'000'500).get());
    EXPECT_FALSE((Checked{kSmallest} * -1).get());
}

TEST(Checked, StaysOverflowedWhateverFollows) {
    auto const overflowed = Checked{kLargest} + 1;
    EXPECT_FALSE((overflowed - kLargest).get());
    EXPECT_FALSE((Checked{1} + overflowed).get());
    EXPECT_FALSE((overflowed * 0).get());
    EXPECT_FALSE((Checked{0} * overflowed).get());
    EXPECT_FALSE((Checked{5} - overflowed).get());
}

TEST(Divide, RoundsTheWayItsNameSays) {
    for (std::int64_t divisor = 1; divisor <= 5; ++divisor)
        for (std::int64_t a = -20; a <= 20; ++a) {
            auto const down = floor_divide(a, divisor);
            auto const up = ceil_divide(a, divisor);
            EXPECT_LE(down * divisor, a);
            EXPECT_GT((down + 1) * divisor, a);
            EXPECT_GE(up * divisor, a);
            EXPECT_LT((up - 1) * divisor, a);
        }
    EXPECT_EQ(floor_divide(kSmallest, kLargest), -2);
    EXPECT_EQ(ceil_divide(kLargest, kLargest), 1);
}

}  // namespace
}  // namespace deconvista::base
