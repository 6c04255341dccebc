// Whose the keyboard is, and cells that are pinned with it.

#include <gtest/gtest.h>

#include "app/state/keys.h"
#include "app/state/pinning.h"
#include "app/state/update.h"
#include "tests/app/state/exhibits.h"

namespace deconvista::state {
namespace {

class Walking : public testing::Test {
protected:
    bool press(std::string_view chord) {
        auto const action = action_of(chord, Press::First, state);
        if (action) update(state, *action);
        return action.has_value();
    }

    template <class Cell>
    static op::Cell cell(std::int64_t row, std::int64_t column) {
        return Cell{{0, 0, {row, column}}};
    }

    AppState state{fresh_state()};
};

TEST_F(Walking, LeavesArrowsAndLettersToTheControls) {
    EXPECT_TRUE(press("tab"));
    EXPECT_EQ(state.keyboard, Keyboard::Controls);
    EXPECT_EQ(state.stride, Stride::Next);
    for (auto const* chord : {"right", "shift+left", "ctrl+right", "space", "enter", "v", "p", "1", "[", "home"})
        EXPECT_FALSE(press(chord)) << chord;
    for (auto const* chord : {"pagedown", "ctrl+1", "f1"}) EXPECT_TRUE(press(chord)) << chord;
}

TEST_F(Walking, EndsWithEscape) {
    press("f6");
    EXPECT_EQ(state.stride, Stride::NextPanel);
    press("escape");
    EXPECT_EQ(state.keyboard, Keyboard::Show);
    EXPECT_TRUE(press("right"));
}

TEST_F(Walking, LeavesTabToTheGridOfValues) {
    update(state, ShowValues{scene::Grid::Input});
    EXPECT_FALSE(press("tab"));
    EXPECT_TRUE(press("f6"));
    EXPECT_TRUE(press("shift+tab"));
    EXPECT_EQ(state.stride, Stride::Previous);
}

TEST_F(Walking, NeedsPanels) {
    update(state, TogglePanels{});
    press("tab");
    EXPECT_EQ(state.keyboard, Keyboard::Show);
    update(state, TogglePanels{});
    update(state, InPresent{TogglePresent{}});
    press("f10");
    EXPECT_EQ(state.keyboard, Keyboard::Show);
}

TEST_F(Walking, PinsTheCellOfTheStepAndThenItsPartners) {
    press("end");
    press("enter");
    ASSERT_TRUE(state.pinned);
    EXPECT_EQ(state.pinned->cell, cell<op::OutputCell>(4, 4));
    press("alt+right");
    EXPECT_EQ(state.pinned->cell, cell<op::OutputCell>(4, 4)) << "there is no cell beyond the last";
    press("alt+up");
    press("alt+left");
    EXPECT_EQ(state.pinned->cell, cell<op::OutputCell>(3, 3));
    press("enter");
    EXPECT_EQ(state.pinned->cell, cell<op::InputCell>(2, 2));
    press("enter");
    EXPECT_EQ(state.pinned->cell, cell<op::KernelCell>(2, 2));
    press("enter");
    EXPECT_FALSE(state.pinned);
}

TEST_F(Walking, PinsCellsOfLinesAndPoolings) {
    for (auto const* const preset :
         {"connections_even", "numerical_max_pooling", "multi_map", "volume_shallow_filter"}) {
        update(state, ShowPreset{preset});
        press("end");
        for (int i = 0; i < 3; ++i) {
            press("enter");
            ASSERT_TRUE(state.pinned) << preset;
            for (auto const* const chord : {"alt+right", "alt+down", "alt+left", "alt+left", "alt+up", "alt+up"}) {
                press(chord);
                EXPECT_TRUE(op::contains(state.exhibit.trace.computation(), state.pinned->cell)) << preset;
            }
        }
        press("escape");
    }
}

TEST_F(Walking, TheFirstHintGoesOnceAndForAll) {
    state.settings.first_hint = FirstHint::Unseen;
    EXPECT_TRUE(shows_first_hint(state));
    press("escape");
    EXPECT_FALSE(shows_first_hint(state));
    EXPECT_EQ(state.settings.first_hint, FirstHint::Seen);
}

}  // namespace
}  // namespace deconvista::state
