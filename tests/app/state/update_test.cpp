#include "app/state/update.h"

#include <gtest/gtest.h>

#include "core/scene/presets.h"
#include "core/scene/scene_file.h"
#include "tests/app/files/scratch_folder.h"
#include "tests/app/state/exhibits.h"

namespace deconvista::state {
namespace {

template <class... Several>
void update_all(AppState& state, Several const&... actions) {
    (update(state, Action{actions}), ...);
}

bool asks_about_changes(AppState const& state) {
    return std::holds_alternative<UnsavedQuestion>(state.dialog);
}

// 54 bytes of headers, then blue, green, red and a byte that fills the row.
std::string bmp_of_one_pixel() {
    std::string file(58, '\0');
    auto const put = [&](std::size_t at, int value) { file[at] = static_cast<char>(value); };
    file.replace(0, 2, "BM");
    put(2, 58);   // size of the file
    put(10, 54);  // where the pixels are
    put(14, 40);  // size of the second header
    put(18, 1);   // width
    put(22, 1);   // height
    put(26, 1);   // planes
    put(28, 24);  // bits
    put(54, 7);
    return file;
}

bool has_no_dialog(AppState const& state) {
    return std::holds_alternative<std::monostate>(state.dialog);
}

TEST(InitialState, IsTheDefaultPresetAtItsStart) {
    auto const state = fresh_state();
    EXPECT_EQ(document_of(state).preset, scene::kDefaultPreset);
    EXPECT_EQ(moment_of(state), (trace::Moment{0, 1}));
    EXPECT_FALSE(has_unsaved_changes(state));
    EXPECT_EQ(seconds_until_news(state), std::nullopt);
}

TEST(EveryPreset, CanBeShown) {
    auto state = fresh_state();
    for (auto const& preset : scene::presets()) {
        update(state, ShowPreset{std::string{preset.name}});
        EXPECT_TRUE(state.messages.empty()) << preset.name;
        EXPECT_EQ(document_of(state).preset, preset.name);
        EXPECT_FALSE(has_unsaved_changes(state)) << preset.name;
    }
}

TEST(Changes, AreUndoneAndRedone) {
    auto state = fresh_state();
    auto const before = state.exhibit.scene;
    update_all(state, stride(3), stride(1));
    EXPECT_TRUE(has_unsaved_changes(state));
    update(state, Undo{});
    EXPECT_EQ(stride_of(state), 3);
    update(state, Undo{});
    EXPECT_EQ(state.exhibit.scene, before);
    EXPECT_FALSE(has_unsaved_changes(state));
    update_all(state, Redo{}, Redo{}, Redo{});
    EXPECT_EQ(stride_of(state), 1);
}

TEST(Changes, TheTraceIsAlwaysThatOfTheScene) {
    auto state = fresh_state();
    auto const matches = [&] {
        auto const again = exhibit_of(state.exhibit.scene);
        return again && again->trace.computation() == state.exhibit.trace.computation();
    };
    auto const revision = state.revision;
    update(state, stride(3));
    EXPECT_TRUE(matches());
    EXPECT_NE(state.revision, revision);
    update(state, Undo{});
    EXPECT_TRUE(matches());
}

TEST(Changes, OneDragIsOneEntry) {
    auto state = fresh_state();
    for (auto const value : {3, 4, 5, 6}) update(state, stride(value, Gesture::Drag));
    update(state, EndDrag{});
    EXPECT_EQ(stride_of(state), 6);
    EXPECT_EQ(state.history.undo_depth(), 1u);
    update(state, Undo{});
    EXPECT_EQ(stride_of(state), 2);
}

TEST(Changes, WhatCannotBeIsSaidAndNotDone) {
    auto state = fresh_state();
    update(state, stride(0));
    EXPECT_EQ(stride_of(state), 2);
    ASSERT_EQ(state.messages.size(), 1u);
    EXPECT_EQ(state.messages[0].tone, Tone::Bad);
    EXPECT_EQ(state.history.undo_depth(), 0u);
}

TEST(Changes, WhatChangesNothingMakesNoEntry) {
    auto state = fresh_state();
    update(state, stride(2));
    EXPECT_EQ(state.history.undo_depth(), 0u);
}

TEST(Changes, UndoLeavesThePlaceAlone) {
    auto state = fresh_state();
    update(state, GoToStep{10});
    auto const cell = state.exhibit.trace.step(10).position->output;
    update_all(state, stride(3), Undo{});
    EXPECT_EQ(shown_step(state), state.exhibit.trace.step_of_output(cell));
}

TEST(View, IsNoEntryAndNoUnsavedChange) {
    auto state = fresh_state();
    update(state, FlipView{});
    EXPECT_EQ(state.exhibit.scene.views, scene::Views{scene::View::Isometric});
    EXPECT_EQ(state.history.undo_depth(), 0u);
    EXPECT_FALSE(has_unsaved_changes(state));
    update_all(state, stride(3), FlipView{}, Undo{});
    EXPECT_EQ(state.exhibit.scene.views, scene::Views{scene::View::Flat})
        << "undoing changes nothing about how one looks";
}

TEST(Presets, CanBeUndoneTogetherWithTheirName) {
    auto state = fresh_state();
    update_all(state, stride(3), ShowPreset{"dilation"});
    EXPECT_TRUE(has_no_dialog(state)) << "nothing is lost, so nothing is asked";
    EXPECT_EQ(document_of(state).preset, "dilation");
    update(state, Undo{});
    EXPECT_EQ(document_of(state).preset, scene::kDefaultPreset);
    EXPECT_EQ(stride_of(state), 3);
    EXPECT_TRUE(has_unsaved_changes(state));
}

TEST(Presets, AnUnknownOneIsAMessage) {
    auto state = fresh_state();
    update(state, ShowPreset{"none"});
    EXPECT_EQ(state.messages.size(), 1u);
}

TEST(Presets, AreResetTo) {
    auto state = fresh_state();
    auto const original = state.exhibit.scene;
    update_all(state, stride(3), stride(4), ResetToPreset{});
    EXPECT_EQ(state.exhibit.scene, original);
    update(state, Undo{});
    EXPECT_EQ(stride_of(state), 4);
}

class Files : public testing::Test {
protected:
    void accept(std::string const& name) { update_all(state, NameFile{name}, AcceptFile{}); }

