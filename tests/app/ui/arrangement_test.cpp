#include "app/ui/arrangement.h"

#include <gtest/gtest.h>

namespace deconvista::ui {
namespace {

using state::Panels;

bool overlap(Rect const& a, Rect const& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

TEST(Arrangement, GivesThePictureEverythingWhenThePanelsAreHidden) {
    auto const all = arrange({1280, 720}, 1, Panels::Hidden);
    EXPECT_EQ(all.stage, (Rect{0, 0, 1280, 720}));
    EXPECT_EQ(all.parameters_are, Standing::Away);
}

TEST(Arrangement, HasRoomForAllPanelsOnUsualScreens) {
    for (ImVec2 const window : {ImVec2{1280, 720}, ImVec2{1366, 768}, ImVec2{1920, 1080}, ImVec2{3840, 2160}}) {
        auto const all = arrange(window, 1, Panels::Shown);
        EXPECT_EQ(all.parameters_are, Standing::Beside) << window.x;
        EXPECT_EQ(all.explanation_is, Standing::Beside) << window.x;
    }
}

TEST(Arrangement, PanelsBesideThePictureDoNotCoverIt) {
    for (float const unit : {0.5f, 0.75f, 1.0f, 1.25f, 2.0f, 3.0f, 4.0f})
        for (ImVec2 const window : {ImVec2{480, 320}, ImVec2{1280, 720}, ImVec2{1920, 1080}, ImVec2{720, 1280}}) {
            auto const all = arrange(window, unit, Panels::Shown);
            bool const parameters_beside = all.parameters_are == Standing::Beside;
            bool const explanation_beside = all.explanation_is == Standing::Beside;
            EXPECT_FALSE(parameters_beside && overlap(all.stage, all.parameters));
            EXPECT_FALSE(explanation_beside && overlap(all.stage, all.explanation));
            EXPECT_FALSE(overlap(all.stage, all.menu));
            EXPECT_FALSE(overlap(all.stage, all.timeline));
            EXPECT_FALSE(overlap(all.parameters, all.timeline));
            EXPECT_LE(all.parameters.right(), window.x);
            EXPECT_GE(all.explanation.x, 0);
        }
}

TEST(Arrangement, LeavesThePictureItsShare) {
    for (float const unit : {0.75f, 1.0f, 1.5f, 2.0f, 3.0f}) {
        auto const all = arrange({1920, 1080}, unit, Panels::Shown);
        EXPECT_GE(all.stage.width, 1920 * 0.45f) << unit;
        EXPECT_GE(all.stage.height, 1080 * 0.6f) << unit;
    }
}

TEST(Arrangement, MakesDrawersWhereItIsNarrow) {
    auto const narrow = arrange({1000, 720}, 1, Panels::Shown);
    EXPECT_EQ(narrow.parameters_are, Standing::Beside);
    EXPECT_EQ(narrow.explanation_is, Standing::Drawer);
    auto const narrower = arrange({560, 720}, 1, Panels::Shown);
    EXPECT_EQ(narrower.parameters_are, Standing::Drawer);
    EXPECT_EQ(narrower.stage.width, 560);
}

}  // namespace
}  // namespace deconvista::ui
