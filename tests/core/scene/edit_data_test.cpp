#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/scene/edit.h"
#include "core/scene/scene_file.h"
#include "tests/core/scene/scene_builders.h"

namespace deconvista::scene {
namespace {

using Values = std::vector<float>;

constexpr auto kNan = std::numeric_limits<float>::quiet_NaN();
constexpr auto kInfinity = std::numeric_limits<float>::infinity();

Scene two_channels() {
    return scene_from(R"({"version": 1, "operation": "convolution",
        "input": {"shape": [1, 2, 2, 2], "generator": "ramp"},
        "kernel": {"shape": [2, 2, 1, 1], "values": [1, 2, 3, 4]}, "bias": [5, 6]})");
}

tensor::Tensor tensor_of(tensor::Shape const& shape, Values values) {
    return {shape, std::move(values)};
}

TEST(SetValue, ChangesOneCell) {
    auto const scene = two_channels();
    auto const input = changed(scene, SetValue{Grid::Input, 5, -0.5F});
    EXPECT_EQ(values_of(input.input.tensor), (Values{1, 2, 3, 4, 5, -0.5F, 7, 8}));
    EXPECT_TRUE(std::holds_alternative<Given>(input.input.source));
    EXPECT_EQ(values_of(scene.input.tensor)[5], 6);  // the old scene is what it was
    EXPECT_EQ(values_of(changed(scene, SetValue{Grid::Kernel, 3, 9}).kernel.tensor), (Values{1, 2, 3, 9}));
    EXPECT_EQ(changed(scene, SetValue{Grid::Bias, 1, 9}).bias, (Values{5, 9}));
    EXPECT_EQ(changed(scene, SetValue{Grid::Input, 5, 6}), scene);
}

TEST(SetValue, NoNumbersAndInfinitiesReadBackEqual) {
    for (auto const value : {kNan, -kNan, kInfinity, -kInfinity, -0.0F, std::numeric_limits<float>::denorm_min()}) {
        auto const scene = changed(two_channels(), SetValue{Grid::Input, 0, value});
        EXPECT_EQ(scene_from(write_scene(scene)), scene) << value;
        auto const kernel = changed(two_channels(), SetValue{Grid::Kernel, 0, value});
        EXPECT_EQ(scene_from(write_scene(kernel)), kernel) << value;
    }
}

TEST(SetValue, SaysWhyNot) {
    EXPECT_EQ(refusal(two_channels(), SetValue{Grid::Input, 8, 1}), "cell_not_there");
    EXPECT_EQ(refusal(two_channels(), SetValue{Grid::Kernel, -1, 1}), "cell_not_there");
    EXPECT_EQ(refusal(two_channels(), SetValue{Grid::Bias, 0, kNan}), "number_needed");
    EXPECT_EQ(refusal(scene_from(convolution_text()), SetValue{Grid::Bias, 0, 1}), "cell_not_there");
    EXPECT_EQ(refusal(scene_from(pooling_text()), SetValue{Grid::Kernel, 0, 1}), "key_not_for_operation");
}

TEST(SetValues, OfTheInputMayHaveAnotherShape) {
    auto const scene = changed(two_channels(), SetValues{Grid::Input, tensor_of({1, 1, {1, 3}}, {1, -0.0F, kNan})});
    EXPECT_EQ(scene.input.tensor.shape(), (tensor::Shape{1, 1, {1, 3}}));
    EXPECT_EQ(scene.kernel.tensor.shape(), (tensor::Shape{2, 1, {1, 1}}));
    EXPECT_EQ(scene_from(write_scene(scene)), scene);
    auto const line = changed(two_channels(), SetValues{Grid::Input, tensor_of({1, 2, {3}}, {1, 2, 3, 4, 5, 6})});
    EXPECT_EQ(line.axes(), 1);
    EXPECT_EQ(refusal(two_channels(), SetValues{Grid::Input, {}}), "values_needed");
}

TEST(SetValues, OfTheKernel) {
    auto const whole = tensor_of({3, 2, {1, 2}}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    auto const scene = changed(two_channels(), SetValues{Grid::Kernel, whole});
    EXPECT_EQ(scene.kernel.tensor, whole);
    EXPECT_EQ(scene.kernel_extents, (tensor::Extents{1, 2}));
    EXPECT_EQ(scene.bias, (Values{5, 6, 0}));
    // One plane serves all pairs of channels.
    auto const plane = changed(two_channels(), SetValues{Grid::Kernel, tensor_of({1, 1, {1, 2}}, {1, 2})});
    EXPECT_EQ(values_of(plane.kernel.tensor), (Values{1, 2, 1, 2, 1, 2, 1, 2}));
    EXPECT_EQ(refusal(two_channels(), SetValues{Grid::Kernel, tensor_of({2, 3, {1, 1}}, {1, 2, 3, 4, 5, 6})}),
              "kernel_channels_differ");
    EXPECT_EQ(refusal(two_channels(), SetValues{Grid::Kernel, tensor_of({1, 1, {3, 1}}, {1, 2, 3})}),
              "output_has_no_cell");
    EXPECT_EQ(refusal(two_channels(), SetValues{Grid::Kernel, tensor_of({1, 1, {1}}, {1})}), "kernel_axes_differ");
}

TEST(SetValues, OfTheBias) {
    EXPECT_TRUE(changed(two_channels(), SetValues{Grid::Bias, {}}).bias.empty());
    EXPECT_EQ(changed(two_channels(), SetValues{Grid::Bias, tensor_of({1, 1, {2}}, {7, 8})}).bias, (Values{7, 8}));
    EXPECT_EQ(refusal(two_channels(), SetValues{Grid::Bias, tensor_of({1, 1, {3}}, {7, 8, 9})}), "bias_size_differs");
    EXPECT_EQ(refusal(two_channels(), SetValues{Grid::Bias, tensor_of({1, 1, {2}}, {7, kInfinity})}), "number_needed");
    EXPECT_EQ(refusal(scene_from(pooling_text()), SetValues{Grid::Bias, tensor_of({1, 1, {1}}, {7})}),
              "key_not_for_operation");
}

TEST(SetSlice, ReplacesOnePlane) {
    auto const scene = two_channels();
    auto const same = changed(scene, SetSlice{Grid::Input, {0, 1, {0, 0}}, tensor_of({1, 1, {2, 2}}, {9, 9, 9, 9})});
    EXPECT_EQ(values_of(same.input.tensor), (Values{1, 2, 3, 4, 9, 9, 9, 9}));
    auto const smaller = changed(scene, SetSlice{Grid::Input, {0, 1, {1, 1}}, tensor_of({1, 1, {1, 2}}, {8, 9})});
    EXPECT_EQ(values_of(smaller.input.tensor), (Values{1, 2, 8, 9}));
    auto const kernel = changed(scene, SetSlice{Grid::Kernel, {1, 0, {0, 0}}, tensor_of({1, 1, {1, 2}}, {8, 9})});
    EXPECT_EQ(kernel.kernel_extents, (tensor::Extents{1, 2}));
    EXPECT_EQ((kernel.kernel.tensor[{1, 0, {0, 1}}]), 9);
    EXPECT_EQ((kernel.kernel.tensor[{0, 1, {0, 0}}]), 2);
}

TEST(SetSlice, OfAVolumeIsOneDepth) {
    auto const volume = scene_from(R"({"version": 1, "operation": "convolution",
        "input": {"shape": [1, 1, 2, 2, 2], "generator": "ramp"},
        "kernel": {"shape": [1, 1, 1, 1, 1], "values": [1]}})");
    auto const slice = tensor_of({1, 1, {2, 2}}, {0, 0, 0, 0});
    EXPECT_EQ(values_of(changed(volume, SetSlice{Grid::Input, {0, 0, {1, 0, 0}}, slice}).input.tensor),
              (Values{1, 2, 3, 4, 0, 0, 0, 0}));
    EXPECT_EQ(refusal(volume, SetSlice{Grid::Input, {0, 0, {2, 0, 0}}, slice}), "slice_not_there");
    EXPECT_EQ(refusal(volume, SetSlice{Grid::Input, {0, 1, {0, 0, 0}}, slice}), "slice_not_there");
    EXPECT_EQ(refusal(volume, SetSlice{Grid::Input, {0, 0, {0, 0, 0}}, tensor_of({1, 1, {2}}, {1, 2})}),
              "slice_axes_differ");
}

TEST(Fill, KeepsTheShape) {
    auto const scene = changed(two_channels(), Fill{Grid::Input, {Generator::Checker, 0}});
    EXPECT_EQ(values_of(scene.input.tensor), (Values{0, 1, 1, 0, 0, 1, 1, 0}));
    EXPECT_EQ(std::get<Generated>(scene.input.source).generator, Generator::Checker);
    auto const random = changed(scene, Fill{Grid::Kernel, {Generator::Random, 7}});
    EXPECT_EQ(random.kernel.tensor, generate({Generator::Random, 7}, {2, 2, {1, 1}}));
    EXPECT_EQ(changed(scene, Fill{Grid::Bias, {Generator::Ramp, 0}}).bias, (Values{1, 2}));
    EXPECT_EQ(refusal(scene_from(pooling_text()), Fill{Grid::Kernel, {}}), "key_not_for_operation");
}

}  // namespace
}  // namespace deconvista::scene
