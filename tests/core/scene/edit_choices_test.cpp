#include <gtest/gtest.h>

#include "core/op/computation.h"
#include "core/scene/edit.h"
#include "tests/core/scene/scene_builders.h"

namespace deconvista::scene {
namespace {

using Pairs = tensor::PerAxis<op::PaddingPair>;
using Values = std::vector<float>;

// 4 channels to 2, kernel cells 1, 2, 3, ...
Scene four_to_two() {
    return scene_from(R"({"version": 1, "operation": "convolution",
        "input": {"shape": [1, 4, 2], "values": [1, 1, 2, 2, 3, 3, 4, 4]},
        "kernel": {"shape": [2, 4, 1], "values": [1, 2, 3, 4, 5, 6, 7, 8]}, "bias": [10, 20]})");
}

Values result(Scene const& scene) {
    return values_of(op::evaluate(*computation_of(scene)));
}

TEST(SetGroups, KeepsTheWeightsBetweenChannelsThatStayConnected) {
    auto const scene = four_to_two();
    auto const grouped = changed(scene, SetGroups{2});
    EXPECT_EQ(grouped.kernel.tensor.shape(), (tensor::Shape{2, 2, {1}}));
    EXPECT_EQ(values_of(grouped.kernel.tensor), (Values{1, 2, 7, 8}));
    EXPECT_EQ(grouped.bias, (Values{10, 20}));
    EXPECT_EQ(result(grouped), (Values{15, 15, 73, 73}));
    auto const back = changed(grouped, SetGroups{1});
    auto const weights = values_of(back.kernel.tensor);
    EXPECT_EQ((Values{weights[0], weights[1], weights[6], weights[7]}), (Values{1, 2, 7, 8}));
    EXPECT_EQ(changed(scene, SetGroups{1}), scene);
}

TEST(SetGroups, DepthwiseRoundsTheOutputChannelsUp) {
    auto const depthwise = changed(four_to_two(), SetGroups{4});
    EXPECT_EQ(depthwise.kernel.tensor.shape(), (tensor::Shape{4, 1, {1}}));
    EXPECT_EQ(depthwise.bias, (Values{10, 20, 0, 0}));
    auto const weights = values_of(depthwise.kernel.tensor);
    EXPECT_EQ((Values{weights[0], weights[1]}), (Values{1, 6}));
    // With more channels it stays one on each channel alone.
    auto const more = changed(depthwise, SetParameter{Parameter::InputChannels, std::nullopt, 5});
    EXPECT_EQ(more.groups, 5);
    EXPECT_EQ(more.kernel.tensor.shape(), (tensor::Shape{5, 1, {1}}));
    EXPECT_EQ(values_of(more.kernel.tensor)[1], 6);
}

TEST(SetGroups, OfATransposedConvolution) {
    auto const transposed = changed(four_to_two(), SetOperation{op::Kind::TransposedConvolution});
    EXPECT_EQ(values_of(transposed.kernel.tensor), (Values{1, 5, 2, 6, 3, 7, 4, 8}));
    auto const from = scene_from(R"({"version": 1, "operation": "transposed_convolution",
        "input": {"shape": [1, 4, 1], "values": [1, 2, 3, 4]},
        "kernel": {"shape": [4, 2, 1], "values": [1, 2, 3, 4, 5, 6, 7, 8]}})");
    auto const grouped = changed(from, SetGroups{2});
    EXPECT_EQ(grouped.kernel.tensor.shape(), (tensor::Shape{4, 1, {1}}));
    EXPECT_EQ(values_of(grouped.kernel.tensor), (Values{1, 3, 6, 8}));
    EXPECT_EQ(result(grouped), (Values{7, 50}));
}

TEST(SetGroups, SaysWhyNot) {
    EXPECT_EQ(refusal(four_to_two(), SetGroups{3}), "groups_do_not_divide_input");
    EXPECT_EQ(refusal(four_to_two(), SetGroups{0}), "extent_too_small");
    EXPECT_EQ(refusal(scene_from(pooling_text()), SetGroups{1}), "key_not_for_operation");
}

TEST(GroupChoices, AreTheDivisorsOfTheInputChannels) {
    EXPECT_EQ(group_choices(four_to_two()), (std::vector<std::int64_t>{1, 2, 4}));
    EXPECT_TRUE(group_choices(scene_from(pooling_text())).empty());
    for (auto const groups : group_choices(four_to_two())) EXPECT_EQ(refusal(four_to_two(), SetGroups{groups}), "");
}

