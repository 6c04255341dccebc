#pragma once
// Exercises without end: random small scenes of all operations, each with a question about one of its steps. The same
// seed and number give the same exercise, whatever was asked before.

#include "core/quiz/question.h"
#include "core/scene/scene.h"

namespace deconvista::quiz {

struct Exercise {
    scene::Scene scene;
    trace::Trace trace;  // the scene's own
    Question question;
};

// `number`: 0, 1, 2, ...; questions of all kinds take turns.
Exercise exercise_of(std::uint64_t seed, std::int64_t number);

}  // namespace deconvista::quiz
