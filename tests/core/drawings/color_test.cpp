#include "core/drawings/color.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/drawings/easel.h"

namespace deconvista::drawings {
namespace {

void expect_near(Color found, Color expected) {
    EXPECT_NEAR(found.red, expected.red, 1e-6F);
    EXPECT_NEAR(found.green, expected.green, 1e-6F);
    EXPECT_NEAR(found.blue, expected.blue, 1e-6F);
}

TEST(Color, HuesGoRound) {
    expect_near(to_color({0, 1, 1}), {1, 0, 0});
    expect_near(to_color({1 / 6.F, 1, 1}), {1, 1, 0});
    expect_near(to_color({1 / 3.F, 1, 1}), {0, 1, 0});
    expect_near(to_color({0.5F, 1, 0.5F}), {0, 0.5F, 0.5F});
    expect_near(to_color({2 / 3.F, 1, 1}), {0, 0, 1});
    expect_near(to_color({-1 / 3.F, 0.5F, 1}), {0.5F, 0.5F, 1});
    expect_near(to_color({0.3F, 0, 0.7F}), {0.7F, 0.7F, 0.7F});
}

TEST(Color, LumaCanBeChosenForEveryHue) {
    for (int hue = 0; hue < 24; ++hue) {
        for (float const wanted : {0.F, 0.1F, 0.5F, 0.9F, 1.F}) {
            auto const color = with_luma(to_color({static_cast<float>(hue) / 24, 1, 1}), wanted);
            EXPECT_NEAR(luma(color), wanted, 1e-5F);
            for (auto const channel : {color.red, color.green, color.blue}) {
                EXPECT_GE(channel, -1e-6F);
                EXPECT_LE(channel, 1 + 1e-6F);
            }
        }
    }
    expect_near(with_luma({0.5F, 0.5F, 0.5F}, 0.25F), {0.25F, 0.25F, 0.25F});
}

TEST(Palette, IsoluminantColoursDifferInHueAlone) {
    Random random{5};
    Palette palette{random, 0.4F};
    float largest_spread = 0;
    for (int i = 0; i < 200; ++i) {
        auto const fill = palette.fill(palette.tinted(kAnyTint), 1);
        for (auto const& color : {fill.color, fill.second}) {
            EXPECT_NEAR(luma(color), 0.4F, 0.0501F);
            largest_spread = std::max(largest_spread, std::fabs(color.red - color.green));
        }
        EXPECT_EQ(fill.rim, 0);
    }
    EXPECT_GT(largest_spread, 0.5F);
}

TEST(Palette, OtherColoursDifferInLumaToo) {
    Random random{5};
    Palette palette{random, std::nullopt};
    float darkest = 1, lightest = 0;
    for (int i = 0; i < 200; ++i) {
        auto const level = luma(palette.tinted(kAnyTint));
        darkest = std::min(darkest, level);
        lightest = std::max(lightest, level);
    }
    EXPECT_LT(darkest, 0.2F);
    EXPECT_GT(lightest, 0.8F);
}

}  // namespace
}  // namespace deconvista::drawings
