#include "core/training/trainer.h"

#include <gtest/gtest.h>

#include "core/training/initial_parameters.h"
#include "tests/core/training/small_network.h"

namespace deconvista::training {
namespace {

TrainingPlan small_plan(std::uint64_t seed, int steps = 4) {
    TrainingPlan plan;
    plan.architecture = small_architecture();
    plan.schedule = {.steps = steps, .warm_up = 2, .peak_rate = 0.1F};
    plan.batch = 32;
    plan.seed = seed;
    return plan;
}

TEST(Trainer, TheSameSeedGivesTheSameNetwork) {
    Trainer one{small_plan(1)}, other{small_plan(1)}, third{small_plan(2)};
    while (!one.is_done()) {
        auto const loss = one.step();
        EXPECT_EQ(loss, other.step());
        EXPECT_NE(loss, third.step());
    }
    EXPECT_EQ(one.classifier().blocks, other.classifier().blocks);
    EXPECT_NE(one.classifier().blocks, third.classifier().blocks);
}

TEST(Trainer, LookingAtTheNetworkDoesNotChangeTheTraining) {
    Trainer watched{small_plan(1)}, alone{small_plan(1)};
    while (!watched.is_done()) {
        watched.classifier();
        watched.step();
        alone.step();
    }
    EXPECT_EQ(watched.classifier().blocks, alone.classifier().blocks);
}

TEST(Trainer, EndsAfterItsSteps) {
    Trainer trainer{small_plan(1, 2)};
    EXPECT_FALSE(trainer.is_done());
    trainer.step();
    trainer.step();
    EXPECT_TRUE(trainer.is_done());
    EXPECT_EQ(trainer.steps_done(), 2);
}

// Guessing costs log(16) = 2.77.
TEST(Training, LearnsOneBatchByHeart) {
    auto const plan = small_plan(1);
    TrainingNetwork network{plan.architecture, 16};
    auto parameters = initial_parameters(plan.architecture, 1);
    Parameters velocity;
    auto const batch = batch_of(1, 0, 16, plan.architecture.size);
    float loss = 0;
    for (int i = 0; i < 60; ++i) {
        auto const pass = network.forward_and_backward(parameters, batch);
        descend(plan.descent, 0.2F, pass.gradients, velocity, parameters);
        loss = pass.loss;
    }
    EXPECT_LT(loss, 0.3F);
}

}  // namespace
}  // namespace deconvista::training
