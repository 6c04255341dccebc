#include "app/state/lessons.h"

#include <algorithm>
#include <utility>

#include "app/export/lesson_place.h"
#include "app/state/changes.h"
#include "app/state/documents.h"
#include "app/state/update.h"
#include "app/state/wholes.h"
#include "core/base/overloaded.h"
#include "core/lesson/lessons.h"

namespace deconvista::state {
namespace {

enum class From : std::uint8_t { FirstStep, LastStep };

void show_page(LessonState& lesson, int page, From from) {
    lesson.page = std::clamp(page, 0, pages_of(lesson) - 1);
    auto const& shown = page_of(lesson).shown;
    auto const& told = page_of(lesson).told;
    lesson.timeline = shown ? trace::Timeline{shown->trace} : told ? told->story->timeline() : one_step();
    auto const steps = steps_of(lesson);
    lesson.playback =
        at_step({.speed = lesson.playback.speed}, lesson.timeline, from == From::FirstStep ? steps.first : steps.last);
    if (shown)
        ask_for_wholes(lesson.wholes, shown->scene, shown->trace);
    else
        lesson.wholes = {};
    ++lesson.turned;
    ++lesson.revision;
}

// Where the show is, or comes to rest when its glide is through.
trace::Moment settled_moment(LessonState const& lesson) {
    auto const& playback = lesson.playback;
    return lesson.timeline.at(playback.mode == Mode::Stepping ? playback.rest : playback.seconds);
}

bool has_more(LessonState const& lesson, Direction direction) {
    auto const moment = settled_moment(lesson);
    auto const steps = steps_of(lesson);
    if (direction == Direction::Forward)
        return moment.step < steps.last || (moment.step == steps.last && moment.phase < 1);
    return moment.step > steps.first && (moment.step > steps.first + 1 || moment.phase > 0);
}

void open_bundled(AppState& state, std::string const& name) {
    auto lesson = exporting::load_bundled_lesson(name);
    if (!lesson) return complain(state, lesson.problem(), name);
    open_lesson(state, {std::make_shared<lesson::Lesson const>(*std::move(lesson)), name, ""});
}

void list_mistakes(AppState& state) {
    std::string const name{lesson::kCommonMistakes};
    auto lesson = exporting::load_bundled_lesson(name);
    if (!lesson) return complain(state, lesson.problem(), name);
    state.lesson.mistakes = std::make_shared<lesson::Lesson const>(*std::move(lesson));
}

void open_mistake(AppState& state, int page) {
    if (!state.lesson.mistakes) list_mistakes(state);
    if (!state.lesson.mistakes) return;
    open_lesson(state, {state.lesson.mistakes, std::string{lesson::kCommonMistakes}, ""});
    show_page(state.lesson, page, From::FirstStep);
}

void list_lessons(AppState& state) {
    auto& listed = state.lesson.listed;
    listed.clear();
    for (auto const name : lesson::lessons()) {
        auto const lesson = exporting::load_bundled_lesson(name);
        if (!lesson) return complain(state, lesson.problem(), std::string{name});
        listed.push_back({std::string{name}, lesson->title});
    }
}

void try_page(AppState& state) {
    auto const& page = page_of(state.lesson);
    if (page.told) return update(state, OpenFile{page.told->file});
    if (!page.shown) return;
    auto const step = view_of(state.lesson).moment.step;
    auto scene = page.shown->scene;
    if (scene.title.empty()) scene.title = page.title.in(state.settings.language);
    state.workspace = Workspace::Arithmetic;
    show_scene_at(state, std::move(scene), step);
}

}  // namespace

lesson::Page const& page_of(LessonState const& lesson) {
    return lesson.open->lesson->pages[static_cast<std::size_t>(lesson.page)];
}

lesson::PageView view_of(LessonState const& lesson) {
    return {lesson.page, lesson.timeline.at(lesson.playback.seconds)};
}

lesson::Steps steps_of(LessonState const& lesson) {
    return lesson::steps_of(page_of(lesson));
}

int pages_of(LessonState const& lesson) {
    return static_cast<int>(lesson.open->lesson->pages.size());
}

std::optional<quiz::Asked> asked_in(AppState const& state) {
    if (!is_hidden(state)) return std::nullopt;
    return prediction_in(state)->asked;
}

std::string title_of(LessonState const& lesson, text::Language language) {
    if (!lesson.open) return "";
    return lesson.open->lesson->title.in(language) + " · " + lesson::page_number(*lesson.open->lesson, lesson.page);
}

void open_lesson(AppState& state, OpenedLesson lesson) {
    state.lesson.open = std::move(lesson);
    state.lesson.exported.reset();
    state.workspace = Workspace::Lesson;
    show_page(state.lesson, 0, From::FirstStep);
}

void enter_lessons(AppState& state) {
    if (state.lesson.open)
        state.workspace = Workspace::Lesson;
    else
        open_bundled(state, std::string{lesson::lessons().front()});
}

void act_in_lesson(AppState& state, LessonAction const& action) {
    auto& lesson = state.lesson;
    if (auto const* const opening = std::get_if<OpenBundledLesson>(&action)) return open_bundled(state, opening->name);
    if (std::holds_alternative<ListLessons>(action)) return list_lessons(state);
    if (std::holds_alternative<ListMistakes>(action)) return list_mistakes(state);
    if (auto const* const mistake = std::get_if<OpenMistake>(&action)) return open_mistake(state, mistake->page);
    if (!lesson.open) return;
    std::visit(base::Overloaded{
                   [](OpenBundledLesson const&) {},
                   [](ListLessons) {},
                   [](ListMistakes) {},
                   [](OpenMistake) {},
                   [&](GoToPage it) { show_page(lesson, it.page, From::FirstStep); },
                   [&](PageBy it) {
                       auto const page = lesson.page + static_cast<int>(it.direction);
                       if (page >= 0 && page < pages_of(lesson)) show_page(lesson, page, From::FirstStep);
                   },
                   [&](GoToLastPage) { show_page(lesson, pages_of(lesson) - 1, From::FirstStep); },
                   [&](TryPage) { try_page(state); },
               },
               action);
}

void go_on(LessonState& lesson, Direction direction, Manner manner) {
    bool const forward = direction == Direction::Forward;
    if (has_more(lesson, direction))
        lesson.playback = stepped(lesson.playback, lesson.timeline, direction, manner);
    else if (forward && lesson.page + 1 < pages_of(lesson))
        show_page(lesson, lesson.page + 1, From::FirstStep);
    else if (!forward && lesson.page > 0)
        show_page(lesson, lesson.page - 1, From::LastStep);
}

void toggle_play(LessonState& lesson) {
    bool const playing = lesson.playback.mode == Mode::Playing;
    if (playing || has_more(lesson, Direction::Forward))
        lesson.playback = toggled(lesson.playback, lesson.timeline);
    else
        go_on(lesson, Direction::Forward, Manner::Glide);
}

void advance(LessonState& lesson, double seconds) {
    auto const& timeline = lesson.timeline;
    auto const last = steps_of(lesson).last;
    auto const end = at_step(lesson.playback, timeline, last);
    bool const before = lesson.playback.seconds < end.seconds;
    bool const playing = lesson.playback.mode == Mode::Playing;
    lesson.playback = advanced(lesson.playback, timeline, seconds);
    if (playing && before && lesson.playback.seconds >= end.seconds) lesson.playback = end;
}

void look_after_lesson(LessonState& lesson) {
    if (look_after_wholes(lesson.wholes)) ++lesson.revision;
}

}  // namespace deconvista::state
