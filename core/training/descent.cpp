#include "core/training/descent.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/check.h"

namespace deconvista::training {
namespace {

struct Step {
    float rate{}, momentum{}, weight_decay{};
};

void move(Step const& step, std::vector<float> const& gradients, std::vector<float>& velocity,
          std::vector<float>& values) {
    DECONVISTA_CHECK(gradients.size() == values.size());
    velocity.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const gradient = gradients[i] + step.weight_decay * values[i];
        velocity[i] = step.momentum * velocity[i] + gradient;
        values[i] -= step.rate * (gradient + step.momentum * velocity[i]);
    }
}

}  // namespace

float learning_rate(Schedule const& schedule, int step) {
    auto const growth = std::min(1.F, static_cast<float>(step + 1) / static_cast<float>(schedule.warm_up));
    auto const done = static_cast<float>(step) / static_cast<float>(schedule.steps);
    auto const fall = 0.5F + 0.5F * std::cos(std::numbers::pi_v<float> * done);
    return schedule.peak_rate * (growth * fall * (1 - schedule.final_share) + schedule.final_share);
}

void descend(Descent const& descent, float rate, Parameters const& gradients, Parameters& velocity,
             Parameters& parameters) {
    Step const weights{rate, descent.momentum, descent.weight_decay}, others{rate, descent.momentum, 0};
    velocity.blocks.resize(parameters.blocks.size());
    for (std::size_t i = 0; i < parameters.blocks.size(); ++i) {
        auto const& gradient = gradients.blocks[i];
        auto& [speed, norm_speed] = velocity.blocks[i];
        auto& [values, norm] = parameters.blocks[i];
        move(weights, gradient.weights, speed, values);
        move(others, gradient.norm.scale, norm_speed.scale, norm.scale);
        move(others, gradient.norm.shift, norm_speed.shift, norm.shift);
    }
    move(weights, gradients.head.weights, velocity.head.weights, parameters.head.weights);
    move(others, gradients.head.bias, velocity.head.bias, parameters.head.bias);
}

}  // namespace deconvista::training
