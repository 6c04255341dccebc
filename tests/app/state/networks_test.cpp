#include "app/state/networks.h"
#include "app/state/network_focus.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/files/assets.h"
#include "app/state/keys.h"
#include "app/state/report.h"
#include "tests/app/files/picture_writers.h"
#include "tests/app/files/scratch_folder.h"
#include "tests/app/state/network_window.h"

namespace deconvista::state {
namespace {

namespace fs = std::filesystem;

std::string last_message(AppState const& state) {
    return state.messages.empty() ? "" : state.messages.back().what.name;
}

std::string asset(std::string const& path) {
    return *files::find_assets() + path;
}

TEST(NetworkWorkspace, OpensTheBundledNetworkOnASample) {
    auto const state = in_network();
    auto const& network = state.network;
    ASSERT_TRUE(network.model && network.picture);
    EXPECT_EQ(last_part(network.model->path), "drawings.onnx");
    EXPECT_EQ(network.model->prepared_as, PreparedAs::Noted);
    EXPECT_EQ(network.model->labels.size(), 16u);
    EXPECT_EQ(last_part(network.picture->path), "cat-00000.png");
    EXPECT_TRUE(is_bundled(*network.model));
    EXPECT_TRUE(is_drawing(*network.picture));
    ASSERT_EQ(network.picture->guesses.size(), 5u);
    EXPECT_EQ(network.model->labels[static_cast<std::size_t>(network.picture->guesses[0].index)], "cat");
    EXPECT_EQ(station_of(network).name, "relu1");
    EXPECT_EQ(network.pictures.names.size(), 16u);
    ASSERT_TRUE(network.pictures.current);
    EXPECT_EQ(network.pictures.names[*network.pictures.current], "cat-00000.png");
    ASSERT_TRUE(network.sheet && network.glimpse) << "the panels are never empty";
    EXPECT_EQ(network.sheet->sheet.maps.size(), 24u);
    EXPECT_TRUE(network.sheet->filters);
    EXPECT_EQ(network.glimpse->key.request.channel, network.sheet->sheet.by_strength.front());
    EXPECT_EQ(seconds_until_news(state), std::nullopt);
}

TEST(NetworkWorkspace, PointingShowsTheStrongestUnitAndAClickPins) {
    auto state = in_network();
    act(state, ShowLayer{station_named(state, "relu3")});
    act(state, PointAtMap{5});
    settle(state);
    auto const& network = state.network;
    ASSERT_TRUE(network.glimpse && network.glimpse->glimpse);
    EXPECT_EQ(network.glimpse->glimpse->unit.channel, 5);
    EXPECT_EQ(network.glimpse->glimpse->activation, network.sheet->sheet.maps[5].largest);
    EXPECT_EQ(network.glimpse->glimpse->projection.width, network.glimpse->glimpse->patch.width);
    act(state, PinMap{7});
    act(state, PointAtMap{9});
    settle(state);
    EXPECT_EQ(network.glimpse->key.request.channel, 7) << "what is pinned stays";
    update(state, Action{Escape{}});
    settle(state);
    EXPECT_FALSE(network.pinned);
    EXPECT_EQ(network.glimpse->key.request.channel, 9);
    act(state, PinMap{9});
    act(state, PinMap{9});
    EXPECT_FALSE(network.pinned) << "a second click lets go";
}

TEST(NetworkWorkspace, AnyUnitOfAMapCanBePinned) {
    auto state = in_network();
    act(state, ShowLayer{station_named(state, "relu3")});
    act(state, PinMap{5});
    settle(state);
    act(state, PinUnit{{1, 2}});
    settle(state);
    EXPECT_EQ(state.network.glimpse->glimpse->unit.cell, (std::vector<std::int64_t>{1, 2}));
    act(state, PinUnit{{100, 2}});
    settle(state);
    EXPECT_FALSE(state.network.glimpse->glimpse) << "outside of the map";
}

TEST(NetworkWorkspace, RulesGiveOtherProjections) {
    auto state = in_network();
    act(state, ShowLayer{station_named(state, "relu3")});
    act(state, PinMap{5});
    settle(state);
    auto const deconvnet = state.network.glimpse->glimpse->projection;
    act(state, ProjectBy{{projection::Rule::Gradient, {}, false}});
    settle(state);
    EXPECT_NE(state.network.glimpse->glimpse->projection, deconvnet);
}

TEST(NetworkWorkspace, SortingAndScalesAndSizes) {
    auto state = in_network();
    auto const before = state.network.sheet->sheet.thumbs.pixels;
    act(state, ColorMaps{maps::ScaleOf::Layer});
    settle(state);
    EXPECT_NE(state.network.sheet->sheet.thumbs.pixels, before);
    act(state, SizeThumbs{1e9F});
    EXPECT_EQ(state.network.thumb_size, kLargestThumb);
    act(state, SizeThumbs{0});
    EXPECT_EQ(state.network.thumb_size, kSmallestThumb);
}

TEST(NetworkWorkspace, GoesThroughTheLayers) {
    auto state = in_network();
    act(state, LayerBy{Direction::Forward});
    settle(state);
    EXPECT_EQ(station_of(state.network).name, "pool1");
    EXPECT_EQ(state.network.sheet->key.layer, station_of(state.network).value);
    for (int i = 0; i < 40; ++i) act(state, LayerBy{Direction::Forward});
    EXPECT_EQ(station_of(state.network).name, "logits");
    settle(state);
    EXPECT_EQ(state.network.sheet->sheet.maps.size(), 16u);
    for (int i = 0; i < 40; ++i) act(state, LayerBy{Direction::Back});
    EXPECT_EQ(state.network.station, 0u);
    settle(state);
    EXPECT_TRUE(state.network.glimpse->glimpse) << "also the picture itself";
}

TEST(NetworkWorkspace, GoesThroughThePictures) {
    auto state = in_network();
    auto const first = *state.network.pictures.current;
    act(state, PictureBy{Direction::Forward});
    settle(state);
    EXPECT_EQ(*state.network.pictures.current, first + 1);
    EXPECT_EQ(state.network.glimpse->key.viewing, state.network.picture->viewing);
    act(state, SeePicture{0});
    settle(state);
    act(state, PictureBy{Direction::Back});
    settle(state);
    EXPECT_EQ(*state.network.pictures.current, 0u) << "nothing wraps around";
}

TEST(NetworkWorkspace, AnotherPreprocessingIsSeenInTheGuesses) {
    auto state = in_network();
    auto const sure = state.network.picture->guesses[0].probability;
    act(state, PreparePicturesAs{net::Preprocessing::Raw});
    settle(state);
    EXPECT_EQ(state.network.picture->preprocessing, net::Preprocessing::Raw);
    EXPECT_EQ(state.network.model->prepared_as, PreparedAs::Chosen);
    EXPECT_NE(state.network.picture->guesses[0].probability, sure);
}

// ---- files

class NetworkFiles : public testing::Test {
protected:
    std::string file(std::string const& name, std::string const& content) {
        auto const path = folder.path() + "/" + name;
        std::ofstream{path, std::ios::binary} << content;
        return path;
    }
    void open(AppState& state, std::string const& path) {
        state.messages.clear();
        update(state, Action{OpenFile{path}});
        settle(state);
    }
    files::ScratchFolder folder;
};

TEST_F(NetworkFiles, APictureGoesToTheNetworkWhereItIsShown) {
    auto state = in_network();
    open(state, asset("/pictures/car-00000.png"));
    EXPECT_EQ(last_part(state.network.picture->path), "car-00000.png");
    EXPECT_TRUE(state.network.pictures.current) << "it lies in the folder that is listed";
    update(state, Action{EnterWorkspace{Workspace::Arithmetic}});
    auto const before = state.network.picture->viewing;
    open(state, asset("/pictures/cat-00000.png"));
    EXPECT_EQ(state.network.picture->viewing, before) << "elsewhere it is an input";
}

TEST_F(NetworkFiles, AModelOpensItsWorkspace) {
    auto state = fresh_state();
    open(state, asset("/networks/drawings/checkpoint-00000.onnx"));
    EXPECT_EQ(state.workspace, Workspace::Network);
    EXPECT_EQ(last_part(state.network.model->path), "checkpoint-00000.onnx");
    EXPECT_FALSE(is_bundled(*state.network.model));
}

TEST_F(NetworkFiles, BrokenOnesAreRefusedAndTheProgramGoesOn) {
    auto state = in_network();
    auto const viewing = state.network.picture->viewing;
    open(state, file("broken.onnx", "\x08\x07garbage"));
    EXPECT_NE(last_message(state), "");
    EXPECT_EQ(state.messages.back().about, "broken.onnx");
    open(state, file("broken.png", "\x89PNG\r\n\x1a\nnothing"));
    EXPECT_EQ(last_message(state), "picture_is_broken");
    EXPECT_EQ(state.network.picture->viewing, viewing);
    EXPECT_EQ(last_part(state.network.model->path), "drawings.onnx");
    act(state, PictureBy{Direction::Forward});
    settle(state);
    EXPECT_NE(state.network.picture->viewing, viewing);
}

TEST_F(NetworkFiles, ABrokenModelAtTheStartLeavesTheBundledOne) {
    auto state = fresh_state();
    open(state, file("broken.onnx", "\x08\x07garbage"));
    settle(state);
    EXPECT_NE(last_message(state), "");
    ASSERT_TRUE(state.network.model);
    EXPECT_TRUE(is_bundled(*state.network.model));
}

TEST_F(NetworkFiles, AFolderListsItsPictures) {
    fs::copy(asset("/pictures/car-00000.png"), folder.path() + "/b.png");
    fs::copy(asset("/pictures/cat-00000.png"), folder.path() + "/a.png");
    file("note.txt", "no picture");
    auto state = fresh_state();
    open(state, folder.path());
    EXPECT_EQ(state.workspace, Workspace::Network);
    EXPECT_EQ(state.network.pictures.names, (std::vector<std::string>{"a.png", "b.png"}));
    ASSERT_TRUE(state.network.picture);
    EXPECT_EQ(last_part(state.network.picture->path), "a.png");
}

TEST_F(NetworkFiles, KeysGoOnBehindAFileThatIsNoPicture) {
    fs::copy(asset("/pictures/car-00000.png"), folder.path() + "/b.png");
    fs::copy(asset("/pictures/cat-00000.png"), folder.path() + "/d.png");
    file("a.png", "no picture");
    file("c.png", "no picture");
    auto state = in_network();
    open(state, folder.path());
    EXPECT_EQ(last_message(state), "picture_of_unknown_kind");
    EXPECT_FALSE(state.network.pictures.current) << "what is shown is none of them";
    for (auto const* const next : {"b.png", "b.png", "d.png", "d.png"}) {
        act(state, PictureBy{Direction::Forward});
        settle(state);
        EXPECT_EQ(last_part(state.network.picture->path), next);
    }
    act(state, PictureBy{Direction::Back});
    settle(state);
    act(state, PictureBy{Direction::Back});
    settle(state);
    EXPECT_EQ(last_part(state.network.picture->path), "b.png");
}

TEST_F(NetworkFiles, WhatIsNamedAsAPictureIsRefusedAsOne) {
    auto state = in_network();
    for (auto const* const name : {"text.png", "photo.webp"}) {
        open(state, file(name, "no picture"));
        EXPECT_EQ(last_message(state), "picture_of_unknown_kind");
    }
    update(state, Action{EnterWorkspace{Workspace::Arithmetic}});
    open(state, file("empty.jpg", ""));
    EXPECT_EQ(last_message(state), "picture_is_empty");
}

TEST_F(NetworkFiles, AFolderWithoutPicturesIsRefused) {
    auto state = in_network();
    open(state, folder.path());
    EXPECT_EQ(last_message(state), "folder_without_pictures");
    EXPECT_EQ(state.network.pictures.names.size(), 16u);
}

TEST_F(NetworkFiles, PicturesDroppedTogetherAreListed) {
    auto state = in_network();
    update(state, Action{OpenTogether{{asset("/pictures/fish-00000.png"), asset("/pictures/car-00000.png")}}});
    settle(state);
    EXPECT_EQ(state.network.pictures.names, (std::vector<std::string>{"car-00000.png", "fish-00000.png"}));
    EXPECT_EQ(last_message(state), "");
    update(state,
           Action{OpenTogether{{asset("/networks/drawings/checkpoint-01600.onnx"), file("note.txt", "no picture"),
                                asset("/pictures/clock-00000.png"), asset("/pictures/house-00000.png")}}});
    settle(state);
    EXPECT_EQ(last_part(state.network.model->path), "checkpoint-01600.onnx");
    EXPECT_EQ(last_part(state.network.picture->path), "clock-00000.png");
    EXPECT_EQ(last_message(state), "dropped_left_out");
    update(state, Action{OpenTogether{{asset("/pictures/fir-00000.png"), file("other.txt", "no picture")}}});
    settle(state);
    EXPECT_EQ(last_part(state.network.picture->path), "fir-00000.png");
}

TEST_F(NetworkFiles, APictureThatIsTooSmallIsRefusedInTheUsersWords) {
    auto state = in_network();
    open(state, file("dot.bmp", std::string{"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0"
                                            "\x18\0\0\0\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x20\x40\x80\0",
                                            58}));
    EXPECT_EQ(last_message(state), "picture_too_small");
}

TEST_F(NetworkFiles, AModelAndAPictureTogetherBothCount) {
    auto state = fresh_state();
    update(state, Action{OpenFile{asset("/networks/drawings/checkpoint-01600.onnx")}});
    update(state, Action{OpenFile{asset("/pictures/clock-00000.png")}});
    settle(state);
    EXPECT_EQ(last_part(state.network.model->path), "checkpoint-01600.onnx");
    EXPECT_EQ(last_part(state.network.picture->path), "clock-00000.png");
}

TEST_F(NetworkFiles, CancellingLeavesWhatWasThere) {
    auto state = in_network();
    update(state, Action{OpenFile{asset("/networks/drawings/checkpoint-01600.onnx")}});
    act(state, CancelNetworkWork{});
    settle(state);
    EXPECT_TRUE(is_bundled(*state.network.model));
    EXPECT_EQ(opening_progress(state.network), std::nullopt);
}

TEST_F(NetworkFiles, CancellingTheFirstModelLeavesTheBundledOne) {
    auto state = fresh_state();
    update(state, Action{OpenFile{asset("/networks/drawings/checkpoint-01600.onnx")}});
    act(state, CancelNetworkWork{});
    settle(state);
    ASSERT_TRUE(state.network.model);
    EXPECT_TRUE(is_bundled(*state.network.model));
}

// ---- keys and the report

TEST(NetworkWorkspace, KeysBelongToTheWorkspace) {
    auto state = in_network();
    auto const action = [&](std::string_view chord) { return action_of(chord, Press::First, state); };
    EXPECT_TRUE(std::holds_alternative<InNetwork>(*action("right")));
    EXPECT_FALSE(action("ctrl+z")) << "there is no scene to undo";
    EXPECT_TRUE(action("ctrl+o"));
    update(state, *action("ctrl+1"));
    EXPECT_EQ(state.workspace, Workspace::Arithmetic);
    EXPECT_TRUE(std::holds_alternative<StepBy>(*action("right")));
    update(state, *action("ctrl+2"));
    EXPECT_EQ(state.workspace, Workspace::Network);
}

TEST(NetworkWorkspace, IsReported) {
    auto const state = in_network();
    auto const report = report_of(state, {});
    for (auto const* const part : {R"("workspace":"network")", R"("model":"drawings.onnx")", R"("layer":"relu1")",
                                   R"("picture":"cat-00000.png")", R"("sheet":"there")"})
        EXPECT_NE(report.find(part), std::string::npos) << part << " in " << report;
}

}  // namespace
}  // namespace deconvista::state
