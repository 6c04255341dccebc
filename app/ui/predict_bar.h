#pragma once
// Below the picture while a question stands: where it is answered, what came of it, and the score of an exercise.

#include <string>

#include "app/ui/ui.h"

namespace deconvista::ui {

constexpr float kPredictBar = 52;  // its height at scale 1

class PredictBar {
public:
    void show(Ui& ui, Rect const& place);

private:
    void answer_field(Ui& ui, state::Prediction const& prediction);
    void hidden(Ui& ui, Rect const& place, state::Prediction const& prediction);

    std::string typed_;
    state::ShowPlace typed_at_;  // the question that it answers
};

}  // namespace deconvista::ui
