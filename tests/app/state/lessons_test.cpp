#include "app/state/lessons.h"

#include <gtest/gtest.h>

#include <fstream>

#include "app/state/keys.h"
#include "core/lesson/lessons.h"
#include "tests/app/files/scratch_folder.h"
#include "tests/app/state/exhibits.h"

namespace deconvista::state {
namespace {

AppState with_lesson(std::string const& name) {
    auto state = fresh_state();
    update(state, InLesson{OpenBundledLesson{name}});
    return state;
}

bool press(AppState& state, std::string_view chord) {
    auto const action = action_of(chord, Press::First, state);
    if (action) update(state, *action);
    return action.has_value();
}

void come_to_rest(AppState& state) {
    while (is_moving(state.lesson.playback)) update(state, TimePassed{0.1});
}

std::int64_t step_of(AppState const& state) {
    return view_of(state.lesson).moment.step;
}

TEST(Lessons, BeginAtTheFirstStepOfTheFirstPage) {
    auto const state = with_lesson("transposed_convolution");
    EXPECT_EQ(state.workspace, Workspace::Lesson);
    EXPECT_EQ(state.lesson.page, 0);
    EXPECT_EQ(pages_of(state.lesson), 14);
    EXPECT_EQ(step_of(state), steps_of(state.lesson).first);
    EXPECT_EQ(window_title(state).find("1 / 14") != std::string::npos, true) << window_title(state);
}

TEST(Lessons, OneKeyLeadsThroughEveryStepOfEveryPageAndBack) {
    for (auto const name : lesson::lessons()) {
        auto state = with_lesson(std::string{name});
        auto const& pages = state.lesson.open->lesson->pages;
        for (std::size_t page = 0; page < pages.size(); ++page) {
            auto const steps = lesson::steps_of(pages[page]);
            for (auto step = steps.first; step <= steps.last; ++step) {
                EXPECT_EQ(state.lesson.page, static_cast<int>(page)) << name;
                EXPECT_EQ(step_of(state), step) << name << " page " << page + 1;
                EXPECT_EQ(is_hidden(state), pages[page].question && step == steps.last) << name << " page " << page + 1;
                if (is_hidden(state)) press(state, "pagedown");
                press(state, "pagedown");
                come_to_rest(state);
            }
        }
        EXPECT_EQ(state.lesson.page, pages_of(state.lesson) - 1) << "the end is no beginning";
        for (std::int64_t i = 0; state.lesson.page > 0 && i < 10000; ++i) {
            press(state, "pageup");
            come_to_rest(state);
        }
        EXPECT_EQ(state.lesson.page, 0) << name;
    }
}

TEST(Lessons, GoingBackComesToTheEndOfThePageBefore) {
    auto state = with_lesson("convolution");
    update(state, InLesson{GoToPage{3}});
    press(state, "left");
    EXPECT_EQ(state.lesson.page, 2);
    EXPECT_EQ(step_of(state), steps_of(state.lesson).last);
    EXPECT_GT(steps_of(state.lesson).last, steps_of(state.lesson).first);
}

TEST(Lessons, SpacePlaysThePageAndThenGoesOn) {
    auto state = with_lesson("convolution");
    update(state, InLesson{GoToPage{2}});
    press(state, "space");
    EXPECT_EQ(state.lesson.playback.mode, Mode::Playing);
    come_to_rest(state);
    EXPECT_EQ(state.lesson.page, 2);
    EXPECT_EQ(step_of(state), steps_of(state.lesson).last) << "and not on to the end of its scene";
    press(state, "space");
    EXPECT_EQ(state.lesson.page, 3);
}

TEST(Lessons, PagesAreTurnedByThemselves) {
    auto state = with_lesson("convolution");
    press(state, "down");
    press(state, "down");
    EXPECT_EQ(state.lesson.page, 2);
    press(state, "up");
    EXPECT_EQ(state.lesson.page, 1);
    press(state, "end");
    EXPECT_EQ(state.lesson.page, 11);
    press(state, "down");
    EXPECT_EQ(state.lesson.page, 11);
    press(state, "home");
    EXPECT_EQ(state.lesson.page, 0);
    update(state, InLesson{GoToPage{99}});
    EXPECT_EQ(state.lesson.page, 11);
}

TEST(Lessons, APagesSceneIsTriedAndTheLessonGoesOnWhereItWas) {
    auto state = with_lesson("convolution");
    update(state, InLesson{GoToPage{2}});
    auto const own = page_of(state.lesson).shown->scene;
    auto scene = own;
    if (scene.title.empty()) scene.title = page_of(state.lesson).title.english;
    press(state, "t");
    EXPECT_EQ(state.workspace, Workspace::Arithmetic);
    EXPECT_EQ(state.exhibit.scene, scene);
    EXPECT_EQ(shown_step(state), steps_of(state.lesson).first);
    update(state, stride(2));
    press(state, "ctrl+3");
    EXPECT_EQ(state.workspace, Workspace::Lesson);
    EXPECT_EQ(state.lesson.page, 2);
    EXPECT_EQ(page_of(state.lesson).shown->scene, own);
}

TEST(Lessons, ABrokenFileIsNamedByPageAndKeyAndTheProgramGoesOn) {
    files::ScratchFolder const folder;
    auto const path = folder / "broken.json";
    std::ofstream{path} << R"({"version": 1, "title": {"en": "A", "zh": "B"}, "pages": [
        {"title": {"en": "A", "zh": "B"}, "text": {"en": ["a"], "zh": ["b"]}},
        {"title": {"en": "A", "zh": "B"}, "text": {"en": ["a *b"], "zh": ["b"]}}]})";
    auto state = fresh_state();
    update(state, OpenFile{path});
    ASSERT_FALSE(state.messages.empty());
    auto const line = text::describe(state.messages.back().what, text::Language::English);
    EXPECT_NE(line.find("pages[1].text.en[0]"), std::string::npos) << line;
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_EQ(state.workspace, Workspace::Arithmetic);
    EXPECT_FALSE(state.lesson.open);
}

