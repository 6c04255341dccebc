#include "core/net/switches.h"

#include <gtest/gtest.h>

#include <limits>

namespace deconvista::net {
namespace {

constexpr auto kNan = std::numeric_limits<float>::quiet_NaN();

// Places of a 3x3 pooling with stride 2 and a border of one cell, over one 4x4 map: 2x2 windows.
std::vector<std::int64_t> places(std::vector<float> const& map) {
    op::Axis axis;
    axis.kernel = 3;
    axis.stride = 2;
    axis.padding_begin = axis.padding_end = 1;
    op::Operation const pooling{.kind = op::Kind::MaxPooling, .axes = {axis, axis}};
    Dims const dims{1, 1, 4, 4};
    Switches const switches{pooling, {map.data(), dims, plain_layout(dims)}, {{0, 2}, {0, 2}}};
    auto const cell = [&](std::int64_t y, std::int64_t x) { return switches.of(0, 0, y, x).cell; };
    return {cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)};
}

using Places = std::vector<std::int64_t>;

TEST(Switches, AreWhereTheMaximumIs) {
    EXPECT_EQ(places({1, 2, 3, 4, 8, 7, 6, 5, 1, 3, 2, 4, 9, 1, 1, 1}), (Places{4, 5, 12, 5}));
}

TEST(Switches, OfEqualsTheFirstInRowMajorOrderWins) {
    EXPECT_EQ(places(std::vector<float>(16, 0)), (Places{0, 1, 4, 5}));
}

TEST(Switches, PaddingNeverWins) {
    EXPECT_EQ(places(std::vector<float>(16, -5)), (Places{0, 1, 4, 5}));
    std::vector<float> const lowest(16, -std::numeric_limits<float>::infinity());
    EXPECT_EQ(places(lowest), (Places{0, 1, 4, 5}));
}

TEST(Switches, TheFirstNanWinsOverAll) {
    EXPECT_EQ(places({9, 1, 1, 1, 1, kNan, 1, 1, 1, 1, kNan, 1, 1, 1, 1, 1}), (Places{5, 5, 5, 5}));
}

TEST(Switches, ChannelsInBlocksAreFound) {
    // Two channels side by side, as engines keep them: c0 = {1, 2}, c1 = {4, 3}.
    std::vector<float> const values{1, 4, 2, 3};
    op::Axis axis;
    axis.kernel = 2;
    op::Operation const pooling{.kind = op::Kind::MaxPooling, .axes = {axis}};
    Switches const switches{pooling, {values.data(), {1, 2, 2}, {2, 0, 1, {2}}}, {{0, 1}}};
    EXPECT_EQ(switches.of(0, 0, 0, 0).cell, 1);
    EXPECT_EQ(switches.of(0, 0, 0, 0).value, 2);
    EXPECT_EQ(switches.of(1, 0, 0, 0).cell, 0);
    EXPECT_EQ(switches.of(1, 0, 0, 0).value, 4);
}

}  // namespace
}  // namespace deconvista::net
