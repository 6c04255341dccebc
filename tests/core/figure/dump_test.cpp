#include "core/figure/dump.h"

#include <gtest/gtest.h>

#include <clocale>
#include <limits>

namespace deconvista::figure {
namespace {

constexpr Color kRed{255, 0, 0};
constexpr Color kFaintBlue{0, 0, 255, 128};

std::string dump_of(Shape shape) {
    auto const text = dump(Figure{10, 20, kRed, {std::move(shape)}});
    auto const second_line = text.find('\n') + 1;
    return text.substr(second_line);
}

TEST(Dump, starts_with_the_figure) {
    EXPECT_EQ(dump(Figure{640, 360.5f, {250, 251, 252}, {}}), "figure 640x360.5 ground #fafbfc\n");
}

TEST(Dump, writes_every_shape_on_a_line) {
    EXPECT_EQ(dump_of(Box{{1, 2, 3, 4}, 0, kRed, std::nullopt}), "  box 1,2 3x4 fill #ff0000\n");
    EXPECT_EQ(dump_of(Box{{1, 2, 3, 4}, 5, std::nullopt, Stroke{kFaintBlue, 2}}),
              "  box 1,2 3x4 corner 5 stroke #0000ff80 2\n");
    EXPECT_EQ(dump_of(Line{{1, 2}, {3, 4}, {kRed, 1}}), "  line 1,2 3,4 stroke #ff0000 1\n");
    EXPECT_EQ(dump_of(Polyline{{{1, 2}, {3, 4}, {5, 6}}, {kRed, 1}}), "  polyline 1,2 3,4 5,6 stroke #ff0000 1\n");
    EXPECT_EQ(dump_of(Polygon{{{1, 2}, {3, 4}, {5, 6}}, kRed, Stroke{kRed, 3}}),
              "  polygon 1,2 3,4 5,6 fill #ff0000 stroke #ff0000 3\n");
    EXPECT_EQ(dump_of(Circle{{1, 2}, 3, kRed, std::nullopt}), "  circle 1,2 radius 3 fill #ff0000\n");
}

TEST(Dump, writes_the_runs_of_a_label) {
    Label const label{{1, 2}, Horizontal::Center, Vertical::Middle, 12, {{"2 × ", kRed}, {"反", kRed, Weight::Bold}}};
    EXPECT_EQ(dump_of(label), "  label 1,2 center middle size 12 \"2 × \" #ff0000 \"反\" #ff0000 bold\n");
}

TEST(Dump, names_every_anchor) {
    auto const anchored = [](Horizontal horizontal, Vertical vertical) {
        return dump_of(Label{{0, 0}, horizontal, vertical, 1, {}});
    };
    EXPECT_EQ(anchored(Horizontal::Left, Vertical::Top), "  label 0,0 left top size 1\n");
    EXPECT_EQ(anchored(Horizontal::Right, Vertical::Bottom), "  label 0,0 right bottom size 1\n");
    EXPECT_EQ(anchored(Horizontal::Left, Vertical::Baseline), "  label 0,0 left baseline size 1\n");
}

TEST(Dump, keeps_hostile_text_on_one_line) {
    EXPECT_EQ(dump_of(Label{{}, {}, {}, 1, {{"a\"b\\c\nd", kRed}}}),
              "  label 0,0 left top size 1 \"a\\\"b\\\\c\\x0ad\" #ff0000\n");
}

TEST(Dump, indents_groups) {
    Group inner{{1, 2}, 1, 1, std::nullopt, {Circle{{0, 0}, 1, kRed, std::nullopt}}};
    Group outer{{3, 4}, 2, 0.5f, Rect{0, 0, 5, 6}, {inner, Line{{0, 0}, {1, 1}, {kRed, 1}}}};
    EXPECT_EQ(dump_of(outer),
              "  group 3,4 scale 2 opacity 0.5 clip 0,0 5x6\n"
              "    group 1,2\n"
              "      circle 0,0 radius 1 fill #ff0000\n"
              "    line 0,0 1,1 stroke #ff0000 1\n");
}

TEST(Dump, tells_images_apart_by_their_pixels) {
    auto const image = [](std::vector<std::uint8_t> rgba) {
        return Image{{0, 0, 8, 8}, {1, 1, std::make_shared<std::vector<std::uint8_t> const>(std::move(rgba))}};
    };
    auto const one = dump_of(image({1, 2, 3, 4}));
    EXPECT_EQ(one, "  image 0,0 8x8 pixels 1x1 hash be7a5e775165785d\n");
    EXPECT_EQ(one, dump_of(image({1, 2, 3, 4})));
    EXPECT_NE(one, dump_of(image({1, 2, 3, 5})));
    EXPECT_EQ(dump_of(Image{}), "  image 0,0 0x0 pixels 0x0 hash none\n");
}

TEST(Dump, rounds_coordinates_to_two_decimals) {
    auto const at = [](float x) { return dump_of(Line{{x, 0}, {0, 0}, {kRed, 1}}); };
    EXPECT_EQ(at(1.0f / 3), "  line 0.33,0 0,0 stroke #ff0000 1\n");
    EXPECT_EQ(at(-0.001f), "  line 0,0 0,0 stroke #ff0000 1\n");
    EXPECT_EQ(at(100), "  line 100,0 0,0 stroke #ff0000 1\n");
    EXPECT_EQ(at(2.5f), "  line 2.5,0 0,0 stroke #ff0000 1\n");
    EXPECT_EQ(at(std::numeric_limits<float>::quiet_NaN()), "  line NaN,0 0,0 stroke #ff0000 1\n");
    EXPECT_EQ(at(-std::numeric_limits<float>::infinity()), "  line -Infinity,0 0,0 stroke #ff0000 1\n");
    EXPECT_EQ(at(std::numeric_limits<float>::max()).substr(0, 12), "  line 34028");
}

}  // namespace
}  // namespace deconvista::figure
