#include "app/ui/speaker_words.h"

#include <cstdint>
#include <ctime>

#include "app/state/lessons.h"
#include "core/base/number_text.h"
#include "core/picture/step_words.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using state::Workspace;

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + base::to_text(number);
}

SpeakerWords words_of_lesson(state::LessonState const& lesson, text::Language language) {
    auto const view = state::view_of(lesson);
    auto const [title, happens] = lesson::words_of(*lesson.open->lesson, view, language);
    SpeakerWords words{.place = title, .notes = {}, .answer = {}};
    auto const [first, last] = state::steps_of(lesson);
    if (last > first)
        words.place += " · " + text::fill(text::Window::time_step, language,
                                          {base::to_text(view.moment.step - first), base::to_text(last - first)});
    for (auto const& block : lesson::filled_notes(state::page_of(lesson), language))
        words.notes.push_back(lesson::plain(block));
    if (words.notes.empty() && !happens.empty()) words.notes.push_back(happens);
    return words;
}

picture::StepWords words_of_step(state::AppState const& state, text::Language language) {
    auto const playing = state::playing_in(state);
    auto const step = playing->timeline.at(playing->playback.seconds).step;
    if (state.workspace == Workspace::Network) return state::subject_in(state)->words(step, language);
    return picture::words_of(state.exhibit.scene, state.exhibit.trace, step, language);
}

}  // namespace

SpeakerWords words_for_speaker(state::AppState const& state) {
    auto const language = state.settings.language;
    SpeakerWords words;
    if (state.workspace == Workspace::Lesson) {
        words = words_of_lesson(state.lesson, language);
    } else {
        auto const [title, text] = words_of_step(state, language);
        words = {.place = title, .notes = {text}, .answer = {}};
    }
    if (state::is_hidden(state))
        if (auto const asked = state::asked_scene(state))
            words.answer = quiz::solution(asked->trace, state::prediction_in(state)->asked.question, language);
    return words;
}

std::string time_text(double seconds) {
    auto const whole = static_cast<std::int64_t>(seconds);
    auto const minutes = whole / 60, hours = minutes / 60;
    auto const rest = two_digits(whole % 60);
    if (hours == 0) return base::to_text(minutes) + ":" + rest;
    return base::to_text(hours) + ":" + two_digits(minutes % 60) + ":" + rest;
}

std::string time_of_day() {
    auto const now = std::time(nullptr);
    std::tm here{};
    if (localtime_r(&now, &here) == nullptr) return "";
    return two_digits(here.tm_hour) + ":" + two_digits(here.tm_min);
}

}  // namespace deconvista::ui
