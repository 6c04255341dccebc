#include "app/models/picture_source.h"

#include <gtest/gtest.h>

#include "app/files/assets.h"
#include "app/models/checkpoints.h"
#include "app/models/model_file.h"
#include "app/models/top_units_file.h"
#include "core/dnnl/engine.h"
#include "core/maps/top_nine.h"

namespace deconvista::models {
namespace {

std::string asset(std::string const& name) {
    auto const folder = files::find_assets();
    return folder ? *folder + "/" + name : "";
}

net::Graph bundled() {
    auto const graph = open_model(asset("networks/drawings.onnx"));
    EXPECT_TRUE(graph);
    return graph ? *graph : net::Graph{};
}

// The index that comes with the program is of the drawings that are made again here: to the last digit but the few that
// the order of summation decides.
TEST(DrawingSource, GivesThePicturesOfTheBundledIndex) {
    auto const units = read_top_units(asset("networks/drawings.top9.json"));
    ASSERT_TRUE(units);
    auto const engine = dnnl_engine::make_engine(bundled());
    auto const layer = net::find_value(engine->graph(), "relu4");
    ASSERT_TRUE(layer);
    auto const source = drawing_source({net::Preprocessing::Bundled, engine->graph()}, drawings::kIndexedSeries);
    auto const nine = maps::make_top_nine(*engine, units->units, source, {*layer, {31, 67}});
    ASSERT_TRUE(nine);
    EXPECT_EQ(nine->missing, 0);
    for (auto const& map : nine->maps) {
        auto const& indexed = units->units.layers[3].maps[static_cast<std::size_t>(map.map)].best;
        ASSERT_EQ(map.best.size(), 9U);
        for (std::size_t i = 0; i < indexed.size(); ++i) {
            EXPECT_EQ(map.best[i].picture, indexed[i].picture);
            EXPECT_NEAR(map.best[i].value, indexed[i].value, 1e-3F);
        }
    }
}

TEST(DrawingSource, KnowsNoOtherNames) {
    auto const graph = bundled();
    auto const source = drawing_source({net::Preprocessing::Bundled, graph}, 9);
    EXPECT_EQ(source("photo.jpg").problem().name, "file_not_found");
}

TEST(FolderSource, StaysInItsFolder) {
    auto const graph = bundled();
    auto const source = folder_source({net::Preprocessing::Bundled, graph}, asset("pictures"));
    auto const cat = source("cat-00000.png");
    ASSERT_TRUE(cat);
    EXPECT_EQ(cat->input.dims(), (net::Dims{1, 3, 96, 96}));
    EXPECT_EQ(cat->pixels.width, 96);
    EXPECT_FALSE(source("../pictures/cat-00000.png"));
    EXPECT_FALSE(source("labels.txt"));
    EXPECT_FALSE(source(".."));
}

TEST(Checkpoints, AreThoseOfTheBundledNetwork) {
    auto const found = checkpoints_in(asset("networks/drawings"));
    ASSERT_TRUE(found);
    std::vector<std::int64_t> steps;
    for (auto const& file : *found) steps.push_back(file.step);
    EXPECT_EQ(steps, (std::vector<std::int64_t>{0, 20, 50, 100, 200, 400, 800, 1600}));
}

TEST(Checkpoints, FoldersWithoutAnyAreRefused) {
    EXPECT_EQ(checkpoints_in(asset("pictures")).problem().name, "checkpoints_needed");
    EXPECT_EQ(checkpoints_in("/nowhere/at/all").problem().kind, base::Problem::Kind::Device);
}

TEST(PictureSource, RemembersTheFirstOnes) {
    int made = 0;
    auto const source = remembered(
        [&](std::string const& name) -> base::Result<maps::SeenPicture> {
            ++made;
            if (name == "none") return base::refused("picture_is_broken", {name});
            return maps::SeenPicture{};
        },
        2);
    for (auto const* const name : {"a", "b", "a", "b"}) EXPECT_TRUE(source(name));
    EXPECT_EQ(made, 2);
    for (auto const* const name : {"c", "c"}) EXPECT_TRUE(source(name));
    EXPECT_EQ(made, 4) << "there is room for two";
    EXPECT_FALSE(source("none"));
}

}  // namespace
}  // namespace deconvista::models