TEST(Lessons, AFileOpensAsALessonAndIsRemembered) {
    files::ScratchFolder const folder;
    auto const path = folder / "mine.json";
    std::ofstream{path} << R"({"version": 1, "title": {"en": "Mine", "zh": "Mine"}, "pages": [
        {"title": {"en": "A", "zh": "B"}, "text": {"en": ["a"], "zh": ["b"]}}]})";
    auto state = fresh_state();
    update(state, OpenFile{path});
    ASSERT_TRUE(state.lesson.open) << text::describe(state.messages.back().what, text::Language::English);
    EXPECT_EQ(state.lesson.open->name, "mine");
    EXPECT_EQ(state.settings.recent.front(), path);
    ASSERT_TRUE(playing_in(state)) << "a page without a scene has a single step";
    EXPECT_EQ(playing_in(state)->timeline.steps(), 1);
}

TEST(Lessons, WhatIsForScenesAloneHasNoMeaning) {
    auto state = with_lesson("convolution");
    for (auto const* const chord : {"ctrl+z", "ctrl+v", "v", "b", "1", "ctrl+s"})
        EXPECT_FALSE(action_of(chord, Press::First, state)) << chord;
}

TEST(Lessons, AnExportShowsItsPages) {
    auto state = with_lesson("convolution");
    update(state, InLesson{GoToPage{4}});
    update(state, AskExport{});
    auto const exported = playing_for_export(state);
    ASSERT_TRUE(exported);
    EXPECT_EQ(exported->timeline.steps(), 12);
    EXPECT_EQ(exported->timeline.at(exported->playback.seconds).step, 4);
    EXPECT_EQ(std::get<ExportDialog>(state.dialog).settings.format, exporting::Format::Pdf);
    EXPECT_TRUE(std::get<ExportDialog>(state.dialog).out.ends_with("convolution.pdf"));
}

TEST(Lessons, AMistakeOpensAtItsPage) {
    auto state = fresh_state();
    update(state, InLesson{ListMistakes{}});
    ASSERT_TRUE(state.lesson.mistakes);
    EXPECT_FALSE(state.lesson.open) << "a list opens nothing";
    update(state, InLesson{OpenMistake{7}});
    EXPECT_EQ(state.workspace, Workspace::Lesson);
    EXPECT_EQ(state.lesson.open->name, lesson::kCommonMistakes);
    EXPECT_EQ(state.lesson.page, 7);
    update(state, InLesson{TryPage{}});
    EXPECT_EQ(state.exhibit.scene.operation, op::Kind::TransposedConvolution);
    EXPECT_EQ(state.exhibit.scene.title, page_of(state.lesson).title.in(state.settings.language));
}

}  // namespace
}  // namespace deconvista::state
