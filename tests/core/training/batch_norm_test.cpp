#include "core/training/batch_norm.h"

#include <gtest/gtest.h>

#include "tests/core/training/finite_differences.h"

namespace deconvista::training {
namespace {

constexpr MapsShape kShape{3, 2, 4, 5};

TEST(BatchNorm, MomentsAreThoseOfEachChannel) {
    Maps<float> maps{MapsShape{2, 1, 2, 2}};
    maps.values = {1, 10, 2, 10, 3, 10, 6, 14};  // channel 0: 1 2 3 6, channel 1: 10 10 10 14
    auto const moments = moments_of(maps);
    EXPECT_EQ(moments.mean, (std::vector<float>{3, 11}));
    EXPECT_EQ(moments.variance, (std::vector<float>{3.5F, 3}));
}

TEST(BatchNorm, BringsChannelsToScaleAndShift) {
    auto const input = normal_maps(kShape, 1);
    ScaleAndShift<double> const parameters{{1, 2, 3, -1, 0.5}, {0, 1, -1, 2, 3}};
    Maps<double> output{kShape};
    normalize(input, moments_of(input), parameters, output);
    auto const moments = moments_of(output);
    for (std::size_t c = 0; c < 5; ++c) {
        EXPECT_NEAR(moments.mean[c], parameters.shift[c], 1e-9);
        EXPECT_NEAR(std::sqrt(moments.variance[c]), std::fabs(parameters.scale[c]), 1e-4);
    }
}

TEST(BatchNorm, AConstantChannelBecomesItsShift) {
    Maps<double> input{MapsShape{2, 2, 2, 1}};
    for (auto& value : input.values) value = 7;
    Maps<double> output{input.shape};
    normalize(input, moments_of(input), {{5}, {0.25}}, output);
    for (auto const value : output.values) EXPECT_NEAR(value, 0.25, 1e-9);
}

TEST(BatchNorm, GradientsAreDerivatives) {
    auto input = normal_maps(kShape, 2);
    ScaleAndShift<double> parameters{Doubles(5), Doubles(5)};
    fill_normal(parameters.scale, 3);
    fill_normal(parameters.shift, 4);
    auto const weighting = normal_maps(kShape, 5);
    auto const value = [&] {
        Maps<double> output{kShape};
        normalize(input, moments_of(input), parameters, output);
        return dot(output.values, weighting.values);
    };
    auto gradient = weighting;
    auto const of_parameters = normalize_backward(input, moments_of(input), parameters, gradient);
    expect_gradient(input.values, gradient.values, value, "input");
    expect_gradient(parameters.scale, of_parameters.scale, value, "scale");
    expect_gradient(parameters.shift, of_parameters.shift, value, "shift");
}

TEST(BatchNorm, PooledMomentsAreThoseOfAllImagesTogether) {
    Maps<float> all{MapsShape{4, 3, 3, 2}};
    drawings::Random random{8};
    for (auto& value : all.values) value = 5 + random.normal() * random.between(0, 3);
    std::vector<Moments<float>> parts;
    for (std::size_t half = 0; half < 2; ++half) {
        Maps<float> part{MapsShape{2, 3, 3, 2}};
        for (std::size_t i = 0; i < part.values.size(); ++i) part.values[i] = all.values[half * part.values.size() + i];
        parts.push_back(moments_of(part));
    }
    auto const expected = moments_of(all), found = pooled(parts);
    for (std::size_t c = 0; c < 2; ++c) {
        EXPECT_NEAR(found.mean[c], expected.mean[c], 1e-5F);
        EXPECT_NEAR(found.variance[c], expected.variance[c], 1e-4F);
    }
}

}  // namespace
}  // namespace deconvista::training
