#include "core/drawings/turn.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace deconvista::drawings {
namespace {

TEST(Turn, AgreesWithTheStandardLibrary) {
    for (int i = -3000; i <= 3000; ++i) {
        auto const turns = static_cast<float>(i) / 1000;
        auto const radians = 2 * std::numbers::pi * static_cast<double>(turns);
        EXPECT_NEAR(sine(turns), std::sin(radians), 2e-6) << turns;
        EXPECT_NEAR(cosine(turns), std::cos(radians), 2e-6) << turns;
    }
}

TEST(Turn, HalfTurnsAreExact) {
    for (auto const turns : {0.F, 0.5F, 1.F, -1.F, 7.F}) EXPECT_EQ(sine(turns), 0) << turns;
    for (auto const turns : {0.25F, 0.75F, -0.25F}) EXPECT_EQ(cosine(turns), 0) << turns;
}

}  // namespace
}  // namespace deconvista::drawings
