#include "core/training/descent.h"

#include <gtest/gtest.h>

namespace deconvista::training {
namespace {

TEST(LearningRate, WarmsUpAndFallsOff) {
    Schedule const schedule{.steps = 1000, .warm_up = 100, .peak_rate = 0.2F, .final_share = 0.01F};
    EXPECT_NEAR(learning_rate(schedule, 0), 0.2F * (0.99F / 100 + 0.01F), 1e-6F);
    EXPECT_NEAR(learning_rate(schedule, 500), 0.2F * (0.99F * 0.5F + 0.01F), 1e-6F);
    EXPECT_NEAR(learning_rate(schedule, 999), 0.2F * 0.01F, 1e-6F);
    for (int step = 1; step < 99; ++step)
        EXPECT_GT(learning_rate(schedule, step), learning_rate(schedule, step - 1)) << step;
    for (int step = 101; step < 1000; ++step)
        EXPECT_LT(learning_rate(schedule, step), learning_rate(schedule, step - 1)) << step;
}

Parameters all(float value) {
    return {{{{value}, {{value}, {value}}}}, {{value}, {value}}};
}

TEST(Descent, FollowsNesterovsMomentum) {
    auto parameters = all(1);
    Parameters velocity;
    Descent const descent{.momentum = 0.5F, .weight_decay = 0};
    // velocity 4; the step is 0.1 * (4 + 0.5 * 4)
    descend(descent, 0.1F, all(4), velocity, parameters);
    EXPECT_FLOAT_EQ(parameters.blocks[0].weights[0], 0.4F);
    // velocity 0.5 * 4 + 2 = 4; the step is 0.1 * (2 + 0.5 * 4)
    descend(descent, 0.1F, all(2), velocity, parameters);
    EXPECT_NEAR(parameters.blocks[0].weights[0], 0, 1e-6F);
    EXPECT_NEAR(parameters.head.bias[0], 0, 1e-6F);
    EXPECT_NEAR(parameters.blocks[0].norm.scale[0], 0, 1e-6F);
}

TEST(Descent, OnlyWeightsDecay) {
    auto parameters = all(2);
    Parameters velocity;
    descend({.momentum = 0, .weight_decay = 0.25F}, 1, all(0), velocity, parameters);
    EXPECT_FLOAT_EQ(parameters.blocks[0].weights[0], 1.5F);
    EXPECT_FLOAT_EQ(parameters.head.weights[0], 1.5F);
    EXPECT_FLOAT_EQ(parameters.blocks[0].norm.scale[0], 2);
    EXPECT_FLOAT_EQ(parameters.blocks[0].norm.shift[0], 2);
    EXPECT_FLOAT_EQ(parameters.head.bias[0], 2);
}

}  // namespace
}  // namespace deconvista::training
