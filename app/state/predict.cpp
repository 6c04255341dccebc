#include "app/state/predict.h"

#include <utility>

#include "app/state/changes.h"
#include "app/state/documents.h"
#include "app/state/lessons.h"
#include "core/base/number_text.h"
#include "core/base/overloaded.h"
#include "core/quiz/exercise.h"
#include "core/text/window.h"

namespace deconvista::state {
namespace {

Playback& playback_of(AppState& state) {
    return state.workspace == Workspace::Lesson ? state.lesson.playback : state.playback;
}

ShowPlace place_of(AppState const& state) {
    bool const in_lesson = state.workspace == Workspace::Lesson;
    return {state.workspace, in_lesson ? state.lesson.turned : state.revision,
            (in_lesson ? state.lesson.playback : state.playback).seconds};
}

void go_to(AppState& state, std::int64_t step) {
    auto const playing = playing_in(state);
    playback_of(state) = at_step(playing->playback, playing->timeline, step);
}

void ask(AppState& state, quiz::Question const& question) {
    state.prediction = Prediction{{question}, {}};
    if (question.kind != quiz::Kind::OutputSize) go_to(state, question.step - 1);
    state.prediction->place = place_of(state);
}

void predict(AppState& state, quiz::Kind kind) {
    if (state.workspace != Workspace::Arithmetic) return complain(state, base::refused("predict_needs_the_explorer"));
    auto const& trace = state.exhibit.trace;
    auto const question = quiz::ask(trace, kind, moment_of(state).step + 1);
    if (!question) return complain(state, base::refused("nothing_to_predict"));
    ask(state, *question);
}

void reveal(AppState& state) {
    auto& prediction = *state.prediction;
    prediction.revealed = true;
    bool const page_without_picture =
        prediction.asked.question.kind == quiz::Kind::OutputSize && state.workspace == Workspace::Lesson;
    if (!page_without_picture) go_to(state, prediction.asked.question.step);
    prediction.place = place_of(state);
}

// The first answer counts.
void count(AppState& state, std::optional<quiz::Verdict> verdict) {
    auto& practice = state.practice;
    if (!practice || practice->asked > practice->number) return;
    ++practice->asked;
    if (verdict == quiz::Verdict::Right) ++practice->right;
}

void take(AppState& state, base::Result<quiz::Verdict> const& verdict) {
    auto& prediction = *state.prediction;
    prediction.verdict.reset();
    prediction.trouble.reset();
    if (!verdict) {
        prediction.trouble = verdict.problem();
        return;
    }
    prediction.verdict = *verdict;
    count(state, *verdict);
    reveal(state);
}

void show_exercise(AppState& state) {
    auto exercise = quiz::exercise_of(state.practice->seed, state.practice->number);
    auto const question = exercise.question;
    state.workspace = Workspace::Arithmetic;
    exercise.scene.title =
        text::fill(text::Window::exercise_title, state.settings.language, {base::to_text(state.practice->number + 1)});
    show_scene_at(state, std::move(exercise.scene), 0);
    ask(state, question);
}

void begin_practice(AppState& state, std::optional<std::uint64_t> seed) {
    auto const other = state.practice ? state.practice->seed + 1 : 1;
    state.practice = Practice{.seed = seed.value_or(other)};
    show_exercise(state);
}

void choose(AppState& state, op::Cell const& cell) {
    auto& prediction = *state.prediction;
    if (auto places = quiz::chosen(prediction.asked.chosen, prediction.asked.question, cell))
        prediction.asked.chosen = *std::move(places);
}

// Cells in the order in which they are read, by number.
std::int64_t cell_in_the_middle(tensor::Shape const& grid) {
    tensor::Index middle{0, 0, grid.spatial};
    for (int axis = 0; axis < grid.spatial.axes(); ++axis) middle.spatial[axis] = (grid.spatial[axis] - 1) / 2;
    return offset(grid, middle);
}

void point(AppState& state, trace::Trace const& trace, PointBy by) {
    auto& [question, chosen, pointed] = state.prediction->asked;
    if (question.kind != quiz::Kind::Touched) return;
    tensor::Shape const grid{1, 1, quiz::shape_pointed_at(trace, question).spatial};
    auto const axes = grid.spatial.axes();
    auto const width = axes > 1 ? grid.spatial[axes - 1] : 0;
    auto const next =
        pointed ? offset(grid, {0, 0, *pointed}) + by.rows * width + by.columns : cell_in_the_middle(grid);
    if (next >= 0 && next < plane_size(grid)) pointed = index_at(grid, next).spatial;
}

void choose_pointed(AppState& state, trace::Trace const& trace) {
    auto const& [question, chosen, pointed] = state.prediction->asked;
    if (!pointed) return point(state, trace, {});
    tensor::Index const at{0, 0, *pointed};
    choose(state, quiz::points_at_input(question) ? op::Cell{op::InputCell{at}} : op::Cell{op::OutputCell{at}});
}

void end(AppState& state) {
    state.prediction.reset();
    state.practice.reset();
}

}  // namespace

std::optional<AskedScene> asked_scene(AppState const& state) {
    if (state.workspace == Workspace::Arithmetic) return AskedScene{state.exhibit.scene, state.exhibit.trace};
    if (state.workspace != Workspace::Lesson || !state.lesson.open || !page_of(state.lesson).shown) return std::nullopt;
    auto const& shown = *page_of(state.lesson).shown;
    return AskedScene{shown.scene, shown.trace};
}

Prediction const* prediction_in(AppState const& state) {
    bool const stands = state.prediction && state.prediction->place == place_of(state);
    return stands ? &*state.prediction : nullptr;
}

bool is_hidden(AppState const& state) {
    auto const* const prediction = prediction_in(state);
    return prediction != nullptr && !prediction->revealed;
}

void ask_question_of_page(AppState& state) {
    if (state.workspace != Workspace::Lesson || !state.lesson.open || prediction_in(state) != nullptr) return;
    auto const& lesson = state.lesson;
    auto const& page = page_of(lesson);
    if (!page.shown || !page.question || is_moving(lesson.playback)) return;
    auto const steps = page.shown->steps;
    if (view_of(lesson).moment != trace::Moment{steps.last, 1}) return;
    auto question = quiz::ask(page.shown->trace, *page.question, steps.last + 1);
    if (!question) return;
    state.prediction = Prediction{{*question}, place_of(state)};
}

void act_in_prediction(AppState& state, PredictAction const& action) {
    if (auto const* const it = std::get_if<Predict>(&action)) return predict(state, it->kind);
    if (auto const* const it = std::get_if<BeginPractice>(&action)) return begin_practice(state, it->seed);
    if (std::holds_alternative<EndPrediction>(action)) return end(state);
    if (std::holds_alternative<NextExercise>(action)) {
        if (!state.practice) return;
        count(state, std::nullopt);
        ++state.practice->number;
        return show_exercise(state);
    }
    if (!is_hidden(state)) return;
    auto const asked = asked_scene(state);
    if (!asked) return;
    auto& prediction = *state.prediction;
    std::visit(base::Overloaded{
                   [&](ChooseCell const& it) { choose(state, it.cell); },
                   [&](PointBy it) { point(state, asked->trace, it); },
                   [&](ChoosePointed) { choose_pointed(state, asked->trace); },
                   [&](TypeAnswer const& it) {
                       prediction.typed = it.text;
                       take(state, quiz::judge(asked->trace, prediction.asked.question, it.text));
                   },
                   [&](CheckAnswer) {
                       take(state, quiz::judge(asked->trace, prediction.asked.question, prediction.asked.chosen));
                   },
                   [&](RevealAnswer) {
                       count(state, std::nullopt);
                       reveal(state);
                   },
                   [](auto const&) {},
               },
               action);
}

}  // namespace deconvista::state
