#include "core/training/network.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/training/initial_parameters.h"
#include "tests/core/training/small_network.h"

namespace deconvista::training {
namespace {

double squares(std::vector<float> const& values) {
    double sum = 0;
    for (auto const value : values) sum += static_cast<double>(value) * value;
    return sum;
}

// How much faster or slower the loss changes along the gradient of one tensor than the gradient says.
double slope_along(TrainingNetwork& network, Parameters const& parameters, Batch const& batch,
                   std::vector<float> const& gradient, std::vector<float>& tensor) {
    auto const step = static_cast<float>(1e-3 / std::sqrt(squares(gradient)));
    auto const here = tensor;
    auto const loss_at = [&](float way) {
        for (std::size_t i = 0; i < tensor.size(); ++i) tensor[i] = here[i] + way * gradient[i];
        double const loss = network.forward_and_backward(parameters, batch).loss;
        tensor = here;
        return loss;
    };
    return (loss_at(step) - loss_at(-step)) / (2 * static_cast<double>(step)) / squares(gradient);
}

TEST(TrainingNetwork, TheLossFallsAsTheGradientSays) {
    auto const architecture = small_architecture();
    TrainingNetwork network{architecture, 32};
    auto parameters = initial_parameters(architecture, 1);
    auto const batch = batch_of(2, 0, 32, architecture.size);
    auto const gradients = network.forward_and_backward(parameters, batch).gradients;
    // Rounding and the corners of ReLU and maximum leave some percent.
    constexpr double kTolerance = 0.06;
    for (std::size_t i = 0; i < 2; ++i) {
        auto& block = parameters.blocks[i];
        auto const& slope = gradients.blocks[i];
        EXPECT_NEAR(slope_along(network, parameters, batch, slope.weights, block.weights), 1, kTolerance) << i;
        EXPECT_NEAR(slope_along(network, parameters, batch, slope.norm.scale, block.norm.scale), 1, kTolerance) << i;
        EXPECT_NEAR(slope_along(network, parameters, batch, slope.norm.shift, block.norm.shift), 1, kTolerance) << i;
    }
    auto& head = parameters.head;
    EXPECT_NEAR(slope_along(network, parameters, batch, gradients.head.weights, head.weights), 1, kTolerance);
    EXPECT_NEAR(slope_along(network, parameters, batch, gradients.head.bias, head.bias), 1, kTolerance);
}

TEST(TrainingNetwork, TellsTheMomentsOfItsBatch) {
    auto const architecture = small_architecture();
    TrainingNetwork network{architecture, 4};
    auto const moments = network.moments(initial_parameters(architecture, 1), batch_of(2, 0, 4, architecture.size));
    ASSERT_EQ(moments.size(), 2U);
    EXPECT_EQ(moments[0].mean.size(), 6U);
    EXPECT_EQ(moments[1].variance.size(), 8U);
    for (auto const variance : moments[1].variance) EXPECT_GT(variance, 0);
}

TEST(BundledArchitecture, HasTheParametersThatItsFileHolds) {
    auto const architecture = bundled_architecture();
    EXPECT_EQ(channels_into(architecture), (std::vector{3, 24, 48, 64, 96, 128}));
    auto const parameters = initial_parameters(architecture, 1);
    std::size_t folded = parameters.head.weights.size() + parameters.head.bias.size();
    for (auto const& block : parameters.blocks) folded += block.weights.size() + block.norm.shift.size();
    EXPECT_EQ(folded, 209856U);
}

// Of neighbouring weights along rows: near 1 for smooth filters, near 0 for noise.
double smoothness(std::vector<float> const& weights, std::size_t kernel) {
    double together = 0;
    for (std::size_t i = 0; i + 1 < weights.size(); ++i)
        if (i % kernel + 1 < kernel) together += static_cast<double>(weights[i]) * weights[i + 1];
    return together / squares(weights);
}

TEST(InitialParameters, FirstFiltersAreSmoothAndTheOthersNot) {
    auto const parameters = initial_parameters(bundled_architecture(), 3);
    auto const& first = parameters.blocks[0].weights;
    auto const& second = parameters.blocks[1].weights;
    EXPECT_GT(smoothness(first, 7), 0.6);
    EXPECT_LT(std::fabs(smoothness(second, 3)), 0.05);
    EXPECT_NEAR(std::sqrt(squares(first) / static_cast<double>(first.size())), 0.02, 1e-5);
    EXPECT_NEAR(squares(second) / static_cast<double>(second.size()), 2.0 / (24 * 9), 4e-4);
}

TEST(InitialParameters, FollowFromTheSeed) {
    auto const architecture = small_architecture();
    EXPECT_EQ(initial_parameters(architecture, 1).blocks[1].weights,
              initial_parameters(architecture, 1).blocks[1].weights);
    EXPECT_NE(initial_parameters(architecture, 1).blocks[1].weights,
              initial_parameters(architecture, 2).blocks[1].weights);
}

TEST(Batch, HoldsTheDrawingsOfTheSeries) {
    auto const batch = batch_of(5, 30, 4, 32);
    EXPECT_EQ(batch.labels, (std::vector{14, 15, 0, 1}));
    auto const drawing = drawings::draw(drawings::seed_in_series(5, 32), drawings::Class::Face, 32);
    for (std::size_t i = 0; i < drawing.rgb.size(); ++i)
        ASSERT_EQ(batch.images.values[2 * drawing.rgb.size() + i], as_input(drawing.rgb[i])) << i;
    EXPECT_EQ(as_input(0), -2);
    EXPECT_EQ(as_input(255), 2);
}

}  // namespace
}  // namespace deconvista::training