    files::ScratchFolder folder;
    AppState state{fresh_state()};
};

TEST_F(Files, SaveAsksForANameAndThenNoMore) {
    state.folder = folder.path();
    update_all(state, stride(3), Save{});
    ASSERT_TRUE(std::holds_alternative<FileDialog>(state.dialog));
    accept("mine");
    EXPECT_TRUE(has_no_dialog(state));
    EXPECT_EQ(document_of(state).path, folder / "mine.json");
    EXPECT_FALSE(has_unsaved_changes(state));
    EXPECT_EQ(state.settings.recent, std::vector<std::string>{folder / "mine.json"});

    update_all(state, stride(4), Save{});
    EXPECT_TRUE(has_no_dialog(state));
    auto const saved = scene::read_scene(files::content_of(folder / "mine.json"), {});
    ASSERT_TRUE(saved);
    EXPECT_EQ(*saved, state.exhibit.scene);
}

TEST_F(Files, WhatWasSavedIsSavedAfterUndoAndRedoToo) {
    state.folder = folder.path();
    update_all(state, stride(3), stride(4), Save{});
    accept("mine");
    update(state, Undo{});
    EXPECT_TRUE(has_unsaved_changes(state));
    EXPECT_EQ(document_of(state).path, folder / "mine.json");
    update(state, Redo{});
    EXPECT_FALSE(has_unsaved_changes(state));
}

TEST_F(Files, ASceneIsOpened) {
    auto other = fresh_state();
    update(other, stride(5));
    files::write_file(folder / "other.json", scene::write_scene(other.exhibit.scene));
    update(state, GoToStep{7});
    update(state, OpenFile{folder / "other.json"});
    EXPECT_EQ(stride_of(state), 5);
    EXPECT_EQ(shown_step(state), 0);
    EXPECT_EQ(state.history.undo_depth(), 0u);
    EXPECT_EQ(title_of(state), "other.json");
    EXPECT_EQ(state.folder, folder.path());
}

TEST_F(Files, AMissingFileIsAMessageAndLeavesTheRecentOnes) {
    state.settings.recent = {folder / "gone.json"};
    update(state, OpenFile{folder / "gone.json"});
    ASSERT_EQ(state.messages.size(), 1u);
    EXPECT_EQ(state.messages[0].what.name, "file_not_found");
    EXPECT_TRUE(state.settings.recent.empty());
}

TEST_F(Files, GarbageIsAMessageThatNamesTheFile) {
    files::write_file(folder / "garbage.json", "{\"version\": 1, \"operation\": 7}");
    auto const before = state.exhibit.scene;
    update(state, OpenFile{folder / "garbage.json"});
    ASSERT_EQ(state.messages.size(), 1u);
    EXPECT_EQ(state.messages[0].about, "garbage.json");
    EXPECT_EQ(state.exhibit.scene, before);
}

TEST_F(Files, UnsavedChangesAreAskedForBeforeOpening) {
    files::write_file(folder / "a.json", scene::write_scene(state.exhibit.scene));
    update_all(state, stride(3), OpenFile{folder / "a.json"});
    EXPECT_TRUE(asks_about_changes(state));
    EXPECT_EQ(stride_of(state), 3);
    update(state, AnswerUnsaved{Answer::Cancel});
    EXPECT_TRUE(has_no_dialog(state));
    EXPECT_EQ(stride_of(state), 3);

    update_all(state, OpenFile{folder / "a.json"}, AnswerUnsaved{Answer::Discard});
    EXPECT_EQ(stride_of(state), 2);
}

TEST_F(Files, SavingFirstGoesOnWithWhatWaited) {
    state.folder = folder.path();
    files::write_file(folder / "a.json", scene::write_scene(state.exhibit.scene));
    update_all(state, stride(3), OpenFile{folder / "a.json"}, AnswerUnsaved{Answer::Save});
    accept("changed");
    EXPECT_EQ(document_of(state).path, folder / "a.json");
    auto const saved = scene::read_scene(files::content_of(folder / "changed.json"), {});
    ASSERT_TRUE(saved);
    EXPECT_EQ(scene::value_of(*saved, scene::Parameter::Stride, 0), 3);
}

TEST_F(Files, AFailedSaveLosesNothing) {
    update_all(state, stride(3), Quit{}, AnswerUnsaved{Answer::Save});
    accept("/proc/nothing/can/be/written.json");
    EXPECT_FALSE(state.wants_to_quit);
    EXPECT_TRUE(has_unsaved_changes(state));
    EXPECT_EQ(state.messages.back().tone, Tone::Bad);
}

TEST_F(Files, APresetInPlaceOfAChangedFileIsAskedFor) {
    state.folder = folder.path();
    update(state, Save{});
    accept("mine");
    update_all(state, stride(3), ShowPreset{"dilation"});
    EXPECT_TRUE(asks_about_changes(state));
    update(state, AnswerUnsaved{Answer::Discard});
    EXPECT_EQ(document_of(state).preset, "dilation");
}

TEST_F(Files, APictureBecomesTheInputAndIsSavedRelative) {
    files::write_file(folder / "dot.bmp", bmp_of_one_pixel());
    update(state, OpenFile{folder / "dot.bmp"});
    EXPECT_EQ(state.exhibit.scene.input.tensor.shape().spatial, (tensor::Extents{1, 1}));
    EXPECT_EQ(state.history.undo_depth(), 1u);
    state.folder = folder.path();
    update(state, Save{});
    accept("with picture");
    EXPECT_NE(files::content_of(folder / "with picture.json").find("\"image\": \"dot.bmp\""), std::string::npos);

    auto again = fresh_state();
    update(again, OpenFile{folder / "with picture.json"});
    EXPECT_EQ(again.exhibit.scene.input.tensor, state.exhibit.scene.input.tensor);
    EXPECT_FALSE(has_unsaved_changes(again));
}

TEST(Quitting, IsAskedForOnlyWithUnsavedChanges) {
    auto clean = fresh_state();
    update(clean, Quit{});
    EXPECT_TRUE(clean.wants_to_quit);

    auto state = fresh_state();
    update_all(state, stride(3), Quit{});
    EXPECT_FALSE(state.wants_to_quit);
    EXPECT_TRUE(asks_about_changes(state));
    update_all(state, AnswerUnsaved{Answer::Cancel});
    EXPECT_FALSE(state.wants_to_quit);
    update_all(state, Quit{}, AnswerUnsaved{Answer::Discard});
    EXPECT_TRUE(state.wants_to_quit);
}

TEST(Time, MovesTheShowAndTakesMessagesAway) {
    auto state = fresh_state();
    update(state, stride(0));
    ASSERT_EQ(state.messages.size(), 1u);
    EXPECT_EQ(seconds_until_news(state), 8);
    update(state, TimePassed{7});
    EXPECT_EQ(seconds_until_news(state), 1);
    update(state, TimePassed{1.5});
    EXPECT_TRUE(state.messages.empty());
    update(state, TogglePlay{});
    EXPECT_EQ(seconds_until_news(state), 0);
    update(state, TimePassed{0.1});
    EXPECT_DOUBLE_EQ(state.playback.seconds,
                     0.1 + state.exhibit.timeline.when_done(0) - state.exhibit.timeline.when_done(0));
}

TEST(Time, ALongFrameDoesNotSkipTheShow) {
    auto state = fresh_state();
    update_all(state, TogglePlay{}, TimePassed{100});
    EXPECT_LT(state.playback.seconds, 0.5);
}

TEST(Motion, ReducedJumps) {
    auto state = fresh_state();
    update_all(state, SetMotion{picture::Motion::Reduced}, StepBy{Direction::Forward});
    EXPECT_EQ(state.playback.mode, Mode::Still);
    EXPECT_EQ(moment_of(state), (trace::Moment{1, 1}));
}

TEST(Escape, ClosesOneThingAtATime) {
    auto state = fresh_state();
    update_all(state, ToggleFullScreen{}, TogglePanels{}, ShowKeys{});
    update(state, Escape{});
    EXPECT_TRUE(has_no_dialog(state));
    EXPECT_EQ(state.panels, Panels::Hidden);
    update(state, Escape{});
    EXPECT_EQ(state.panels, Panels::Shown);
    EXPECT_EQ(state.screen, Screen::Full);
    update(state, Escape{});
    EXPECT_EQ(state.screen, Screen::Window);
}

TEST(CopyPicture, IsToldWhenTheClipboardHasTaken) {
    auto state = fresh_state();
    update(state, CopyPicture{});
    EXPECT_FALSE(state.copied_picture.empty());
    EXPECT_TRUE(state.messages.empty());
    update(state, PictureOffered{true});
    EXPECT_TRUE(state.copied_picture.empty());
    EXPECT_EQ(state.messages.back().what.name, "picture_copied");
    update(state, CopyPicture{});
    update(state, PictureOffered{false});
    EXPECT_EQ(state.messages.back().what.name, "picture_not_copied");
}

TEST(Update, ViewsComeAndGo) {
    auto state = fresh_state();
    using enum scene::View;
    update_all(state, AddView{}, AddView{}, AddView{}, AddView{});
    EXPECT_EQ(state.exhibit.scene.views, (scene::Views{Flat, Scatter, Matrix, Connections})) << "four at most";
    update_all(state, CloseView{1}, CloseView{7});
    EXPECT_EQ(state.exhibit.scene.views, (scene::Views{Flat, Matrix, Connections}));
    update_all(state, CloseView{}, OpenPaneMenu{2});
    EXPECT_FALSE(state.pane_menu) << "there is no third";
    update_all(state, OpenPaneMenu{1});
    EXPECT_EQ(state.pane_menu, 1U);
    update_all(state, PaneMenuOpened{}, CloseView{0}, CloseView{0});
    EXPECT_FALSE(state.pane_menu);
    EXPECT_EQ(state.exhibit.scene.views, (scene::Views{Matrix})) << "one always stays";
}

}  // namespace
}  // namespace deconvista::state
