#pragma once
// A training, one step at a time. No drawing is seen twice, and none of those that judge the result is seen at all.

#include <cstdint>

#include "core/training/classifier.h"
#include "core/training/descent.h"

namespace deconvista::training {

struct TrainingPlan {
    Architecture architecture{bundled_architecture()};
    Schedule schedule;
    Descent descent;
    int batch{64};  // drawings in each step
    std::uint64_t seed{1};
};

class Trainer {
public:
    explicit Trainer(TrainingPlan plan);

    int steps_done() const { return steps_done_; }
    bool is_done() const { return steps_done_ == plan_.schedule.steps; }

    // The mean loss of the batch before the step.
    float step();

    // The network as it is now. Its moments are those of several batches that no step has used: an average over the
    // steps would lag behind, and before the first step there is none.
    Classifier classifier();

    // Drawings that no step has seen.
    Confusion judged(Classifier const& classifier, int drawings) const;

private:
    TrainingPlan plan_;
    TrainingNetwork network_;
    Parameters parameters_;
    Parameters velocity_;
    int steps_done_{0};
};

}  // namespace deconvista::training
