#include "core/scene/filter.h"

#include <gtest/gtest.h>

#include <numeric>

#include "core/op/computation.h"
#include "core/scene/edit.h"
#include "tests/core/scene/scene_builders.h"

namespace deconvista::scene {
namespace {

using Values = std::vector<float>;

Values plane(Generator generator, tensor::Extents const& extents) {
    return values_of(generate({generator, 0}, {1, 1, extents}));
}

Values divided(Values values, float by) {
    for (auto& value : values) value /= by;
    return values;
}

TEST(Filter, TheKnownMatricesOfThreeByThree) {
    EXPECT_EQ(plane(Generator::Identity, {3, 3}), (Values{0, 0, 0, 0, 1, 0, 0, 0, 0}));
    EXPECT_EQ(plane(Generator::Box, {3, 3}), Values(9, static_cast<float>(1.0 / 3 * (1.0 / 3))));
    EXPECT_EQ(plane(Generator::Gaussian, {3, 3}), divided({1, 2, 1, 2, 4, 2, 1, 2, 1}, 16));
    EXPECT_EQ(plane(Generator::SobelX, {3, 3}), (Values{-1, 0, 1, -2, 0, 2, -1, 0, 1}));
    EXPECT_EQ(plane(Generator::SobelY, {3, 3}), (Values{-1, -2, -1, 0, 0, 0, 1, 2, 1}));
    EXPECT_EQ(plane(Generator::Laplacian, {3, 3}), (Values{0, 1, 0, 1, -4, 1, 0, 1, 0}));
    EXPECT_EQ(plane(Generator::Sharpen, {3, 3}), (Values{0, -1, 0, -1, 5, -1, 0, -1, 0}));
    EXPECT_EQ(plane(Generator::Emboss, {3, 3}), (Values{-2, -1, 0, -1, 1, 1, 0, 1, 2}));
}

TEST(Filter, LargerAndSmallerOnes) {
    EXPECT_EQ(plane(Generator::Gaussian, {5}), divided({1, 4, 6, 4, 1}, 16));
    EXPECT_EQ(plane(Generator::Gaussian, {2, 1}), (Values{0.5F, 0.5F}));
    // OpenCV's getDerivKernels(1, 0, 5), one axis each.
    EXPECT_EQ(plane(Generator::SobelX, {1, 5}), (Values{-1, -2, 0, 2, 1}));
    EXPECT_EQ(plane(Generator::SobelY, {4, 1}), (Values{-1, -1, 1, 1}));
    EXPECT_EQ(plane(Generator::SobelX, {5, 3})[4 * 3], -1);
    EXPECT_EQ(plane(Generator::SobelX, {5, 3})[2 * 3], -6);
    EXPECT_EQ(plane(Generator::Laplacian, {3}), (Values{1, -2, 1}));
    EXPECT_EQ(plane(Generator::Sharpen, {5}), (Values{0, -1, 3, -1, 0}));
    auto const volume = plane(Generator::Laplacian, {3, 3, 3});
    EXPECT_EQ(volume[13], -6);
    EXPECT_EQ(std::accumulate(volume.begin(), volume.end(), 0.0F), 0);
}

TEST(Filter, SmoothingKernelsSumToOneAndDifferencesToZero) {
    for (std::int64_t k = 3; k <= 31; ++k) {
        for (auto const generator : {Generator::Box, Generator::Gaussian, Generator::Sharpen, Generator::Emboss}) {
            auto const values = plane(generator, {k, k});
            EXPECT_NEAR(std::accumulate(values.begin(), values.end(), 0.0), 1, 1e-6) << k;
        }
        for (auto const generator : {Generator::SobelX, Generator::SobelY, Generator::Laplacian}) {
            auto const values = plane(generator, {k, k});
            auto const sum = std::accumulate(values.begin(), values.end(), 0.0);
            EXPECT_NEAR(sum / std::accumulate(values.begin(), values.end(), 1.0,
                                              [](double a, double b) { return std::max(a, b); }),
                        0, 1e-5)
                << k;
        }
    }
}

TEST(Filter, BilinearIsTheKnownTent) {
    EXPECT_EQ(plane(Generator::Bilinear, {4}), (Values{0.25F, 0.75F, 0.75F, 0.25F}));
    EXPECT_EQ(plane(Generator::Bilinear, {3}), (Values{0.5F, 1, 0.5F}));
    EXPECT_EQ(plane(Generator::Bilinear, {1}), (Values{1}));
    auto const of_three = plane(Generator::Bilinear, {5});
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_FLOAT_EQ(of_three[i], (Values{1 / 3.0F, 2 / 3.0F, 1, 2 / 3.0F, 1 / 3.0F})[i]);
}

TEST(Filter, IdentityCopiesEachMap) {
    for (auto const* const groups : {"1", "3"}) {
        bool const dense = groups[0] == '1';
        auto const scene = scene_from(std::string{R"({"version": 1, "operation": "convolution", "padding": "same",
            "input": {"shape": [2, 3, 4, 5], "generator": "random"}, "groups": )"} +
                                      groups + R"(, "kernel": {"generator": "identity", "shape": [3, )" +
                                      (dense ? "3" : "1") + ", 3, 3]}}");
        EXPECT_EQ(op::evaluate(*computation_of(scene)), scene.input.tensor) << groups;
    }
}

TEST(Filter, SaysWhatDoesNotFit) {
    EXPECT_EQ(check_generator(Generator::SobelX, {3, 2}).problem().name, "filter_too_small");
    EXPECT_TRUE(check_generator(Generator::SobelX, {1, 3}));
    EXPECT_EQ(check_generator(Generator::SobelY, {3}).problem().name, "filter_needs_a_plane");
    EXPECT_EQ(check_generator(Generator::SobelY, {3, 32}).problem().kind, base::Problem::Kind::Limit);
    EXPECT_EQ(check_generator(Generator::Emboss, {3, 1}).problem().name, "filter_too_small");
    EXPECT_TRUE(check_generator(Generator::Gaussian, {1, 64}));
    EXPECT_EQ(check_input_generator(Generator::Box).problem().name, "generator_for_kernels");
    auto const text = R"({"version": 1, "operation": "convolution",
        "input": {"shape": [1, 1, 4, 4], "generator": "ones"},
        "kernel": {"generator": "laplacian", "shape": [1, 1, 3, 2]}})";
    EXPECT_EQ(problem_name(text), "filter_too_small");
}

