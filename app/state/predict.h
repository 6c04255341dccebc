#pragma once
// Predicting: what comes next is hidden, somebody says what it will be, and sees whether that is right.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "app/state/network_state.h"
#include "core/base/result.h"
#include "core/quiz/question.h"
#include "core/scene/scene.h"

namespace deconvista::state {

struct AppState;

// Where a show stands: a question holds there and nowhere else.
struct ShowPlace {
    Workspace workspace{};
    std::uint64_t revision{};  // of the exhibit, or of the lesson's page
    double seconds{};
    bool operator==(ShowPlace const&) const = default;
};

struct Prediction {
    quiz::Asked asked;
    ShowPlace place;                         // the question itself, or, once revealed, its answer
    std::string typed{};                     // the latest answer
    std::optional<quiz::Verdict> verdict{};  // on it
    std::optional<base::Problem> trouble{};  // why it could not be judged
    bool revealed{false};
};

// Random exercises, one after the other.
struct Practice {
    std::uint64_t seed{};
    std::int64_t number{0};  // of the exercise that is shown
    std::int64_t asked{0}, right{0};
};

struct Predict {  // in the explorer; what comes next
    quiz::Kind kind{};
};
struct ChooseCell {  // or let it go again
    op::Cell cell;
};
// By keyboard: to the cell beside the one that is pointed at, or to the one in the middle, where none is yet. What lies
// beyond the end of a row is the next row, beyond the last row the next plane.
struct PointBy {
    int rows{}, columns{};
};
struct ChoosePointed {};  // or let it go again
struct TypeAnswer {
    std::string text;
};
struct CheckAnswer {};  // the cells that were chosen
struct RevealAnswer {};
struct EndPrediction {};
struct BeginPractice {
    std::optional<std::uint64_t> seed;  // none: another one than before
};
struct NextExercise {};

using PredictAction = std::variant<Predict, ChooseCell, PointBy, ChoosePointed, TypeAnswer, CheckAnswer, RevealAnswer,
                                   EndPrediction, BeginPractice, NextExercise>;

void act_in_prediction(AppState& state, PredictAction const& action);

// The question that stands where the show does, or whose answer is seen there.
Prediction const* prediction_in(AppState const& state);

// Whether its answer is still hidden.
bool is_hidden(AppState const& state);

// What it is asked about.
struct AskedScene {
    scene::Scene const& scene;
    trace::Trace const& trace;
};
std::optional<AskedScene> asked_scene(AppState const& state);

// Lets a page of a lesson ask its question once its last step is seen.
void ask_question_of_page(AppState& state);

}  // namespace deconvista::state
