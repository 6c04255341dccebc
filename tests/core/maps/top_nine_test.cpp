#include "core/maps/top_nine.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/maps/some_network.h"

namespace deconvista::maps {
namespace {

using net::value_named;

std::vector<std::string> names(int count) {
    std::vector<std::string> all;
    for (int i = 1; i <= count; ++i) all.push_back(std::to_string(i));
    return all;
}

struct Found {
    std::shared_ptr<net::Engine> engine;
    net::ValueId layer{};
    projection::TopUnits units;

    base::Result<TopNine> nine(std::vector<std::int64_t> maps, PictureSource const& source = some_picture,
                               Watch const& watch = {}) const {
        return make_top_nine(*engine, units, source, {layer, std::move(maps)}, watch);
    }
};

Found found(std::string const& layer, int pictures = 12) {
    auto engine = engine_of(some_network());
    auto const value = value_named(engine->graph(), layer);
    auto units = *find_top_units(*engine, names(pictures), some_picture, {value});
    return {std::move(engine), value, std::move(units)};
}

TEST(TopUnits, AreThoseOfEveryPictureThatCanBeRead) {
    auto const engine = engine_of(some_network());
    auto const layer = value_named(engine->graph(), "relu2");
    auto const units = *find_top_units(*engine, {"3", "none", "4"}, some_picture, {layer});
    EXPECT_EQ(units.pictures, 2);
    ASSERT_EQ(units.layers.size(), 1U);
    EXPECT_EQ(units.layers[0].layer, "relu2");
    ASSERT_EQ(units.layers[0].maps.size(), 5U);
    for (auto const& map : units.layers[0].maps) EXPECT_EQ(map.cells, 72);
}

TEST(TopNine, ValuesAndPatchesAreThoseOfTheUnits) {
    auto const top = found("relu2");
    auto const nine = *top.nine({2, 0});
    ASSERT_EQ(nine.maps.size(), 2U);
    EXPECT_EQ(nine.maps[0].map, 2);
    EXPECT_EQ(nine.pictures, 12);
    EXPECT_EQ(nine.missing, 0);
    auto const& summary = top.units.layers[0].maps[2];
    ASSERT_EQ(nine.maps[0].best.size(), summary.best.size());
    for (std::size_t i = 0; i < summary.best.size(); ++i) {
        auto const& example = nine.maps[0].best[i];
        EXPECT_EQ(example.picture, summary.best[i].picture);
        EXPECT_FLOAT_EQ(example.value, summary.best[i].value);
        EXPECT_EQ(example.patch, cut(some_picture(example.picture)->pixels, example.part));
        EXPECT_EQ(example.projection.width, example.patch.width);
        EXPECT_EQ(example.projection.height, example.patch.height);
    }
}

// A unit of relu2 sees 3 pooled cells of 2 pixels, and one pixel more on both sides: 8 x 8, from 2 * y - 3 on.
TEST(TopNine, WindowsReachBeyondThePicture) {
    auto const top = found("relu2");
    auto const nine = *top.nine({0, 1, 2, 3, 4});
    for (auto const& map : nine.maps)
        for (auto const& example : map.best)
            for (int axis = 0; axis < 2; ++axis) {
                auto const first = 2 * example.unit.cell[static_cast<std::size_t>(axis)] - 3;
                EXPECT_EQ(example.window[axis], (net::Range{first, first + 8}));
                EXPECT_EQ(example.part[axis],
                          (net::Range{std::max<std::int64_t>(0, first), std::min<std::int64_t>(12, first + 8)}));
            }
}

TEST(TopNine, ALayerThatSeesAllHasWholePictures) {
    auto const top = found("scores");
    auto const nine = *top.nine({0, 1, 2});
    for (auto const& map : nine.maps)
        for (auto const& example : map.best) EXPECT_EQ(example.window, example.part);
}

TEST(TopNine, EachPictureIsAskedForOnce) {
    auto const top = found("relu1");
    std::vector<std::string> asked;
    auto const nine = top.nine({0, 1, 2, 3}, [&](std::string const& name) {
        asked.push_back(name);
        return some_picture(name);
    });
    ASSERT_TRUE(nine);
    std::ranges::sort(asked);
    EXPECT_EQ(std::ranges::adjacent_find(asked), asked.end());
}

TEST(TopNine, PicturesThatAreGoneAreCounted) {
    auto const top = found("relu2");
    auto const gone = top.units.layers[0].maps[1].best[0].picture;
    auto const nine =
        *top.nine({1}, [&](std::string const& name) { return some_picture(name == gone ? "none" : name); });
    EXPECT_EQ(nine.missing, 1);
    EXPECT_EQ(nine.maps[0].best.size(), top.units.layers[0].maps[1].best.size() - 1);
}

TEST(TopNine, RefusesAnIndexThatDoesNotFit) {
    auto top = found("relu2");
    EXPECT_EQ(top.nine({5}).problem().name, "top_nine_map_missing");
    EXPECT_EQ(top.nine({-1}).problem().name, "top_nine_map_missing");
    top.units.layers[0].maps[1].best[0].cell = {99, 0};
    EXPECT_EQ(top.nine({1}).problem().name, "projection_unit_outside");
    top.units.layers[0].maps[1].best[0].cell = {};
    EXPECT_EQ(top.nine({1}).problem().name, "projection_unit_axes");
    top.units.layers[0].layer = "other";
    EXPECT_EQ(top.nine({1}).problem(), base::refused("top_nine_layer_missing", {"relu2", "other"}));
}

// More maps than the network has: the unit is not there.
TEST(TopNine, RefusesMapsThatTheNetworkDoesNotHave) {
    auto top = found("relu2");
    top.units.layers[0].maps.resize(9, top.units.layers[0].maps[0]);
    EXPECT_EQ(top.nine({8}).problem().name, "projection_unit_outside");
}

TEST(TopNine, DeadMapsAreToldAndWorkCanBeStopped) {
    auto top = found("relu2");
    top.units.layers[0].maps[3] = {{}, 432, 0, 0};
    auto const nine = *top.nine({3});
    EXPECT_TRUE(nine.maps[0].is_dead);
    EXPECT_TRUE(nine.maps[0].best.empty());
    Watch watch;
    watch.cancelled = [] { return true; };
    EXPECT_EQ(top.nine({1}, some_picture, watch).problem().name, "cancelled");
}

}  // namespace
}  // namespace deconvista::maps
