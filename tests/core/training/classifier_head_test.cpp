#include "core/training/classifier_head.h"

#include <gtest/gtest.h>

#include "tests/core/training/finite_differences.h"

namespace deconvista::training {
namespace {

TEST(FullyConnected, IsWeightsTimesInputPlusBias) {
    Maps<float> input{MapsShape{2, 1, 1, 2}};
    input.values = {1, 2, 3, 4};
    auto const output = fully_connected(input, {{1, 0, 0, 1, 10, 100}, {0, 5, -1}});
    EXPECT_EQ(output.shape, (MapsShape{2, 1, 1, 3}));
    EXPECT_EQ(output.values, (std::vector<float>{1, 7, 209, 3, 9, 429}));
}

TEST(FullyConnected, GradientsAreDerivatives) {
    auto input = normal_maps({3, 1, 1, 5}, 1);
    FullyConnected<double> layer{Doubles(20), Doubles(4)};
    fill_normal(layer.weights, 2);
    fill_normal(layer.bias, 3);
    auto const weighting = normal_maps({3, 1, 1, 4}, 4);
    auto const value = [&] { return dot(fully_connected(input, layer).values, weighting.values); };
    auto const gradients = fully_connected_backward(input, layer, weighting);
    expect_gradient(input.values, gradients.input.values, value, "input");
    expect_gradient(layer.weights, gradients.layer.weights, value, "weights");
    expect_gradient(layer.bias, gradients.layer.bias, value, "bias");
}

TEST(CrossEntropy, OfNoIdeaIsTheLogarithmOfTheClasses) {
    Maps<double> const logits{MapsShape{2, 1, 1, 16}};
    auto const loss = softmax_cross_entropy(logits, std::vector{3, 15});
    EXPECT_NEAR(loss.mean, std::log(16.0), 1e-12);
    EXPECT_NEAR(loss.gradient.cell(0)[3], (1 / 16.0 - 1) / 2, 1e-12);
    EXPECT_NEAR(loss.gradient.cell(0)[4], 1 / 32.0, 1e-12);
}

TEST(CrossEntropy, BearsLargeScores) {
    Maps<float> logits{MapsShape{1, 1, 1, 3}};
    logits.values = {1e30F, -1e30F, 0};
    EXPECT_EQ(softmax_cross_entropy(logits, std::vector{0}).mean, 0);
    EXPECT_FLOAT_EQ(softmax_cross_entropy(logits, std::vector{2}).mean, 1e30F);
}

TEST(CrossEntropy, GradientsAreDerivatives) {
    auto logits = normal_maps({4, 1, 1, 5}, 7);
    std::vector<int> const labels{0, 4, 2, 2};
    auto const gradient = softmax_cross_entropy(logits, labels).gradient;
    expect_gradient(
        logits.values, gradient.values, [&] { return softmax_cross_entropy(logits, labels).mean; }, "logits");
}

}  // namespace
}  // namespace deconvista::training
