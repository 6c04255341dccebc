#include "core/maps/evolution.h"

#include <gtest/gtest.h>

#include "tests/core/maps/some_network.h"

namespace deconvista::maps {
namespace {

EvolutionRequest request() {
    return {"relu2", {0, 4}, {"1", "2", "3", "4"}, {}};
}

base::Result<Checkpoint> checkpoint(std::uint32_t seed, EvolutionRequest const& wanted) {
    auto const engine = engine_of(some_network(seed));
    return make_checkpoint(*engine, seed, some_picture, wanted);
}

TEST(Evolution, UnitsAreTheStrongestOverAllPictures) {
    auto const found = *checkpoint(1, request());
    EXPECT_EQ(found.step, 1);
    ASSERT_EQ(found.units.size(), 2U);
    auto const engine = engine_of(some_network(1));
    auto const layer = net::value_named(engine->graph(), "relu2");
    for (std::size_t i = 0; i < 2; ++i) {
        float largest = 0;
        std::string from;
        for (auto const& name : request().pictures) {
            auto const record = *engine->run(std::vector{some_picture(name)->input}, std::vector{layer});
            auto const all = record->array(layer);
            auto const values = all.values<float>().subspan(static_cast<std::size_t>(request().maps[i]) * 36, 36);
            auto const most = *std::ranges::max_element(values);
            if (most <= largest) continue;
            largest = most;
            from = name;
        }
        ASSERT_TRUE(found.units[i]);
        EXPECT_EQ(found.units[i]->value, largest);
        EXPECT_EQ(found.units[i]->picture, from);
    }
}

TEST(Evolution, FiltersAreThoseOfTheFirstConvolution) {
    auto const found = *checkpoint(1, request());
    ASSERT_TRUE(found.filters);
    EXPECT_EQ(found.filters->count, 4);
    EXPECT_EQ(found.filters->width, 3);
}

TEST(Evolution, JumpsWhereAnotherPictureIsTheStrongest) {
    Evolution evolution{"relu2", {0, 4}, 4, {}};
    for (std::uint32_t seed = 1; seed <= 6; ++seed) evolution.checkpoints.push_back(*checkpoint(seed, request()));
    int jumps = 0;
    for (std::size_t i = 0; i < 6; ++i)
        for (std::size_t map = 0; map < 2; ++map) {
            auto const& now = evolution.checkpoints[i].units[map];
            bool const jumped = i > 0 && now && evolution.checkpoints[i - 1].units[map] &&
                                now->picture != evolution.checkpoints[i - 1].units[map]->picture;
            EXPECT_EQ(evolution.has_jumped(i, map), jumped);
            jumps += jumped ? 1 : 0;
        }
    EXPECT_GT(jumps, 0);
}

TEST(Evolution, RefusesWhatTheNetworkDoesNotHave) {
    auto wanted = request();
    wanted.layer = "relu9";
    EXPECT_EQ(checkpoint(1, wanted).problem(), base::refused("evolution_layer_missing", {"relu9"}));
    wanted = request();
    wanted.maps = {5};
    EXPECT_EQ(checkpoint(1, wanted).problem().name, "top_nine_map_missing");
    wanted.pictures = {"none"};
    EXPECT_EQ(checkpoint(1, wanted).problem().name, "evolution_no_pictures");
}

}  // namespace
}  // namespace deconvista::maps
