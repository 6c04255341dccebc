#include "core/projection/top_units.h"

#include <gtest/gtest.h>

#include "core/kernels/reference_engine.h"
#include "tests/core/net/small_graph.h"

namespace deconvista::projection {
namespace {

using net::array;
using net::SmallGraph;

net::Graph one_relu() {
    return SmallGraph{{1, 2, 2, 2}}.node("relu", "Relu", {"x"}).finished();
}

// Channel 0 of picture i has i at cell (1, 0); channel 1 is never positive.
net::Array picture(int i) {
    return array({1, 2, 2, 2}, {0, -1, static_cast<float>(i), 0, -1, -2, 0, -4});
}

TopUnits over(std::vector<int> const& pictures, Part part = {}) {
    auto const engine = kernels::make_reference_engine(one_relu());
    auto const layers = usual_layers(engine->graph());
    TopUnits units{"m.onnx", "raw", {part}, 0, {}};
    for (auto const i : pictures) {
        auto const record = *engine->run(std::vector{picture(i)}, layers);
        if (units.layers.empty()) units.layers = empty_summaries(engine->graph(), *record, layers);
        add_picture(units.layers, *record, layers, "p" + std::to_string(i));
        ++units.pictures;
    }
    return units;
}

TEST(TopUnits, KeepsTheNineStrongestOfDifferentPictures) {
    auto const units = over({3, 12, 5, 7, 1, 2, 4, 6, 8, 9, 10, 11});
    auto const& map = units.layers.at(0).maps.at(0);
    ASSERT_EQ(map.best.size(), kTopUnits);
    EXPECT_EQ(map.best.front(), (TopUnit{"p12", 12, {1, 0}}));
    EXPECT_EQ(map.best.back(), (TopUnit{"p4", 4, {1, 0}}));
    EXPECT_EQ(map.cells, 48);
    EXPECT_EQ(map.positive, 12);
    EXPECT_NEAR(static_cast<double>(map.sum) * kSumUnit, 78 / 4.0, 1e-6);
}

TEST(TopUnits, AMapThatIsNeverPositiveIsDead) {
    auto const units = over({3, 4});
    EXPECT_FALSE(units.layers[0].maps[0].is_dead());
    EXPECT_TRUE(units.layers[0].maps[1].is_dead());
    EXPECT_TRUE(units.layers[0].maps[1].best.empty());
}

TEST(TopUnits, EqualValuesAreOrderedByName) {
    auto const units = over({5, 5, 5});
    EXPECT_EQ(units.layers[0].maps[0].best.size(), 3U);
    auto const a = over({5}), b = over({4});
    EXPECT_EQ(a.layers[0].maps[0].best[0].picture, "p5");
}

TEST(TopUnits, PartsMergeToTheWholeInAnyOrder) {
    auto const whole = over({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13});
    auto const a = over({1, 4, 7, 10, 13}, {1, 3}), b = over({2, 5, 8, 11}, {2, 3}), c = over({3, 6, 9, 12}, {3, 3});
    auto const forwards = *merged(*merged(a, b), c), backwards = *merged(*merged(c, a), b);
    EXPECT_EQ(forwards, backwards);
    EXPECT_EQ(forwards.layers, whole.layers);
    EXPECT_EQ(forwards.pictures, 13);
}

TEST(TopUnits, RefusesWhatDoesNotBelongTogether) {
    auto const a = over({1}, {1, 2});
    EXPECT_EQ(merged(a, a).problem().name, "top_units_part_twice");
    EXPECT_EQ(merged(a, over({2}, {2, 3})).problem().name, "top_units_differ");
    auto other = over({2}, {2, 2});
    other.model = "another.onnx";
    EXPECT_EQ(merged(a, other).problem().name, "top_units_differ");
}

}  // namespace
}  // namespace deconvista::projection
