#include "core/maps/occlusion.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/maps/some_network.h"

namespace deconvista::maps {
namespace {

using net::value_named;

OcclusionWish wish_of(std::int64_t size, std::int64_t stride) {
    OcclusionWish wish;
    wish.size = size;
    wish.stride = stride;
    wish.grey = {0, 0, 0};
    return wish;
}

TEST(OcclusionRun, RefinesUntilEveryPlaceIsKnown) {
    auto const engine = engine_of(some_network());
    auto const picture = *some_picture("7");
    auto run = *OcclusionRun::begin(*engine, picture, wish_of(3, 1));
    EXPECT_EQ(run.maps().places.size(), 100U);
    EXPECT_FALSE(run.maps().standing_for(0, 0));
    ASSERT_TRUE(run.advance(1));
    EXPECT_EQ(run.maps().standing_for(7, 7), 0U) << "the first place stands for all of its block";
    EXPECT_FALSE(run.maps().standing_for(0, 8));
    ASSERT_TRUE(run.advance(3));
    EXPECT_EQ(run.maps().standing_for(9, 9), 88U);
    ASSERT_TRUE(run.advance(1000));
    EXPECT_TRUE(run.maps().is_complete());
    for (std::size_t row = 0; row < 10; ++row)
        for (std::size_t column = 0; column < 10; ++column)
            EXPECT_EQ(run.maps().standing_for(row, column), row * 10 + column);
}

TEST(OcclusionRun, PlacesHoldWhatTheNetworkSays) {
    auto const engine = engine_of(some_network());
    auto const picture = *some_picture("7");
    auto wish = wish_of(4, 4);
    wish.layer = value_named(engine->graph(), "relu1");
    wish.map = 2;
    auto run = *OcclusionRun::begin(*engine, picture, wish);
    ASSERT_TRUE(run.advance(100));
    auto const& maps = run.maps();
    EXPECT_EQ(maps.layer, "relu1");
    EXPECT_EQ(maps.class_index, maps.whole.best);
    projection::OcclusionRequest const request{
        4, 4, {0, 0, 0}, value_named(engine->graph(), "scores"), maps.class_index, *wish.layer, 2};
    for (std::size_t i = 0; i < maps.places.size(); ++i) {
        auto const place = std::pair{maps.tops[i / maps.lefts.size()], maps.lefts[i % maps.lefts.size()]};
        auto const alone = *projection::occlude(*engine, picture.input, request, place);
        EXPECT_EQ(maps.places[i].probability, alone.probability);
        EXPECT_EQ(maps.places[i].activity, alone.activity);
        EXPECT_EQ(maps.places[i].best, alone.best);
        EXPECT_GE(maps.places[i].probability, maps.places[*maps.most_harmful()].probability);
    }
}

TEST(OcclusionRun, WatchesTheMostActiveMapOfTheLastLayer) {
    auto const engine = engine_of(some_network());
    auto const picture = *some_picture("7");
    auto const run = *OcclusionRun::begin(*engine, picture, wish_of(4, 4));
    EXPECT_EQ(run.maps().layer, "relu2") << "behind it maps have one cell";
    auto const layer = value_named(engine->graph(), "relu2");
    auto const record = *engine->run(std::vector{picture.input}, std::vector{layer});
    auto const values = record->array(layer).values<float>();
    for (std::size_t map = 0; map < 5; ++map) {
        double sum = 0;
        for (auto const value : values.subspan(map * 36, 36)) sum += double{value};
        EXPECT_LE(sum, run.maps().whole.activity + 1e-6);
    }
}

TEST(OcclusionRun, ASquareLargerThanThePictureHasOnePlace) {
    auto const engine = engine_of(some_network());
    auto run = *OcclusionRun::begin(*engine, *some_picture("7"), wish_of(50, 4));
    ASSERT_TRUE(run.advance(5));
    EXPECT_EQ(run.maps().places.size(), 1U);
    EXPECT_TRUE(run.maps().is_complete());
}

TEST(OcclusionRun, RefusesWhatIsNotThere) {
    auto const engine = engine_of(some_network());
    auto const begin = [&](OcclusionWish const& wish) {
        return OcclusionRun::begin(*engine, *some_picture("7"), wish);
    };
    auto wish = wish_of(4, 4);
    wish.class_index = 3;
    EXPECT_EQ(begin(wish).problem().name, "occlusion_class");
    wish = wish_of(4, 4);
    wish.map = 5;
    EXPECT_EQ(begin(wish).problem().name, "top_nine_map_missing");
    wish.layer = value_named(engine->graph(), "scores");
    EXPECT_EQ(begin(wish).problem().name, "projection_layer_not_run");
    wish = wish_of(4, 4);
    wish.grey = {0};
    EXPECT_EQ(begin(wish).problem().name, "occlusion_picture");
    auto run = *begin(wish_of(4, 4));
    EXPECT_EQ(run.advance(1, [] { return true; }).problem().name, "cancelled");
    EXPECT_EQ(run.maps().tried, 0);
}

TEST(MiddleGrey, IsPreparedAsPicturesAre) {
    auto const graph = some_network();
    EXPECT_EQ(middle_grey(net::Preprocessing::Raw, graph, 3), (std::vector<float>{127.5F, 127.5F, 127.5F}));
    for (auto const value : middle_grey(net::Preprocessing::Bundled, graph, 3)) EXPECT_NEAR(value, 0, 1e-6);
    EXPECT_NEAR(middle_grey(net::Preprocessing::Caffe, graph, 3)[0], 23.5, 1e-4) << "blue comes first";
}

TEST(OcclusionMaps, ClassesWithoutLabelsAreNumbers) {
    OcclusionMaps maps;
    maps.labels = {"cat"};
    EXPECT_EQ(maps.label_of(0), "cat");
    EXPECT_EQ(maps.label_of(7), "7");
}

}  // namespace
}  // namespace deconvista::maps
