#pragma once
// The part of update() that plays lessons. A page begins at the first of its steps and is through at the last of them;
// going on leads through the steps to the next page, so that one key gives the whole lesson.

#include "app/state/app_state.h"
#include "app/state/lesson_action.h"

namespace deconvista::state {

// Shows its first page.
void open_lesson(AppState& state, OpenedLesson lesson);

// At the first entry the first of the bundled lessons opens.
void enter_lessons(AppState& state);

void act_in_lesson(AppState& state, LessonAction const& action);

// The next step of the page or, where there is none, the next page; likewise back.
void go_on(LessonState& lesson, Direction direction, Manner manner);

// Plays to the last step of the page; from there, goes on.
void toggle_play(LessonState& lesson);

// Playing ends with the page's last step.
void advance(LessonState& lesson, double seconds);

// Takes what has been computed for the page.
void look_after_lesson(LessonState& lesson);

// Everything below: of an open lesson.
lesson::Page const& page_of(LessonState const& lesson);
lesson::PageView view_of(LessonState const& lesson);
lesson::Steps steps_of(LessonState const& lesson);
int pages_of(LessonState const& lesson);

// The question that stands, in a lesson or elsewhere, as long as its answer is hidden.
std::optional<quiz::Asked> asked_in(AppState const& state);

// "Convolution, from the beginning · 3 / 12"
std::string title_of(LessonState const& lesson, text::Language language);

}  // namespace deconvista::state
