#include "core/dnnl/training_convolution.h"

#include <gtest/gtest.h>

#include "tests/core/dnnl/naive_convolution.h"

namespace deconvista::dnnl_engine {
namespace {

// Whole numbers from -4 to 4: their products add up without rounding, so results must be equal.
std::vector<float> small_numbers(std::size_t count, unsigned seed) {
    std::vector<float> values;
    for (std::size_t i = 0; i < count; ++i) {
        seed = seed * 1664525u + 1013904223u;
        values.push_back(static_cast<float>(static_cast<int>((seed >> 16) % 9) - 4));
    }
    return values;
}

Doubles as_doubles(std::vector<float> const& values) {
    return {values.begin(), values.end()};
}

class TrainingConvolutions : public ::testing::TestWithParam<ConvolutionShape> {};

TEST_P(TrainingConvolutions, AgreeWithTheDefinitionInAllDirections) {
    auto const shape = GetParam();
    TrainingConvolution convolution{shape};
    auto const input = small_numbers(shape.input_size(), 1), weights = small_numbers(shape.weights_size(), 2),
               gradient = small_numbers(shape.output_size(), 3);
    std::vector<float> output(shape.output_size(), 99), input_gradient(shape.input_size(), 99),
        weights_gradient(shape.weights_size(), 99);
    convolution.forward(input, weights, output);
    convolution.backward_data(gradient, weights, input_gradient);
    convolution.backward_weights(input, gradient, weights_gradient);
    EXPECT_EQ(as_doubles(output), naive_forward(shape, as_doubles(input), as_doubles(weights)));
    EXPECT_EQ(as_doubles(input_gradient), naive_backward_data(shape, as_doubles(gradient), as_doubles(weights)));
    EXPECT_EQ(as_doubles(weights_gradient), naive_backward_weights(shape, as_doubles(input), as_doubles(gradient)));
}

// Images, height, width, channels, filters, kernel, stride, padding: as in the bundled network, and odd ones.
INSTANTIATE_TEST_SUITE_P(
    Shapes, TrainingConvolutions,
    ::testing::Values(ConvolutionShape{2, 24, 24, 3, 24, 7, 2, 3}, ConvolutionShape{2, 12, 12, 24, 48, 3, 1, 1},
                      ConvolutionShape{3, 6, 6, 48, 64, 3, 1, 1}, ConvolutionShape{1, 5, 9, 3, 5, 3, 2, 0},
                      ConvolutionShape{5, 4, 3, 7, 2, 1, 1, 0}, ConvolutionShape{1, 3, 3, 1, 1, 3, 1, 0}));

TEST(TrainingConvolution, UsesWeightsAsTheyAreNow) {
    ConvolutionShape const shape{1, 2, 2, 1, 1, 1, 1, 0};
    TrainingConvolution convolution{shape};
    std::vector<float> const input{1, 2, 3, 4};
    std::vector<float> weights{2}, output(4);
    convolution.forward(input, weights, output);
    EXPECT_EQ(output, (std::vector<float>{2, 4, 6, 8}));
    weights = {-1};
    convolution.forward(input, weights, output);
    EXPECT_EQ(output, (std::vector<float>{-1, -2, -3, -4}));
}

}  // namespace
}  // namespace deconvista::dnnl_engine
