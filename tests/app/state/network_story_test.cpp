#include "app/state/network_story.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/files/assets.h"
#include "app/models/model_file.h"
#include "app/models/model_notes.h"
#include "app/state/keys.h"
#include "app/state/networks.h"
#include "core/onnx/onnx_writer.h"
#include "core/op/computation.h"
#include "tests/app/files/scratch_folder.h"
#include "tests/app/state/network_window.h"

namespace deconvista::state {
namespace {

void press(AppState& state, std::string_view chord) {
    auto const action = action_of(chord, Press::First, state);
    ASSERT_TRUE(action) << chord;
    update(state, *action);
    settle(state);
}

// The scene that comes with the program.
AppState with_story() {
    auto state = fresh_state();
    update(state, Action{OpenFile{*files::find_assets() + "/scenes/what_one_unit_saw.json"}});
    settle(state);
    return state;
}

TEST(NetworkStory, ASceneOpensAsTheStoryOfItsUnit) {
    auto const state = with_story();
    auto const& network = state.network;
    EXPECT_EQ(state.workspace, Workspace::Network);
    EXPECT_EQ(network.view, NetworkView::Story);
    ASSERT_TRUE(network.story && network.story->story);
    EXPECT_EQ((*network.story->story)->unit().channel, 75);
    ASSERT_TRUE(playing_in(state));
    EXPECT_EQ(playing_in(state)->timeline.steps(), 22);
    EXPECT_EQ(playing_in(state)->playback.mode, Mode::Playing);
}

TEST(NetworkStory, KeysMoveItAsTheyMoveEveryShow) {
    auto state = with_story();
    press(state, "space");
    press(state, "end");
    auto const step = [&] { return playing_in(state)->timeline.at(playing_in(state)->playback.seconds).step; };
    EXPECT_EQ(step(), 21);
    press(state, "ctrl+left");
    EXPECT_EQ(step(), 12);
    press(state, "home");
    EXPECT_EQ(step(), 0);
    EXPECT_EQ(state.playback, fresh_state().playback) << "the exhibit's own show stays where it is";
    press(state, "escape");
    EXPECT_EQ(state.network.view, NetworkView::Maps);
    EXPECT_FALSE(playing_in(state));
}

TEST(NetworkStory, KeysOfTheShowChooseNoPictureWhileItIsTold) {
    auto state = in_network();
    act(state, ShowNetworkView{NetworkView::Story});
    ASSERT_FALSE(playing_in(state));
    for (auto const* const chord : {"right", "left", "down", "end"})
        EXPECT_FALSE(action_of(chord, Press::First, state)) << chord;
    settle(state);
    ASSERT_TRUE(playing_in(state));
    EXPECT_TRUE(std::holds_alternative<StepBy>(*action_of("right", Press::First, state)));
}

TEST(NetworkStory, AnotherRuleIsToldWhereTheShowStands) {
    auto state = with_story();
    press(state, "end");
    auto const before = state.network.playback;
    act(state, ProjectBy{{projection::Rule::Gradient, projection::DeadWindows::Passed, false}});
    settle(state);
    EXPECT_EQ((*state.network.story->story)->options().rule, projection::Rule::Gradient);
    EXPECT_EQ(state.network.playback, before);
}

TEST(NetworkStory, ALayerOpensWithItsNumbers) {
    auto state = with_story();
    press(state, "end");
    act(state, OpenStoryLayer{});
    settle(state);
    EXPECT_EQ(state.workspace, Workspace::Arithmetic);
    EXPECT_EQ(state.exhibit.scene.operation, op::Kind::TransposedConvolution);
    EXPECT_EQ(state.exhibit.trace.computation().output.spatial, (tensor::Extents{96, 96}));
    EXPECT_TRUE(state.exhibit.trace.step(moment_of(state).step).position);
    press(state, "ctrl+z");
    EXPECT_EQ(state.exhibit.scene, fresh_state().exhibit.scene);
}

TEST(NetworkStory, AReluOpensAsTheLargerOfANumberAndZero) {
    auto state = with_story();
    update(state, Action{GoToStep{2}});
    act(state, OpenStoryLayer{});
    settle(state);
    EXPECT_EQ(state.workspace, Workspace::Arithmetic);
    EXPECT_EQ(state.exhibit.scene.operation, op::Kind::MaxPooling);
}

TEST(NetworkStory, ThePictureIsNotOpened) {
    auto state = with_story();
    update(state, Action{GoToStep{0}});
    act(state, OpenStoryLayer{});
    settle(state);
    EXPECT_EQ(state.workspace, Workspace::Network);
    ASSERT_FALSE(state.messages.empty());
    EXPECT_EQ(state.messages.back().what.name, "story_step_not_opened");
}

TEST(NetworkStory, WhatIsSavedOpensAgain) {
    files::ScratchFolder const scratch;
    auto state = with_story();
    auto const scene = projection_scene_of(state.network);
    ASSERT_TRUE(scene);
    EXPECT_EQ(file_stem_of(*scene), "drawings-relu4-75");
    update(state, Action{AskWhereToSave{}});
    update(state, Action{NameFile{scratch / "unit.json"}});
    update(state, Action{AcceptFile{}});
    auto other = fresh_state();
    update(other, Action{OpenFile{scratch / "unit.json"}});
    settle(other);
    EXPECT_EQ(projection_scene_of(other.network), scene);
    EXPECT_TRUE(playing_in(other));
}

// Like a network of PyTorch's exporter, whose values are not called as its nodes are.
std::string network_with_long_names(files::ScratchFolder const& scratch) {
    auto const folder = *files::find_assets() + "/networks/";
    auto graph = *models::open_model(folder + "drawings.onnx");
    for (auto& value : graph.values) value.name = "/net/" + value.name + "_output_0";
    for (auto& node : graph.nodes) node.name = "/net/" + node.name + "/" + node.operation;
    auto const model = scratch / "long.onnx";
    std::ofstream{model, std::ios::binary} << onnx::write_onnx(graph, "long", net::Precision::Half);
    std::filesystem::copy_file(models::notes_path(folder + "drawings.onnx"), models::notes_path(model));
    std::filesystem::copy_file(folder + "drawings.labels.txt", scratch / "drawings.labels.txt");
    return model;
}

TEST(NetworkStory, LayersAreSavedByTheNamesOfTheFile) {
    files::ScratchFolder const scratch;
    auto scene = *projection_scene_of(with_story().network);
    scene.model = network_with_long_names(scratch);
    for (auto const* const name : {"/net/relu4_output_0", "/net/relu4/Relu"}) {
        scene.layer = name;
        auto state = fresh_state();
        open_projection_scene(state, scene);
        settle(state);
        auto const shown = projection_scene_of(state.network);
        ASSERT_TRUE(shown) << name;
        EXPECT_EQ(shown->layer, "/net/relu4_output_0");
        EXPECT_TRUE(playing_in(state)) << name;
    }
}

}  // namespace
}  // namespace deconvista::state
