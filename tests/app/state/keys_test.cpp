#include "app/state/keys.h"

#include <gtest/gtest.h>

#include "tests/app/state/exhibits.h"

namespace deconvista::state {
namespace {

class Keys : public testing::Test {
protected:
    // Whether the key was understood.
    bool press(std::string_view chord, Press press = Press::First) {
        auto const action = action_of(chord, press, state);
        if (action) update(state, *action);
        return action.has_value();
    }
    // Until the show stands still.
    std::int64_t come_to_rest() {
        while (is_moving(state.playback)) update(state, TimePassed{0.05});
        return shown_step(state);
    }

    AppState state{fresh_state()};
};

TEST_F(Keys, OfAPresenterStep) {
    EXPECT_TRUE(press("pagedown"));
    EXPECT_EQ(come_to_rest(), 1);
    EXPECT_TRUE(press("right"));
    EXPECT_EQ(come_to_rest(), 2);
    EXPECT_TRUE(press("pageup"));
    EXPECT_EQ(come_to_rest(), 1);
    EXPECT_TRUE(press("left"));
    EXPECT_EQ(come_to_rest(), 0);
}

TEST_F(Keys, ThatAreHeldDoNotGlide) {
    press("right", Press::First);
    EXPECT_TRUE(is_moving(state.playback));
    press("right", Press::Repeat);
    EXPECT_FALSE(is_moving(state.playback));
    EXPECT_EQ(shown_step(state), 2);
}

TEST_F(Keys, ThatToggleDoNotRepeat) {
    EXPECT_TRUE(press("space", Press::First));
    EXPECT_FALSE(press("space", Press::Repeat));
    EXPECT_EQ(state.playback.mode, Mode::Playing);
    EXPECT_FALSE(press("h", Press::Repeat));
}

TEST_F(Keys, GoToTheEnds) {
    press("end");
    EXPECT_EQ(shown_step(state), state.exhibit.trace.steps() - 1);
    press("home");
    EXPECT_EQ(shown_step(state), 0);
}

TEST_F(Keys, GoByStagesAndRows) {
    auto const slide = state.exhibit.trace.find(trace::Stage::Slide)->first;
    for (std::size_t i = 1; i < state.exhibit.trace.stages().size(); ++i) EXPECT_TRUE(press("ctrl+right"));
    EXPECT_EQ(shown_step(state), slide);
    press("shift+right");
    EXPECT_EQ(shown_step(state), slide + 5);
    press("shift+left");
    EXPECT_EQ(shown_step(state), slide);
    press("ctrl+left");
    EXPECT_EQ(shown_step(state), slide - 1);
}

TEST_F(Keys, ChangeTheSpeed) {
    press("]");
    EXPECT_EQ(state.playback.speed, 2);
    press("[");
    press("[");
    EXPECT_EQ(state.playback.speed, 0.5);
}

TEST_F(Keys, UndoAndRedo) {
    update(state, stride(3));
    press("ctrl+z");
    EXPECT_EQ(stride_of(state), 2);
    press("ctrl+shift+z");
    EXPECT_EQ(stride_of(state), 3);
    press("ctrl+z");
    press("ctrl+y");
    EXPECT_EQ(stride_of(state), 3);
    press("ctrl+r");
    EXPECT_EQ(stride_of(state), 2);
}

TEST_F(Keys, ChangeTheView) {
    press("h");
    EXPECT_EQ(state.panels, Panels::Hidden);
    press("v");
    EXPECT_EQ(state.exhibit.scene.views, scene::Views{scene::View::Isometric});
    press("f11");
    EXPECT_EQ(state.screen, Screen::Full);
    press("ctrl+=");
    EXPECT_EQ(state.settings.ui_scale, 1.1f);
    press("ctrl+-");
    press("ctrl+-");
    EXPECT_EQ(state.settings.ui_scale, 0.9f);
    press("ctrl+0");
    EXPECT_EQ(state.settings.ui_scale, 1);
}

// The window knows how large the picture is, and answers.
TEST_F(Keys, MoveTheMatrix) {
    press("ctrl+shift+down");
    ASSERT_TRUE(state.matrix_stride);
    EXPECT_EQ(state.matrix_stride->rows, 1);
    press("ctrl+shift+down");
    EXPECT_EQ(state.matrix_stride->rows, 2) << "both are made in one";
    update(state, ShowMatrixPart{picture::MatrixViewport{4, 2, 30}});
    EXPECT_FALSE(state.matrix_stride);
    EXPECT_EQ(state.matrix_part->row, 4);
    EXPECT_TRUE(press("+", Press::Repeat));
    EXPECT_EQ(state.matrix_stride->zoom, 1);
    press("0");
    EXPECT_FALSE(state.matrix_part);
}

TEST_F(Keys, OpenDialogs) {
    press("ctrl+o");
    EXPECT_EQ(std::get<FileDialog>(state.dialog).browser.purpose, Purpose::Open);
    press("escape");
    press("ctrl+s");
    EXPECT_EQ(std::get<FileDialog>(state.dialog).browser.purpose, Purpose::SaveScene);
    press("escape");
    press("ctrl+shift+s");
    EXPECT_TRUE(std::holds_alternative<FileDialog>(state.dialog));
    press("escape");
    for (auto const* help : {"f1", "?"}) {
        press(help);
        EXPECT_TRUE(std::holds_alternative<KeySheet>(state.dialog));
        press("escape");
    }
    press("ctrl+q");
    EXPECT_TRUE(state.wants_to_quit);
}

TEST_F(Keys, BelongToTheDialogInFront) {
    press("f1");
    for (auto const* key : {"space", "right", "ctrl+z", "ctrl+o", "h"}) EXPECT_FALSE(press(key)) << key;
    EXPECT_TRUE(press("f11"));
}

TEST_F(Keys, WithoutMeaningDoNothing) {
    for (auto const* key : {"", "x", "ctrl+x", "alt+x", "shift+z", "{"}) EXPECT_FALSE(press(key)) << key;
}

TEST(KeySheet, HasALineForEveryKey) {
    int lines = 0;
    for (auto const& group : key_sheet())
        for (auto const& help : group.keys) {
            EXPECT_FALSE(help.keys.empty());
            ++lines;
        }
    EXPECT_GE(lines, 18);
}

}  // namespace
}  // namespace deconvista::state
