#include "core/training/trainer.h"

#include <utility>

#include "core/base/check.h"
#include "core/training/initial_parameters.h"

namespace deconvista::training {
namespace {

// What a training draws for, each from a series of its own.
enum class Purpose : std::uint64_t { Parameters, Steps, Moments, Judgement };

std::uint64_t series_for(Purpose purpose, std::uint64_t seed) {
    return drawings::seed_in_series(seed, static_cast<std::uint64_t>(purpose));
}

}  // namespace

Trainer::Trainer(TrainingPlan plan)
    : plan_{std::move(plan)},
      network_{plan_.architecture, plan_.batch},
      parameters_{initial_parameters(plan_.architecture, series_for(Purpose::Parameters, plan_.seed))} {}

float Trainer::step() {
    DECONVISTA_CHECK(!is_done());
    auto const first = static_cast<std::uint64_t>(steps_done_) * static_cast<std::uint64_t>(plan_.batch);
    auto const batch = batch_of(series_for(Purpose::Steps, plan_.seed), first, plan_.batch, plan_.architecture.size);
    auto const pass = network_.forward_and_backward(parameters_, batch);
    descend(plan_.descent, learning_rate(plan_.schedule, steps_done_), pass.gradients, velocity_, parameters_);
    ++steps_done_;
    return pass.loss;
}

Classifier Trainer::classifier() {
    constexpr int kBatches = 16;
    std::vector<std::vector<Moments<float>>> found(parameters_.blocks.size());
    for (int i = 0; i < kBatches; ++i) {
        auto const first = static_cast<std::uint64_t>(i) * static_cast<std::uint64_t>(plan_.batch);
        auto const batch =
            batch_of(series_for(Purpose::Moments, plan_.seed), first, plan_.batch, plan_.architecture.size);
        auto const moments = network_.moments(parameters_, batch);
        for (std::size_t block = 0; block < moments.size(); ++block) found[block].push_back(moments[block]);
    }
    std::vector<Moments<float>> moments;
    for (auto const& of_block : found) moments.push_back(pooled(of_block));
    return folded(plan_.architecture, parameters_, moments);
}

Confusion Trainer::judged(Classifier const& classifier, int drawings) const {
    return confusion(classifier, series_for(Purpose::Judgement, plan_.seed), drawings);
}

}  // namespace deconvista::training
