#include "core/training/layers.h"

#include <gtest/gtest.h>

#include "tests/core/training/finite_differences.h"

namespace deconvista::training {
namespace {

TEST(Rectify, KeepsWhatIsPositive) {
    Maps<float> maps{MapsShape{1, 1, 2, 2}};
    maps.values = {-1, 0, 2, -0.5F};
    rectify(maps);
    EXPECT_EQ(maps.values, (std::vector<float>{0, 0, 2, 0}));
    Maps<float> gradient{maps.shape};
    gradient.values = {3, 4, -5, 6};
    rectify_backward(maps, gradient);
    EXPECT_EQ(gradient.values, (std::vector<float>{0, 0, -5, 0}));
}

TEST(MaxPool, TakesTheFirstOfEqualValues) {
    Maps<float> input{MapsShape{1, 2, 4, 1}};
    input.values = {1, 5, 7, 7,  //
                    5, 5, 7, 7};
    Maps<float> output{halved(input.shape)};
    Switches switches;
    max_pool(input, output, switches);
    EXPECT_EQ(output.values, (std::vector<float>{5, 7}));
    EXPECT_EQ(switches, (Switches{1, 0}));
    Maps<float> gradient{input.shape};
    output.values = {2, 3};
    max_pool_backward(output, switches, gradient);
    EXPECT_EQ(gradient.values, (std::vector<float>{0, 2, 3, 0, 0, 0, 0, 0}));
}

TEST(MaxPool, SeesEachChannelByItself) {
    Maps<float> input{MapsShape{1, 2, 2, 3}};
    input.values = {9, -4, 0,  //
                    1, -3, 0,  //
                    2, -2, 5,  //
                    3, -1, 4};
    Maps<float> output{halved(input.shape)};
    Switches switches;
    max_pool(input, output, switches);
    EXPECT_EQ(output.values, (std::vector<float>{9, -1, 5}));
    EXPECT_EQ(switches, (Switches{0, 3, 2}));
}

TEST(MaxPool, LeavesOutAnOddRowAndColumn) {
    EXPECT_EQ(halved({2, 5, 7, 3}), (MapsShape{2, 2, 3, 3}));
    Maps<float> input{MapsShape{2, 3, 3, 1}};
    input.values = {1, 2, 90, 3, 4, 90, 90, 90, 90, 8, 7, 90, 6, 5, 90, 90, 90, 90};
    Maps<float> output{halved(input.shape)};
    Switches switches;
    max_pool(input, output, switches);
    EXPECT_EQ(output.values, (std::vector<float>{4, 8}));
}

TEST(MaxPool, GradientsAreDerivatives) {
    auto input = normal_maps({2, 4, 6, 3}, 1);
    auto const weighting = normal_maps(halved(input.shape), 2);
    Switches switches;
    auto const value = [&] {
        Maps<double> output{halved(input.shape)};
        Switches now;
        max_pool(input, output, now);
        return dot(output.values, weighting.values);
    };
    Maps<double> output{halved(input.shape)}, gradient{input.shape};
    max_pool(input, output, switches);
    max_pool_backward(weighting, switches, gradient);
    expect_gradient(input.values, gradient.values, value, "input");
}

TEST(GlobalAverage, IsTheMeanOfEachMap) {
    Maps<float> input{MapsShape{2, 1, 2, 2}};
    input.values = {1, 10, 3, 20, 5, 30, 6, 50};
    auto const output = global_average(input);
    EXPECT_EQ(output.shape, (MapsShape{2, 1, 1, 2}));
    EXPECT_EQ(output.values, (std::vector<float>{2, 15, 5.5F, 40}));
}

TEST(GlobalAverage, GradientsAreDerivatives) {
    auto input = normal_maps({2, 3, 2, 4}, 3);
    auto const weighting = normal_maps({2, 1, 1, 4}, 4);
    Maps<double> gradient{input.shape};
    global_average_backward(weighting, gradient);
    expect_gradient(
        input.values, gradient.values, [&] { return dot(global_average(input).values, weighting.values); }, "input");
}

}  // namespace
}  // namespace deconvista::training
