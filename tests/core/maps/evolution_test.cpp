#include "core/maps/evolution.h"

#include <gtest/gtest.h>

#include "core/maps/evolution_figure.h"
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

// What takes its time is done once: units that were found before give the same checkpoint.
TEST(Evolution, KnownUnitsGiveTheSameCheckpoint) {
    auto const engine = engine_of(some_network(1));
    auto const layer = layer_of(engine->graph(), request());
    ASSERT_TRUE(layer);
    projection::TopUnits units;
    for (auto const& name : request().pictures)
        ASSERT_TRUE(add_picture(*engine, {*layer}, name, some_picture(name)->input, units));
    EXPECT_EQ(units.pictures, 4);
    auto const found = make_checkpoint(*engine, 1, some_picture, request(), units);
    ASSERT_TRUE(found);
    auto const searched = *checkpoint(1, request());
    ASSERT_EQ(found->units.size(), searched.units.size());
    for (std::size_t i = 0; i < searched.units.size(); ++i) {
        EXPECT_EQ(found->units[i]->picture, searched.units[i]->picture);
        EXPECT_EQ(found->units[i]->projection, searched.units[i]->projection);
    }
    EXPECT_EQ(make_checkpoint(*engine, 1, some_picture, request(), projection::TopUnits{}).problem().name,
              "evolution_no_pictures");
}

TEST(Evolution, TheTrackOfACheckpointIsASlider) {
    Evolution evolution{"relu2", {0, 4}, 4, {}};
    for (std::uint32_t seed = 1; seed <= 4; ++seed) evolution.checkpoints.push_back(*checkpoint(seed, request()));
    picture::Look look;
    look.width = 800;
    look.height = 600;
    std::vector<std::size_t> found;
    for (float x = 0; x < look.width; x += 10)
        for (float y = look.height; y > look.height / 2; y -= 10)
            if (auto const at = checkpoint_at(evolution, look, {x, y}); at && (found.empty() || found.back() != *at))
                found.push_back(*at);
    EXPECT_EQ(found, (std::vector<std::size_t>{0, 1, 2, 3}));
    EXPECT_FALSE(checkpoint_at(evolution, look, {400, 100}));
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