TEST(Filter, IsMadeAnewWhenTheKernelIsResizedAndBoundsKnowIt) {
    auto const scene = scene_from(R"({"version": 1, "operation": "convolution",
        "input": {"shape": [1, 1, 9, 9], "generator": "random"},
        "kernel": {"generator": "sobel_x", "shape": [1, 1, 3, 3]}})");
    auto const larger = changed(scene, SetParameter{Parameter::KernelExtent, 1, 5});
    EXPECT_EQ(larger.kernel.tensor, generate({Generator::SobelX, 0}, {1, 1, {3, 5}}));
    auto const bounds = bounds_of(scene, Parameter::KernelExtent, 1);
    EXPECT_EQ(bounds.low, 3);
    EXPECT_EQ(bounds.below.name, "filter_too_small");
    EXPECT_EQ(refusal(scene, SetAxes{1}), "");
    EXPECT_EQ(refusal(changed(scene, Fill{Grid::Kernel, {Generator::SobelY, 0}}), SetAxes{1}), "filter_needs_a_plane");
    EXPECT_EQ(refusal(scene, Fill{Grid::Input, {Generator::Box, 0}}), "generator_for_kernels");
}

TEST(SetUpsamplingKernel, UpsamplesByTheStride) {
    for (std::int64_t stride = 1; stride <= 5; ++stride) {
        auto scene = scene_from(R"({"version": 1, "operation": "transposed_convolution",
            "input": {"shape": [1, 2, 6, 6], "generator": "ramp"},
            "kernel": {"shape": [2, 2, 1, 1], "values": [1, 2, 3, 4]}})");
        scene = changed(changed(scene, SetParameter{Parameter::Stride, std::nullopt, stride}), SetUpsamplingKernel{});
        EXPECT_EQ(scene.kernel_extents[0], 2 * stride - stride % 2);
        auto const output = op::evaluate(*computation_of(scene));
        EXPECT_EQ(output.shape(), (tensor::Shape{1, 2, {6 * stride, 6 * stride}}));
        // Away from the border a linear ramp stays one, of each map.
        for (std::int64_t channel = 0; channel < 2; ++channel)
            for (auto y = stride; y < 4 * stride; ++y)
                for (auto x = stride; x < 4 * stride; ++x) {
                    auto const at = [&](std::int64_t i) {
                        return (static_cast<double>(i) + 0.5) / static_cast<double>(stride) - 0.5;
                    };
                    EXPECT_NEAR((output[{0, channel, {y, x}}]),
                                1 + 36 * static_cast<double>(channel) + 6 * at(y) + at(x), 1e-4);
                }
    }
    EXPECT_EQ(refusal(scene_from(convolution_text()), SetUpsamplingKernel{}), "upsampling_kernel_not_here");
}

}  // namespace
}  // namespace deconvista::scene
