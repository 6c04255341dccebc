#include "app/paint/placement.h"

#include <gtest/gtest.h>

namespace deconvista::paint {
namespace {

using figure::Color;
using figure::Group;
using figure::Point;
using figure::Rect;
using figure::Stroke;

TEST(Placement, scales_first_and_moves_then) {
    Placement const at{{10, 20}, 2, 1};
    EXPECT_EQ(at(Point{3, 4}), (Point{16, 28}));
    EXPECT_EQ(at(Rect{3, 4, 5, 6}), (Rect{16, 28, 10, 12}));
    EXPECT_EQ(at(Stroke{{1, 2, 3, 4}, 5}), (Stroke{{1, 2, 3, 4}, 10}));
}

TEST(Placement, nests) {
    Placement const outer{{10, 20}, 2, 0.5f};
    auto const inner = outer.inside(Group{{1, 2}, 3, 0.5f, {}, {}});
    EXPECT_EQ(inner(Point{1, 1}), outer(Point{4, 5}));
    EXPECT_EQ(inner(Color{1, 2, 3, 200}), (Color{1, 2, 3, 50}));
}

TEST(Placement, keeps_alpha_in_its_range) {
    EXPECT_EQ((Placement{{}, 1, 7}(Color{0, 0, 0, 200}).alpha), 255);
    EXPECT_EQ((Placement{{}, 1, -1}(Color{0, 0, 0, 200}).alpha), 0);
}

TEST(Grid, keeps_neighbours_together) {
    for (float x = -3; x < 3; x += 0.1f) {
        Rect const left{x, 0, 2.3f, 1}, right{left.right(), 0, 2.3f, 1};
        EXPECT_EQ(on_grid(left).right(), on_grid(right).x) << x;
    }
}

TEST(Grid, centres_strokes_between_pixels) {
    EXPECT_EQ(centre_on_grid(10, 1), 10.5f);
    EXPECT_EQ(centre_on_grid(10, 2), 10);
    EXPECT_EQ(centre_on_grid(9.6f, 3), 9.5f);
    EXPECT_EQ(on_grid(Stroke{{}, 1.4f}).width, 1);
    EXPECT_EQ(on_grid(Stroke{{}, 1.5f}).width, 2);
}

TEST(Grid, makes_thin_strokes_faint) {
    EXPECT_EQ(on_grid(Stroke{{0, 0, 0, 200}, 0.25f}), (Stroke{{0, 0, 0, 50}, 1}));
    EXPECT_EQ(on_grid(Stroke{{0, 0, 0, 200}, 0}), (Stroke{{0, 0, 0, 0}, 1}));
}

TEST(Grid, fills_to_the_outer_side_of_odd_strokes) {
    EXPECT_EQ(filled_on_grid(outline_on_grid({10, 10, 5, 5}, 1)), (Rect{10, 10, 6, 6}));
    EXPECT_EQ(filled_on_grid(outline_on_grid({10, 10, 5, 5}, 2)), (Rect{10, 10, 5, 5}));
}

TEST(Grid, makes_bars_of_straight_lines) {
    EXPECT_EQ(bar_on_grid({9, 4}, {2, 4}, 2), (Rect{2, 3, 7, 2}));
    EXPECT_EQ(bar_on_grid({4, 2}, {4, 9}, 1), (Rect{4, 2, 1, 7}));
}

double area(Rect const& rect) {
    return rect.width * rect.height;
}

TEST(Grid, frames_do_not_overlap) {
    auto const [top, bottom, left, right] = frame_around({10, 10, 20, 30}, 4);
    EXPECT_EQ(area(top) + area(bottom) + area(left) + area(right), 24 * 34 - 16 * 26);
    auto const solid = frame_around({10, 10, 3, 30}, 4);
    EXPECT_EQ(solid.top, (Rect{8, 8, 7, 34}));
    EXPECT_EQ(area(solid.bottom) + area(solid.left) + area(solid.right), 0);
}

TEST(Grid, limits_corners) {
    EXPECT_EQ(corner_within({0, 0, 10, 6}, 99), 3);
    EXPECT_EQ(corner_within({0, 0, 10, 6}, 2), 2);
    EXPECT_EQ(corner_within({0, 0, -1, 6}, 2), 0);
}

}  // namespace
}  // namespace deconvista::paint
