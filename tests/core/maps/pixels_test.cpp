#include "core/maps/pixels.h"

#include <gtest/gtest.h>

namespace deconvista::maps {
namespace {

TEST(Pixels, OfColoursAndOfGrey) {
    auto const colors = pixels_of(tensor::Tensor{{1, 3, {1, 2}}, {0, 10, 20, 30, 40, 300}});
    EXPECT_EQ(colors.width, 2);
    EXPECT_EQ(colors.height, 1);
    EXPECT_EQ(*colors.rgba, (std::vector<std::uint8_t>{0, 20, 40, 255, 10, 30, 255, 255}));
    auto const grey = pixels_of(tensor::Tensor{{1, 1, {1, 1}}, {7.6F}});
    EXPECT_EQ(*grey.rgba, (std::vector<std::uint8_t>{8, 8, 8, 255}));
}

TEST(Pixels, AreCutAsFarAsTheyReach) {
    auto const grey = pixels_of(tensor::Tensor{{1, 1, {2, 3}}, {1, 2, 3, 4, 5, 6}});
    auto const part = cut(grey, {net::Range{1, 2}, net::Range{1, 9}});
    EXPECT_EQ(part.width, 2);
    EXPECT_EQ(part.height, 1);
    EXPECT_EQ((*part.rgba)[0], 5);
    EXPECT_EQ((*part.rgba)[4], 6);
    EXPECT_EQ(cut(grey, {net::Range{5, 9}, net::Range{0, 1}}).width, 0);
}

}  // namespace
}  // namespace deconvista::maps
