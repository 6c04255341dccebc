#include "core/drawings/shapes.h"

#include <gtest/gtest.h>

#include "core/drawings/fill.h"
#include "core/drawings/placement.h"
#include "core/drawings/value_noise.h"

namespace deconvista::drawings {
namespace {

// Looks at points on a fine grid: where the distance is negative, the bounds must reach.
template <class Shape>
void expect_in_bounds(Shape const& shape) {
    auto const box = shape.bounds();
    int inside = 0;
    for (float y = -2; y <= 2; y += 0.02F) {
        for (float x = -2; x <= 2; x += 0.02F) {
            if (shape.distance({x, y}) >= 0) continue;
            ++inside;
            EXPECT_TRUE(x >= box.least.x && x <= box.most.x && y >= box.least.y && y <= box.most.y) << x << ", " << y;
        }
    }
    EXPECT_GT(inside, 20);
}

TEST(Shapes, NothingSticksOutOfTheBounds) {
    Ellipse const oblique{{0.2F, -0.1F}, {0.9F, 0.3F}, 0.1F};
    expect_in_bounds(Disc{{0.3F, 0.2F}, 0.7F});
    expect_in_bounds(oblique);
    expect_in_bounds(RoundedBox{{-0.2F, 0.4F}, {0.8F, 0.3F}, 0.1F});
    expect_in_bounds(Stroke{{-0.5F, 0.7F}, {0.8F, -0.6F}, 0.1F});
    expect_in_bounds(Polygon{{-0.5F, 0.7F}, {0.8F, 0.6F}, {0.1F, -0.9F}});
    expect_in_bounds(Polygon{{-0.5F, 0.7F}, {0.8F, 0.6F}, {0.5F, -0.9F}, {-0.6F, -0.4F}});
    expect_in_bounds(Waves{{0.5F, 1.1F}, {-1, 1}, 0.1F, 2, 0.3F});
    expect_in_bounds(Cloud{{{{0.5F, 0}, 0.3F}, {{-0.5F, 0.2F}, 0.6F}}});
    expect_in_bounds(Outline{Disc{{0, 0}, 0.8F}, 0.1F});
    expect_in_bounds(Both{oblique, Above{0.1F}});
    expect_in_bounds(Both{oblique, Below{0.1F}});
    expect_in_bounds(Either{oblique, Disc{{0.8F, 0.9F}, 0.3F}});
}

TEST(Shapes, DistancesAreThoseOfGeometry) {
    EXPECT_FLOAT_EQ((Disc{{1, 2}, 3}.distance({1, 7})), 2);
    EXPECT_FLOAT_EQ((Disc{{1, 2}, 3}.distance({1, 2})), -3);
    EXPECT_FLOAT_EQ((RoundedBox{{0, 0}, {2, 1}}.distance({5, 5})), 5);
    EXPECT_FLOAT_EQ((RoundedBox{{0, 0}, {2, 1}}.distance({0, 0.25F})), -0.75F);
    EXPECT_FLOAT_EQ((RoundedBox{{0, 0}, {2, 1}, 0.5F}.distance({2, 1})), std::sqrt(0.5F) - 0.5F);
    EXPECT_FLOAT_EQ((Stroke{{0, 0}, {4, 0}, 0.5F}.distance({2, 3})), 2.5F);
    EXPECT_FLOAT_EQ((Stroke{{0, 0}, {4, 0}, 0.5F}.distance({7, 4})), 4.5F);
    EXPECT_FLOAT_EQ((Outline{Disc{{0, 0}, 2}, 0.25F}.distance({0, 0})), 1.75F);
    EXPECT_FLOAT_EQ((Above{0.5F}.distance({9, 2})), 1.5F);
    EXPECT_FLOAT_EQ((Below{0.5F}.distance({9, 2})), -1.5F);
}

TEST(Shapes, PolygonsDoNotMindTheSenseOfTheirCorners) {
    Polygon const one{{0, 0}, {4, 0}, {0, 3}}, other{{0, 3}, {4, 0}, {0, 0}};
    for (auto const p : {Point{1, 1}, Point{-2, 1}, Point{4, 3}}) EXPECT_FLOAT_EQ(one.distance(p), other.distance(p));
    EXPECT_FLOAT_EQ(one.distance({1, 1}), -1);
    EXPECT_FLOAT_EQ(one.distance({-2, 1}), 2);
    EXPECT_FLOAT_EQ(one.distance({4, 3}), 2.4F);  // to the long side
}

TEST(Shapes, EllipsesAreExactOnTheirEdge) {
    Ellipse const ellipse{{1, 1}, {2, 1}, 0.25F};  // upright
    for (auto const p : {Point{1, 3}, Point{1, -1}, Point{2, 1}, Point{0, 1}})
        EXPECT_NEAR(ellipse.distance(p), 0, 1e-5F);
    EXPECT_NEAR(ellipse.distance({1, 3.01F}), 0.01F, 1e-3F);
    EXPECT_NEAR(ellipse.distance({1.99F, 1}), -0.01F, 1e-3F);
}

TEST(Fill, PatternsMixTheirTwoColours) {
    Fill fill{.color = {1, 0, 0}, .second = {0, 0, 1}};
    EXPECT_EQ(fill.at({0.3F, 0.4F}, -1), fill.color);
    fill.pattern = Pattern::Bricks;
    EXPECT_EQ(fill.at({0.5F, 0.05F}, -1), fill.second);  // a joint
    EXPECT_EQ(fill.at({0.5F, 0.5F}, -1), fill.color);
    fill.pattern = Pattern::Checker;
    EXPECT_EQ(fill.at({0.5F, 0.5F}, -1), fill.second);
    EXPECT_EQ(fill.at({1.5F, 0.5F}, -1), fill.color);
    EXPECT_EQ(fill.at({1.5F, 1.5F}, -1), fill.second);
    fill.pattern = Pattern::Dots;
    EXPECT_EQ(fill.at({0.5F, 0.5F}, -1), fill.second);
    EXPECT_EQ(fill.at({0.02F, 0.02F}, -1), fill.color);
}

TEST(Fill, RimsDarkenTheEdge) {
    Fill const fill{.color = {1, 1, 1}, .second = {1, 1, 1}, .rim = 0.5F};
    EXPECT_FLOAT_EQ(fill.at({0, 0}, -1).red, 1);
    EXPECT_FLOAT_EQ(fill.at({0, 0}, -1 / 6.F).red, 0.75F);
    EXPECT_FLOAT_EQ(fill.at({0, 0}, 0).red, 0.5F);
}

TEST(ValueNoise, IsSmoothAndStaysWithinItsHeights) {
    float last = value_noise(9, {-3, 0.7F});
    for (float x = -3; x < 3; x += 0.01F) {
        auto const height = value_noise(9, {x, 0.7F});
        EXPECT_TRUE(height >= 0 && height <= 1);
        EXPECT_LT(std::fabs(height - last), 0.02F) << x;
        last = height;
    }
    EXPECT_NE(value_noise(9, {0, 0}), value_noise(10, {0, 0}));
    EXPECT_NE(value_noise(9, {0, 1}), value_noise(9, {1, 0}));
}

TEST(Placement, BothWaysAreInverse) {
    Placement const placement{
        {.centre = {0.4F, 0.6F}, .scale = 0.7F, .turns = 0.05F, .aspect = 1.1F, .shear = 0.1F, .mirrored = true}, 96};
    for (auto const p : {Point{0, 0}, Point{1, 0}, Point{-0.3F, 0.8F}}) {
        auto const back = placement.to_object(placement.to_pixel(p));
        EXPECT_NEAR(back.x, p.x, 1e-5F);
        EXPECT_NEAR(back.y, p.y, 1e-5F);
    }
    EXPECT_FLOAT_EQ(placement.to_pixel({0, 0}).x, 38.4F);
    EXPECT_LT(placement.to_pixel({1, 0}).x, placement.to_pixel({0, 0}).x);  // mirrored
    EXPECT_FLOAT_EQ(placement.pixels_per_unit(), 33.6F);
}

}  // namespace
}  // namespace deconvista::drawings
