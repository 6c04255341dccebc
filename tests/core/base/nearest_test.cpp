#include "core/base/nearest.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace deconvista::base {
namespace {

TEST(EditDistance, CountsLetters) {
    EXPECT_EQ(edit_distance("stride", "stride"), 0);
    EXPECT_EQ(edit_distance("", "stride"), 6);
    EXPECT_EQ(edit_distance("strid", "stride"), 1);
    EXPECT_EQ(edit_distance("strides", "stride"), 1);
    EXPECT_EQ(edit_distance("strode", "stride"), 1);
    EXPECT_EQ(edit_distance("srtide", "stride"), 1) << "neighbours swapped";
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3);
}

TEST(EditDistance, LooksAtTheBeginningOfEndlessWords) {
    std::string const endless(1'000'000, 'a');
    EXPECT_EQ(edit_distance(endless, "aa"), 62);
}

TEST(Nearest, FindsTheMistypedWord) {
    constexpr std::array<std::string_view, 4> kWords{"stride", "padding", "dilation", "output_padding"};
    EXPECT_EQ(nearest("strdie", kWords), "stride");
    EXPECT_EQ(nearest("outputpadding", kWords), "output_padding");
    EXPECT_EQ(nearest("pading", kWords), "padding");
}

}  // namespace
}  // namespace deconvista::base
