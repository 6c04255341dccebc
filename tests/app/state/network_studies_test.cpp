#include "app/state/network_studies.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/files/assets.h"
#include "app/state/keys.h"
#include "app/state/network_focus.h"
#include "app/state/report.h"
#include "tests/app/files/scratch_folder.h"
#include "tests/app/state/network_window.h"

namespace deconvista::state {
namespace {

namespace fs = std::filesystem;

// With a map of a layer pinned, in one of the views.
AppState in_view(NetworkView view, std::string_view layer = "relu3", std::int64_t map = 5) {
    auto state = in_network();
    act(state, ShowLayer{station_named(state, layer)});
    act(state, PinMap{map});
    act(state, ShowNetworkView{view});
    return state;
}

AppState settled_in(NetworkView view) {
    auto state = in_view(view);
    settle(state);
    return state;
}

// ---- what all studies have in common

class EachStudy : public testing::TestWithParam<NetworkView> {};

TEST_P(EachStudy, HasAFigureThatIsExportedAndCopied) {
    auto state = settled_in(GetParam());
    auto const study = study_in(state.network);
    ASSERT_TRUE(study);
    EXPECT_FALSE(study->figure.problem);
    ASSERT_TRUE(study->figure.subject);
    EXPECT_EQ(subject_in(state), study->figure.subject);
    ASSERT_TRUE(playing_for_export(state));
    update(state, Action{AskExport{}});
    auto const* const dialog = std::get_if<ExportDialog>(&state.dialog);
    ASSERT_TRUE(dialog);
    EXPECT_NE(dialog->out.find("drawings-relu3-5-" + std::string{name_of_study(GetParam())}), std::string::npos)
        << dialog->out;
    picture::Look look;
    look.width = 640;
    look.height = 480;
    auto const figure = study->figure.subject->figure({0, 1}, look);
    EXPECT_EQ(figure.width, 640);
    EXPECT_GT(figure.shapes.size(), 10u);
    EXPECT_FALSE(study->figure.subject->title(text::Language::Chinese).empty());
    update(state, Action{CloseDialog{}});
    update(state, Action{CopyPicture{}});
    EXPECT_FALSE(state.copied_picture.empty());
}

TEST_P(EachStudy, IsNotAskedForTwiceAndLeavesNothingUnderWay) {
    auto state = settled_in(GetParam());
    auto const subject = subject_in(state);
    settle(state);
    EXPECT_EQ(subject_in(state), subject);
    EXPECT_EQ(seconds_until_news(state), std::nullopt);
}

TEST_P(EachStudy, IsGivenUpWhereItIsNotSeenAndComesAgain) {
    auto state = in_view(GetParam());
    auto const desk = study_in(state.network)->desk;
    EXPECT_TRUE(state.network.work->is_busy(desk));
    act(state, ShowNetworkView{NetworkView::Maps});
    EXPECT_FALSE(state.network.work->is_busy(desk));
    settle(state);
    EXPECT_FALSE(study_in(state.network));
    EXPECT_FALSE(playing_for_export(state));
    act(state, ShowNetworkView{GetParam()});
    settle(state);
    EXPECT_TRUE(subject_in(state));
}

TEST_P(EachStudy, FollowsTheUnit) {
    auto state = settled_in(GetParam());
    auto const before = subject_in(state);
    act(state, PinAnotherMap{6});
    settle(state);
    EXPECT_NE(subject_in(state), before);
    EXPECT_EQ(state.network.pinned->channel, 6);
    act(state, PinAnotherMap{1 << 20});
    EXPECT_EQ(state.network.pinned->channel, 6) << "there is no such map";
}

TEST_P(EachStudy, LeavesWithEscapeAndComesByKey) {
    auto state = settled_in(GetParam());
    update(state, Action{Escape{}});
    EXPECT_EQ(state.network.view, NetworkView::Maps);
    EXPECT_TRUE(state.network.pinned) << "one thing at a time";
    auto const key = std::to_string(static_cast<int>(GetParam()) + 1);
    update(state, *action_of(key, Press::First, state));
    EXPECT_EQ(state.network.view, GetParam());
}

TEST_P(EachStudy, IsReported) {
    auto const state = settled_in(GetParam());
    auto const report = report_of(state, {});
    EXPECT_NE(report.find(R"("busy":false)"), std::string::npos) << report;
    EXPECT_EQ(report.find(R"("figures":0)"), std::string::npos) << report;
}

INSTANTIATE_TEST_SUITE_P(All, EachStudy,
                         testing::Values(NetworkView::Rules, NetworkView::TopNine, NetworkView::Evolution,
                                         NetworkView::Occlusion));

// ---- rules

TEST(RulesStudy, ShowsTheUnitInFocusWithAndWithoutDeadWindows) {
    auto state = settled_in(NetworkView::Rules);
    auto const& study = state.network.rules;
    ASSERT_TRUE(study.values);
    EXPECT_EQ(study.values->unit.channel, 5);
    EXPECT_EQ(study.values->dead_windows, projection::DeadWindows::Passed);
    act(state, ProjectBy{{projection::Rule::Deconvnet, projection::DeadWindows::Dropped, false}});
    settle(state);
    EXPECT_EQ(study.values->dead_windows, projection::DeadWindows::Dropped);
}

TEST(RulesStudy, AnotherChannelBesideItIsChosen) {
    auto state = settled_in(NetworkView::Rules);
    auto const& study = state.network.rules;
    auto const strongest = study.values->other_channel;
    ASSERT_TRUE(strongest);
    auto const wanted = *strongest == 9 ? 10 : 9;
    act(state, RulesChoice{maps::RuleScale::Own, wanted});
    settle(state);
    EXPECT_EQ(study.values->other_channel, wanted);
    act(state, PinAnotherMap{wanted});
    settle(state);
    EXPECT_NE(study.values->other_channel, wanted) << "a unit is not compared to itself";
}

TEST(RulesStudy, AnotherScaleIsAnotherFigureOfTheSameNumbers) {
    auto state = settled_in(NetworkView::Rules);
    auto const values = state.network.rules.values;
    auto const before = subject_in(state);
    act(state, RulesChoice{maps::RuleScale::Common, {}});
    EXPECT_EQ(state.network.rules.values, values);
    EXPECT_NE(subject_in(state), before);
    EXPECT_FALSE(state.network.work->is_busy(NetworkDesk::Rules));
}

TEST(RulesStudy, ALayerByKeyIsAboutItsStrongestUnit) {
    auto state = settled_in(NetworkView::Rules);
    update(state, *action_of("down", Press::First, state));
    settle(state);
    EXPECT_EQ(state.network.view, NetworkView::Rules);
    EXPECT_EQ(state.network.rules.values->unit.layer, station_of(state.network).value);
}

// ---- the nine strongest

TEST(TopNineStudy, OfTheBundledNetworkComesFromItsIndex) {
    auto state = settled_in(NetworkView::TopNine);
    auto const& study = state.network.top_nine;
    ASSERT_TRUE(study.values);
    ASSERT_EQ(study.values->maps.size(), 1u);
    EXPECT_EQ(study.values->maps[0].map, 5);
    EXPECT_EQ(study.values->model, "drawings.onnx");
    EXPECT_GT(study.values->pictures, 100);
    act(state, TopNineChoice{MapsShown::Page, PicturesFrom::Index});
    settle(state);
    ASSERT_EQ(study.values->maps.size(), 6u);
    EXPECT_EQ(study.values->maps[0].map, 0);
}

TEST(TopNineStudy, AConvolutionIsShownByItsReLU) {
    auto state = in_view(NetworkView::TopNine, "conv3");
    settle(state);
    ASSERT_TRUE(state.network.top_nine.values);
    EXPECT_EQ(state.network.top_nine.values->layer, "relu3");
    act(state, ShowLayer{0});
    settle(state);
    ASSERT_TRUE(state.network.top_nine.figure.problem) << "the picture has channels and no maps";
    EXPECT_EQ(state.network.top_nine.figure.problem->name, "top_nine_layer_missing");
}

TEST(TopNineStudy, OfAFolderIsSearchedAndWhatIsNoPictureIsLeftOut) {
    files::ScratchFolder folder;
    for (auto const* const name : {"car-00000.png", "cat-00000.png", "clock-00000.png"})
        fs::copy(*files::find_assets() + "/pictures/" + name, folder / name);
    std::ofstream{folder / "broken.png"} << "no picture";
    auto state = in_network();
    update(state, Action{OpenFile{folder.path()}});
    settle(state);
    act(state, ShowLayer{station_named(state, "relu3")});
    act(state, PinMap{5});
    act(state, ShowNetworkView{NetworkView::TopNine});
    act(state, TopNineChoice{MapsShown::One, PicturesFrom::Folder});
    settle(state);
    auto const& values = state.network.top_nine.values;
    ASSERT_TRUE(values);
    EXPECT_EQ(values->pictures, 3);
    EXPECT_EQ(values->model, "drawings.onnx") << "the index knows what it is of";
    EXPECT_LE(values->maps[0].best.size(), 3u);
}

TEST(TopNineStudy, ASearchThatIsStoppedShowsWhatItHasFoundAndGoesOn) {
    auto state = in_view(NetworkView::TopNine);
    act(state, TopNineChoice{MapsShown::One, PicturesFrom::Folder});
    auto const& network = state.network;
    while (network.work->progress(NetworkDesk::TopNine) == 0) pass(state);
    act(state, Pursuit::Stopped);
    settle(state);
    ASSERT_TRUE(network.top_nine.values);
    auto const found = network.top_nine.values->pictures;
    EXPECT_GT(found, 0);
    act(state, Pursuit::GoesOn);
    settle(state);
    EXPECT_EQ(network.top_nine.values->pictures, 16);
    EXPECT_LE(found, 16);
}

// ---- training

TEST(EvolutionStudy, IsAShowOfEightCheckpoints) {
    auto state = settled_in(NetworkView::Evolution);
    auto const& study = state.network.evolution;
    ASSERT_TRUE(study.values);
    EXPECT_EQ(study.values->checkpoints.size(), 8u);
    ASSERT_TRUE(playing_in(state));
    EXPECT_EQ(playing_in(state)->timeline.steps(), 8);
    auto const step = [&] { return playing_in(state)->timeline.at(playing_in(state)->playback.seconds).step; };
    EXPECT_EQ(step(), 7) << "the newest that came";
    update(state, *action_of("home", Press::First, state));
    EXPECT_EQ(step(), 0);
    update(state, *action_of("right", Press::First, state));
    EXPECT_EQ(state.network.playback, Playback{}) << "a story stands where it stood";
    act(state, Checkpoints::All);
    EXPECT_FALSE(playing_in(state));
    EXPECT_EQ(playing_for_export(state)->timeline.steps(), 1);
}

TEST(EvolutionStudy, OtherNetworksHaveNone) {
    auto state = in_view(NetworkView::Evolution);
    update(state, Action{OpenFile{*files::find_assets() + "/networks/drawings/checkpoint-00000.onnx"}});
    settle(state);
    ASSERT_TRUE(state.network.evolution.figure.problem);
    EXPECT_EQ(state.network.evolution.figure.problem->name, "evolution_bundled_alone");
    EXPECT_FALSE(playing_for_export(state));
}

// ---- the grey square

TEST(OcclusionStudy, GetsFinerAndWatchesThePinnedMap) {
    auto state = in_view(NetworkView::Occlusion);
    auto const& study = state.network.occlusion;
    while (!study.values) pass(state);
    EXPECT_FALSE(study.values->is_complete());
    settle(state);
    EXPECT_TRUE(study.values->is_complete());
    EXPECT_EQ(study.values->size, 20);
    EXPECT_EQ(study.values->stride, 4);
    EXPECT_EQ(study.values->layer, "relu3");
    EXPECT_EQ(study.values->map, 5);
    EXPECT_EQ(study.values->labels.size(), 16u);
}

TEST(OcclusionStudy, AnotherSquareIsSlid) {
    auto state = in_view(NetworkView::Occlusion);
    act(state, SquareChoice{40, 30});
    settle(state);
    auto const& study = state.network.occlusion;
    EXPECT_EQ(study.values->size, 40);
    EXPECT_EQ(study.values->places.size(), 9u);
}

TEST(OcclusionStudy, StoppedItStandsAndGoesOnWhereItStood) {
    auto state = in_view(NetworkView::Occlusion);
    auto const& study = state.network.occlusion;
    while (!study.values || study.values->tried < 10) pass(state);
    act(state, Pursuit::Stopped);
    settle(state);
    auto const tried = study.values->tried;
    EXPECT_LT(tried, 400);
    act(state, Pursuit::GoesOn);
    while (study.values->tried == tried) pass(state);
    EXPECT_GT(study.values->tried, tried);
    settle(state);
    EXPECT_TRUE(study.values->is_complete());
}

TEST(OcclusionStudy, AnotherPictureBeginsAnew) {
    auto state = settled_in(NetworkView::Occlusion);
    auto const before = state.network.occlusion.values;
    update(state, *action_of("right", Press::First, state));
    settle(state);
    EXPECT_EQ(state.network.view, NetworkView::Occlusion);
    EXPECT_NE(state.network.occlusion.values->whole.probability, before->whole.probability);
    EXPECT_TRUE(state.network.occlusion.values->is_complete());
}

}  // namespace
}  // namespace deconvista::state
