#include "app/state/present.h"

#include <gtest/gtest.h>

#include "app/state/keys.h"
#include "app/state/lessons.h"
#include "tests/app/state/exhibits.h"

namespace deconvista::state {
namespace {

class Presenting : public testing::Test {
protected:
    void press(std::string_view chord) {
        if (auto const action = action_of(chord, Press::First, state)) update(state, *action);
    }

    AppState state{fresh_state()};
};

TEST_F(Presenting, BeginsAndEndsWithTheSameKeyOrEscape) {
    press("f5");
    EXPECT_TRUE(state.present);
    press("f5");
    EXPECT_FALSE(state.present);
    press("f5");
    press("escape");
    EXPECT_FALSE(state.present);
    EXPECT_EQ(state.panels, Panels::Shown);
}

TEST_F(Presenting, GoesBlackAndWhiteAndTheNextKeyOnlyLifts) {
    press("f5");
    press("b");
    EXPECT_EQ(state.present->veil, Veil::Black);
    press("w");
    EXPECT_EQ(state.present->veil, Veil::White);
    press("w");
    EXPECT_EQ(state.present->veil, Veil::None);
    press(".");
    press("pagedown");
    EXPECT_EQ(state.present->veil, Veil::None);
    EXPECT_FALSE(is_moving(state.playback)) << "nobody saw what went on";
    press("pagedown");
    EXPECT_TRUE(is_moving(state.playback));
    press("b");
    press("escape");
    EXPECT_TRUE(state.present) << "the veil goes first";
    EXPECT_EQ(state.exhibit.scene.views.size(), 1u) << "B adds no view here";
}

TEST_F(Presenting, JumpsToTheNumberThatWasTyped) {
    press("f5");
    press("1");
    press("0");
    EXPECT_EQ(state.present->typed, "10");
    press("enter");
    EXPECT_EQ(shown_step(state), 10);
    EXPECT_EQ(state.present->typed, "");
    press("9");
    press("escape");
    EXPECT_EQ(state.present->typed, "");
    EXPECT_TRUE(state.present);
    for (int i = 0; i < 40; ++i) press("9");
    press("enter");
    EXPECT_EQ(shown_step(state), state.exhibit.trace.steps() - 1);
}

TEST_F(Presenting, JumpsToPagesOfALessonFromOne) {
    update(state, InLesson{OpenBundledLesson{"convolution"}});
    press("f5");
    press("5");
    press("enter");
    EXPECT_EQ(state.lesson.page, 4);
    press("0");
    press("enter");
    EXPECT_EQ(state.lesson.page, 0);
}

TEST_F(Presenting, PointsWithOneThingAtATime) {
    press("f5");
    press("l");
    EXPECT_EQ(state.present->pointing, Pointing::Laser);
    press("s");
    EXPECT_EQ(state.present->pointing, Pointing::Spotlight);
    press("s");
    EXPECT_EQ(state.present->pointing, Pointing::Plain);
}

TEST_F(Presenting, WithOneScreenFillsItAndOpensNoNotes) {
    EXPECT_EQ(seats_of(state), (Seats{std::nullopt, std::nullopt}));
    press("f5");
    EXPECT_EQ(seats_of(state), (Seats{0, std::nullopt}));
    press("n");
    EXPECT_EQ(seats_of(state), (Seats{std::nullopt, 0})) << "both windows have to be seen";
    press("n");
    EXPECT_EQ(seats_of(state), (Seats{0, std::nullopt}));
}

TEST_F(Presenting, WithNotesOnOneScreenStaysInItsWindow) {
    press("shift+f5");
    EXPECT_EQ(seats_of(state), (Seats{std::nullopt, 0}));
    update(state, InPresent{NotesRefused{base::refused("nothing_to_predict")}});
    EXPECT_EQ(seats_of(state), (Seats{0, std::nullopt}));
    EXPECT_EQ(state.messages.size(), 1u);
}

TEST_F(Presenting, FillsTheOtherScreenAndSwaps) {
    update(state, InPresent{ScreensSeen{.count = 2, .home = 1}});
    press("f5");
    EXPECT_EQ(seats_of(state), (Seats{0, 1}));
    update(state, InPresent{ScreensSeen{.count = 2, .home = 0}});
    EXPECT_EQ(seats_of(state), (Seats{0, 1})) << "the window that fills the other screen is not at home there";
    press("x");
    EXPECT_EQ(seats_of(state), (Seats{1, 0}));
    press("x");
    press("n");
    EXPECT_EQ(seats_of(state), (Seats{0, std::nullopt})) << "the audience goes on seeing what it saw";
    press("f5");
    EXPECT_EQ(seats_of(state), (Seats{std::nullopt, std::nullopt}));
}

TEST_F(Presenting, OnThreeScreensTheSpeakerStaysAtHome) {
    update(state, InPresent{ScreensSeen{.count = 3, .home = 0}});
    press("f5");
    EXPECT_EQ(seats_of(state), (Seats{1, 0}));
    press("x");
    EXPECT_EQ(seats_of(state), (Seats{2, 0}));
    press("x");
    EXPECT_EQ(seats_of(state), (Seats{0, 1}));
}

TEST_F(Presenting, CountsTheTimeUntilItIsSetBack) {
    press("f5");
    for (int i = 0; i < 9; ++i) update(state, TimePassed{10});
    EXPECT_EQ(state.present->seconds, 90);
    press("r");
    EXPECT_EQ(state.present->seconds, 0);
}

}  // namespace
}  // namespace deconvista::state
