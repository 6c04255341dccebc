#include "core/projection/display.h"

#include <gtest/gtest.h>

#include "tests/core/net/small_graph.h"

namespace deconvista::projection {
namespace {

using net::array;

TEST(Display, ZeroIsTheMiddleAndBlueCanComeFirst) {
    auto const pixels = array({1, 3, 1, 2}, {1, 0, -1, 0, 0.5F, 0});
    auto const rgb = *display(pixels, net::Box{net::Range{0, 1}, net::Range{0, 2}}, ChannelOrder::Rgb);
    EXPECT_EQ(rgb.width, 2);
    EXPECT_EQ(rgb.rgb, (std::vector<std::uint8_t>{255, 0, 191, 128, 128, 128}));
    auto const bgr = *display(pixels, net::Box{net::Range{0, 1}, net::Range{0, 1}}, ChannelOrder::Bgr);
    EXPECT_EQ(bgr.rgb, (std::vector<std::uint8_t>{191, 0, 255}));
}

TEST(Display, OneBrightPixelDoesNotMakeTheRestFaint) {
    std::vector<float> values(1000, 0.5F);
    values[3] = 100;
    values[4] = -100;
    auto const picture =
        *display(array({1, 1, 1, 1000}, values), net::Box{net::Range{0, 1}, net::Range{0, 1000}}, ChannelOrder::Rgb);
    EXPECT_EQ(picture.rgb[0], 255);
    EXPECT_EQ(picture.rgb[9], 255);
    EXPECT_EQ(picture.rgb[12], 0);
}

TEST(Display, RefusesWhatIsNoMap) {
    EXPECT_EQ(display(array({1, 4}, {1, 2, 3, 4}), {}, ChannelOrder::Rgb).problem().name, "projection_no_picture");
}

}  // namespace
}  // namespace deconvista::projection
