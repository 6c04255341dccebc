#include "core/net/dims.h"

#include <gtest/gtest.h>

namespace deconvista::net {
namespace {

TEST(Dims, AreCountedWithoutOverflow) {
    EXPECT_EQ(count_elements(Dims{}), 1);
    EXPECT_EQ(count_elements(Dims{2, 3, 4}), 24);
    EXPECT_EQ(count_elements(Dims{std::int64_t{1} << 40, 0, std::int64_t{1} << 40}), 0);
    EXPECT_EQ(count_elements(Dims{std::int64_t{1} << 40}), std::int64_t{1} << 40);
    EXPECT_FALSE(count_elements(Dims{std::int64_t{1} << 32, std::int64_t{1} << 32}));
    EXPECT_FALSE(count_elements(Dims{3, -1}));
}

TEST(Dims, BroadcastAsNumPyDoes) {
    EXPECT_EQ(broadcast({2, 3}, {3}), (Dims{2, 3}));
    EXPECT_EQ(broadcast({4, 1, 3}, {5, 1}), (Dims{4, 5, 3}));
    EXPECT_EQ(broadcast({}, {7}), Dims{7});
    EXPECT_EQ(broadcast({1}, {0}), Dims{0});
    EXPECT_FALSE(broadcast({2, 3}, {2}));
    EXPECT_EQ(broadcast_strides({3, 1}, {2, 3, 4}), (Dims{0, 1, 0}));
    EXPECT_EQ(broadcast_strides({3, 4}, {2, 3, 4}), (Dims{0, 4, 1}));
}

TEST(Dims, AxesMayBeCountedFromTheEnd) {
    EXPECT_EQ(axis_at(-1, 3), 2);
    EXPECT_EQ(axis_at(-3, 3), 0);
    EXPECT_EQ(axis_at(2, 3), 2);
    EXPECT_FALSE(axis_at(3, 3));
    EXPECT_FALSE(axis_at(-4, 3));
    EXPECT_FALSE(axis_at(0, 0));
}

TEST(Dims, AdvanceInRowMajorOrderAndStartAgain) {
    Dims index{0, 2};
    advance({2, 3}, index);
    EXPECT_EQ(index, (Dims{1, 0}));
    index = {1, 2};
    advance({2, 3}, index);
    EXPECT_EQ(index, (Dims{0, 0}));
}

}  // namespace
}  // namespace deconvista::net