TEST(SetParameter, ChannelsOfInputAndOutput) {
    auto const scene = four_to_two();
    auto const less = changed(scene, SetParameter{Parameter::InputChannels, std::nullopt, 3});
    EXPECT_EQ(values_of(less.kernel.tensor), (Values{1, 2, 3, 5, 6, 7}));
    EXPECT_EQ(result(less), (Values{24, 24, 58, 58}));
    auto const more = changed(scene, SetParameter{Parameter::OutputChannels, std::nullopt, 3});
    EXPECT_EQ(more.kernel.tensor.shape(), (tensor::Shape{3, 4, {1}}));
    EXPECT_EQ(more.bias, (Values{10, 20, 0}));
    // 2 groups do not divide 3.
    EXPECT_EQ(changed(changed(scene, SetGroups{2}), SetParameter{Parameter::OutputChannels, std::nullopt, 3}).groups,
              1);
    auto const batch = changed(scene, SetParameter{Parameter::Batch, std::nullopt, 2});
    EXPECT_EQ(batch.input.tensor.shape().batch, 2);
    EXPECT_EQ(batch.kernel, scene.kernel);
    EXPECT_EQ(value_of(batch, Parameter::Batch, 0), 2);
    EXPECT_EQ(value_of(scene, Parameter::InputChannels, 0), 4);
    EXPECT_EQ(value_of(scene, Parameter::OutputChannels, 0), 2);
    for (auto const far : {std::int64_t{0}, std::int64_t{4097}, std::int64_t{1} << 62, -(std::int64_t{1} << 62)})
        for (auto const parameter : {Parameter::Batch, Parameter::InputChannels, Parameter::OutputChannels})
            EXPECT_NE(refusal(scene, SetParameter{parameter, std::nullopt, far}), "");
}

TEST(SetParameter, OutputExtentAsksForASize) {
    auto const scene = scene_from(transposed_text(R"(, "stride": 2, "padding": 1, "output_padding": 1)"));
    EXPECT_EQ(value_of(scene, Parameter::OutputExtent, 0), 6);
    auto const smaller = changed(scene, SetParameter{Parameter::OutputExtent, 0, 5});
    EXPECT_EQ(smaller.output_shape, (tensor::Extents{5, 6}));
    EXPECT_FALSE(smaller.output_padding);
    EXPECT_EQ(computation_of(smaller)->output.spatial, (tensor::Extents{5, 6}));
    EXPECT_EQ(refusal(scene, SetParameter{Parameter::OutputExtent, 0, 7}), "output_shape_impossible");
    EXPECT_EQ(refusal(scene_from(convolution_text()), SetParameter{Parameter::OutputExtent, 0, 1}),
              "key_not_for_operation");
}

TEST(SetNamedPadding, AndBackToNumbers) {
    auto const scene = scene_from(convolution_text());
    auto const causal = changed(scene, SetNamedPadding{op::NamedPadding::Causal});
    EXPECT_EQ(std::get<op::NamedPadding>(causal.padding), op::NamedPadding::Causal);
    auto const numbers = changed(causal, SetNamedPadding{});
    EXPECT_EQ(std::get<Pairs>(numbers.padding), (Pairs{{2, 0}, {2, 0}}));
    EXPECT_EQ(result(numbers), result(causal));
    auto const strided = scene_from(convolution_text(R"(, "stride": 2)"));
    EXPECT_EQ(refusal(strided, SetNamedPadding{op::NamedPadding::Same}), "same_needs_stride_one");
}

TEST(SetOrientation, TurnsTheKernel) {
    auto const scene = scene_from(convolution_text());
    EXPECT_EQ(result(scene), (Values{3}));
    auto const turned = changed(scene, SetOrientation{op::Orientation::Flipped});
    EXPECT_EQ(result(turned), (Values{8}));
    EXPECT_EQ(changed(turned, SetOrientation{}), scene);
    EXPECT_EQ(refusal(scene_from(pooling_text()), SetOrientation{}), "key_not_for_operation");
}

TEST(SetConvention, KeepsTheNumbersAndTheirMeaningWhereItCan) {
    auto const scene = scene_from(
        transposed_text(R"(, "stride": 2, "padding": "same", "convention": "tensorflow", "output_shape": [6, 5])"));
    auto const onnx = changed(scene, SetConvention{op::Convention::Onnx});
    EXPECT_EQ(onnx.output_shape, scene.output_shape);
    EXPECT_EQ(std::get<op::NamedPadding>(onnx.padding), op::NamedPadding::Same);
    // PyTorch has no "same" for a stride of 2: the numbers stay.
    auto const torch = changed(scene, SetConvention{op::Convention::PyTorch});
    EXPECT_FALSE(torch.output_shape);
    EXPECT_TRUE(std::holds_alternative<Pairs>(torch.padding));
    EXPECT_EQ(computation_of(torch)->output, computation_of(scene)->output);
    EXPECT_EQ(result(torch), result(scene));
}

TEST(SetRounding, AndPaddingInAverageAreForPoolings) {
    auto const scene = scene_from(pooling_text(R"(, "stride": 2)"));
    EXPECT_EQ(computation_of(changed(scene, SetRounding{op::Rounding::Ceil}))->output.spatial, (tensor::Extents{2, 2}));
    EXPECT_EQ(changed(scene, SetPaddingInAverage{op::PaddingInAverage::NotCounted}).padding_in_average,
              op::PaddingInAverage::NotCounted);
    EXPECT_EQ(refusal(scene_from(convolution_text()), SetRounding{op::Rounding::Ceil}), "key_not_for_operation");
    EXPECT_EQ(refusal(scene_from(transposed_text()), SetPaddingInAverage{}), "key_not_for_operation");
}

}  // namespace
}  // namespace deconvista::scene
