#include <gtest/gtest.h>

#include <random>

#include "core/scene/edit.h"
#include "core/scene/limits.h"
#include "tests/core/scene/scene_builders.h"

namespace deconvista::scene {
namespace {

constexpr auto kAll = [] {
    std::array<Parameter, kParameters> all{};
    for (int i = 0; i < kParameters; ++i) all.at(static_cast<std::size_t>(i)) = static_cast<Parameter>(i);
    return all;
}();

TEST(BoundsOf, SaysWhatStopsAControl) {
    auto const scene = scene_from(preset_text("transposed_3x3_stride_2"));
    auto const padding = bounds_of(scene, Parameter::PaddingBegin, std::nullopt);
    EXPECT_EQ(padding.low, 0);
    EXPECT_EQ(padding.high, 5);  // full result 7, cut 1 at the end, one cell must stay
    EXPECT_EQ(padding.below.name, "extent_too_small");
    EXPECT_EQ(padding.above.name, "output_has_no_cell");
    auto const output_padding = bounds_of(scene, Parameter::OutputPadding, 0);
    EXPECT_EQ(output_padding.low, 0);
    EXPECT_EQ(output_padding.high, 1);
    EXPECT_EQ(output_padding.above.name, "output_padding_too_large");
    auto const stride = bounds_of(scene, Parameter::Stride, std::nullopt);
    EXPECT_EQ(stride.low, 1);
    EXPECT_EQ(stride.high, kMaxKernel);
    EXPECT_EQ(stride.above.kind, base::Problem::Kind::Limit);
    auto const input = bounds_of(scene, Parameter::InputExtent, 0);
    EXPECT_EQ(input.low, 1);
    EXPECT_EQ(input.high, kMaxExtent);
}

TEST(BoundsOf, WhatTheOperationLacksDoesNotMove) {
    auto const bounds = bounds_of(scene_from(convolution_text()), Parameter::OutputPadding, 0);
    EXPECT_EQ(bounds.low, 0);
    EXPECT_EQ(bounds.high, 0);
    EXPECT_EQ(bounds.above.name, "key_not_for_operation");
}

TEST(BoundsOf, ChannelsAndBatchEndAtTheLimits) {
    auto const scene = scene_from(preset_text("transposed_3x3_stride_2"));
    for (auto const parameter : {Parameter::Batch, Parameter::InputChannels, Parameter::OutputChannels}) {
        auto const bounds = bounds_of(scene, parameter, std::nullopt);
        EXPECT_EQ(bounds.low, 1);
        EXPECT_EQ(bounds.high, kMaxExtent);
        EXPECT_EQ(bounds.below.name, "extent_too_small");
        EXPECT_EQ(bounds.above.name, "extent_too_large");
    }
    auto const pooling = bounds_of(scene_from(pooling_text()), Parameter::OutputChannels, std::nullopt);
    EXPECT_EQ(pooling.low, 1);
    EXPECT_EQ(pooling.high, 1);
    EXPECT_EQ(pooling.above.name, "pooling_keeps_channels");
}

TEST(BoundsOf, AnOutputSizeIsWhatTheConventionAllows) {
    auto const tensorflow =
        scene_from(transposed_text(R"(, "stride": 3, "padding": "same", "convention": "tensorflow")"));
    auto const bounds = bounds_of(tensorflow, Parameter::OutputExtent, 1);
    EXPECT_EQ(bounds.low, 7);
    EXPECT_EQ(bounds.high, 9);
    EXPECT_EQ(bounds.above.name, "output_shape_impossible");
    auto const keras = scene_from(transposed_text(R"(, "stride": 3, "padding": "same", "convention": "keras")"));
    auto const none = bounds_of(keras, Parameter::OutputExtent, 1);
    EXPECT_EQ(none.low, 9);
    EXPECT_EQ(none.high, 9);
    EXPECT_EQ(none.above.name, "convention_has_no_output_shape");
}

TEST(BoundsOf, WorkIsABound) {
    auto const scene = scene_from(R"({"version": 1, "operation": "convolution",
        "input": {"shape": [1, 1, 4096, 4096], "generator": "ones"}, "kernel": {"shape": [1, 1, 5, 5], "generator": "ones"}})");
    auto const kernel = bounds_of(scene, Parameter::KernelExtent, std::nullopt);
    EXPECT_EQ(kernel.low, 1);
    EXPECT_EQ(kernel.high, 10);
    EXPECT_EQ(kernel.above.name, "too_many_multiplications");
}

// Both ends can be reached, and the next value has exactly the problem that was told.
void expect_right(Scene const& scene, Parameter parameter, std::optional<int> axis) {
    auto const bounds = bounds_of(scene, parameter, axis);
    auto const at = [&](std::int64_t value) { return scene::apply(scene, SetParameter{parameter, axis, value}); };
    auto const value = value_of(scene, parameter, axis.value_or(0));
    EXPECT_LE(bounds.low, value);
    EXPECT_GE(bounds.high, value);
    if (at(value)) {
        for (auto reachable = std::max(bounds.low, value - 12); reachable <= std::min(bounds.high, value + 12);
             ++reachable)
            EXPECT_TRUE(at(reachable)) << reachable << "\n" << write_scene(scene);
        EXPECT_TRUE(at(bounds.low)) << write_scene(scene);
        auto const below = at(bounds.low - 1);
        ASSERT_FALSE(below);
        EXPECT_EQ(below.problem(), bounds.below);
    }
    auto const above = at(bounds.high + 1);
    if (bounds.high != value || !above) {
        ASSERT_FALSE(above) << write_scene(scene);
    }
    if (bounds.high - value > 100) return;  // a tensor of that size each time would take long
    if (at(value)) {
        EXPECT_TRUE(at(bounds.high)) << write_scene(scene);
        EXPECT_EQ(above.problem(), bounds.above);
    }
}

TEST(BoundsOf, AreReachedAndNotPassed) {
    for (auto const* const name : {"transposed_3x3_stride_2", "tensorflow_3x3_to_6x6", "arbitrary_padding_no_strides",
                                   "dilation", "numerical_max_pooling", "stride_2_golden"})
        for (auto const parameter : kAll) {
            SCOPED_TRACE(std::string{name} + ", parameter " + std::to_string(static_cast<int>(parameter)));
            expect_right(scene_from(preset_text(name)), parameter, std::nullopt);
            expect_right(scene_from(preset_text(name)), parameter, 0);
        }
}

TEST(BoundsOf, AreRightForAnyScene) {
    std::mt19937 random{11};
    for (int i = 0; i < 500; ++i) {
        auto const scene = random_scene(random);
        for (auto const parameter : kAll) {
            SCOPED_TRACE("scene " + std::to_string(i) + ", parameter " + std::to_string(static_cast<int>(parameter)));
            expect_right(scene, parameter, scene.axes() - 1);
        }
    }
}

}  // namespace
}  // namespace deconvista::scene
