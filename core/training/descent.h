#pragma once
// Stochastic gradient descent with Nesterov's momentum, and how its step grows and shrinks over a training.

#include "core/training/network.h"

namespace deconvista::training {

struct Schedule {
    int steps{2000};
    int warm_up{200};  // over which the rate grows linearly to its peak
    float peak_rate{0.1F};
    float final_share{0.01F};  // of the peak that a half cosine falls to
};

// Of the step with this number, 0 to steps - 1.
float learning_rate(Schedule const& schedule, int step);

struct Descent {
    float momentum{0.9F};
    float weight_decay{1e-3F};  // of weights alone, not of scales, shifts and biases
};

// gradient += decay * weight; velocity = momentum * velocity + gradient; weight -= rate * (gradient + momentum *
// velocity), as PyTorch writes Nesterov's momentum. An empty velocity is zero.
void descend(Descent const& descent, float rate, Parameters const& gradients, Parameters& velocity,
             Parameters& parameters);

}  // namespace deconvista::training
