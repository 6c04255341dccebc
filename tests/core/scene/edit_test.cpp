#include "core/scene/edit.h"

#include <gtest/gtest.h>

#include <random>

#include "core/op/methods.h"
#include "tests/core/scene/scene_builders.h"

namespace deconvista::scene {
namespace {

using Pairs = tensor::PerAxis<op::PaddingPair>;

Scene default_scene() {
    return scene_from(preset_text("transposed_3x3_stride_2"));
}

Scene generated_scene(std::string_view generator) {
    return scene_from(R"({"version": 1, "operation": "convolution", "input": {"shape": [1, 1, 4, 4], "generator": ")" +
                      std::string{generator} + R"("}, "kernel": {"shape": [1, 1, 2, 2], "generator": "ramp"}})");
}

TEST(SetParameter, ChangesOneAxisOrAll) {
    auto const scene = default_scene();
    EXPECT_EQ(changed(scene, SetParameter{Parameter::Stride, 1, 3}).stride, (tensor::Extents{2, 3}));
    EXPECT_EQ(changed(scene, SetParameter{Parameter::Stride, std::nullopt, 3}).stride, (tensor::Extents{3, 3}));
    EXPECT_EQ(changed(scene, SetParameter{Parameter::Dilation, 0, 2}).dilation, (tensor::Extents{2, 1}));
    EXPECT_EQ(std::get<Pairs>(changed(scene, SetParameter{Parameter::PaddingBegin, 0, 0}).padding),
              (Pairs{{0, 1}, {1, 1}}));
    EXPECT_EQ(std::get<Pairs>(changed(scene, SetParameter{Parameter::PaddingEnd, std::nullopt, 2}).padding),
              (Pairs{{1, 2}, {1, 2}}));
    EXPECT_EQ(changed(scene, SetParameter{Parameter::OutputPadding, 1, 1}).output_padding, (tensor::Extents{0, 1}));
    EXPECT_EQ(changed(scene, SetParameter{Parameter::KernelExtent, 0, 2}).kernel_extents, (tensor::Extents{2, 3}));
}

TEST(SetParameter, TheSameValueChangesNothing) {
    auto const scene = default_scene();
    for (auto const parameter :
         {Parameter::InputExtent, Parameter::KernelExtent, Parameter::Stride, Parameter::Dilation,
          Parameter::PaddingBegin, Parameter::PaddingEnd, Parameter::OutputPadding})
        EXPECT_EQ(changed(scene, SetParameter{parameter, std::nullopt, value_of(scene, parameter, 0)}), scene);
}

TEST(SetParameter, GivenValuesStayAndNewCellsAreSmallIntegers) {
    auto const scene = default_scene();
    auto const larger = changed(scene, SetParameter{Parameter::InputExtent, 1, 5});
    EXPECT_EQ(larger.input.tensor.shape().spatial, (tensor::Extents{3, 5}));
    for (std::int64_t y = 0; y < 3; ++y)
        for (std::int64_t x = 0; x < 5; ++x) {
            auto const value = larger.input.tensor[{0, 0, {y, x}}];
            if (x < 3) {
                EXPECT_EQ(value, (scene.input.tensor[{0, 0, {y, x}}]));
            } else {
                EXPECT_TRUE(value >= -3 && value <= 3 && value == static_cast<float>(static_cast<int>(value)));
            }
        }
    auto const smaller = changed(larger, SetParameter{Parameter::InputExtent, 1, 2});
    EXPECT_EQ(values_of(smaller.input.tensor), (std::vector<float>{1, 0, 3, 1, 0, 2}));
    // Which way the size was reached does not matter.
    auto const at_once = changed(scene, SetParameter{Parameter::InputExtent, std::nullopt, 6});
    auto const step = changed(scene, SetParameter{Parameter::InputExtent, 0, 6});
    EXPECT_EQ(changed(step, SetParameter{Parameter::InputExtent, 1, 6}), at_once);
}

TEST(SetParameter, GeneratedTensorsStayGenerated) {
    auto const ramp = changed(generated_scene("ramp"), SetParameter{Parameter::InputExtent, std::nullopt, 5});
    EXPECT_EQ(ramp.input.tensor, generate({Generator::Ramp, 0}, {1, 1, {5, 5}}));
    EXPECT_EQ(scene_from(write_scene(ramp)), ramp);
    auto const random = generated_scene("random");
    auto const larger = changed(random, SetParameter{Parameter::InputExtent, std::nullopt, 6});
    EXPECT_EQ((larger.input.tensor[{0, 0, {3, 3}}]), (random.input.tensor[{0, 0, {3, 3}}]));
}

TEST(SetParameter, NamedPaddingBecomesNumbersWhenOneIsChanged) {
    auto const scene = scene_from(convolution_text(R"(, "padding": "same")"));
    EXPECT_EQ(value_of(scene, Parameter::PaddingBegin, 0), 1);
    EXPECT_EQ(std::get<Pairs>(changed(scene, SetParameter{Parameter::PaddingEnd, 1, 2}).padding),
              (Pairs{{1, 1}, {1, 2}}));
    EXPECT_EQ(std::get<op::NamedPadding>(changed(scene, SetParameter{Parameter::InputExtent, 1, 7}).padding),
              op::NamedPadding::Same);
}

TEST(SetParameter, OutputShapeBecomesNumbers) {
    auto const scene = scene_from(
        transposed_text(R"(, "stride": 2, "padding": "same", "convention": "tensorflow", "output_shape": [6, 5])"));
    EXPECT_EQ(value_of(scene, Parameter::PaddingBegin, 1), 1);
    EXPECT_EQ(value_of(scene, Parameter::PaddingEnd, 0), 1);
    auto const larger = changed(scene, SetParameter{Parameter::InputExtent, std::nullopt, 4});
    EXPECT_FALSE(larger.output_shape);
    EXPECT_EQ(computation_of(larger)->output.spatial, (tensor::Extents{8, 7}));
}

TEST(SetParameter, CellsThatAConventionAppendsBecomeOutputPadding) {
    auto const scene = scene_from(
        transposed_text(R"(, "stride": 3, "padding": "valid", "convention": "tensorflow", "output_shape": [11, 9])"));
    EXPECT_EQ(value_of(scene, Parameter::OutputPadding, 0), 2);
    auto const same = changed(scene, SetParameter{Parameter::Dilation, std::nullopt, 1});
    EXPECT_EQ(same, scene);
    EXPECT_EQ(computation_of(changed(scene, SetParameter{Parameter::InputExtent, 0, 4}))->output.spatial,
              (tensor::Extents{14, 9}));
}

TEST(SetParameter, SaysWhyNot) {
    auto const scene = default_scene();
    EXPECT_EQ(refusal(scene, SetParameter{Parameter::Stride, 0, 0}), "extent_too_small");
    EXPECT_EQ(refusal(scene, SetParameter{Parameter::PaddingBegin, std::nullopt, 9}), "output_has_no_cell");
    EXPECT_EQ(refusal(scene, SetParameter{Parameter::InputExtent, 0, 4097}), "extent_too_large");
    EXPECT_EQ(refusal(scene, SetParameter{Parameter::OutputPadding, 0, 2}), "output_padding_too_large");
    EXPECT_EQ(refusal(scene_from(convolution_text()), SetParameter{Parameter::OutputPadding, 0, 0}),
              "key_not_for_operation");
}

// y = C x of the convolution and z = T u of the transposed convolution with the same connections: T = C transposed.
TEST(SetOperation, KeepsTheConnectionsBetweenChannels) {
    auto const scene = scene_from(R"({"version": 1, "operation": "convolution", "groups": 2,
        "input": {"shape": [1, 4, 3], "generator": "random"},
        "kernel": {"shape": [6, 2, 2], "generator": "ramp"}, "bias": [1, 2, 3, 4, 5, 6]})");
    auto const transposed = changed(scene, SetOperation{op::Kind::TransposedConvolution});
    EXPECT_EQ(transposed.kernel.tensor.shape(), (tensor::Shape{4, 3, {2}}));
    EXPECT_EQ(transposed.bias, scene.bias);
    for (std::int64_t group = 0; group < 2; ++group)
        for (std::int64_t in = 0; in < 2; ++in)
            for (std::int64_t out = 0; out < 3; ++out)
                for (std::int64_t k = 0; k < 2; ++k)
                    EXPECT_EQ((transposed.kernel.tensor[{group * 2 + in, out, {k}}]),
                              (scene.kernel.tensor[{group * 3 + out, in, {k}}]));
    auto const back = changed(transposed, SetOperation{op::Kind::Convolution});
    EXPECT_EQ(back.kernel.tensor, scene.kernel.tensor);
}

TEST(SetOperation, ForgetsWhatIsNotThere) {
    auto const scene = scene_from(transposed_text(
        R"(, "stride": 2, "bias": [1], "output_padding": 1, "crop": "after", "method": "phases", "flip_kernel": true)"));
    auto const convolution = changed(scene, SetOperation{op::Kind::Convolution});
    EXPECT_EQ(convolution.bias, scene.bias);
    EXPECT_EQ(convolution.orientation, scene.orientation);
    EXPECT_FALSE(convolution.output_padding);
    EXPECT_EQ(convolution.crop, trace::CropForm::Before);
    EXPECT_EQ(convolution.method, Method::Gather);
    auto const pooling = changed(scene, SetOperation{op::Kind::MaxPooling});
    EXPECT_TRUE(pooling.bias.empty() && pooling.kernel.tensor.empty() && !pooling.orientation);
    EXPECT_EQ(pooling.kernel_extents, scene.kernel_extents);
}

TEST(SetOperation, APoolingThatBecomesAConvolutionGetsAKernelForEachChannel) {
    auto const scene =
        scene_from(R"({"version": 1, "operation": "max_pooling", "input": {"image": "x"}, "ceil_mode": true,
                                      "kernel": {"shape": [2, 3]}})");
    auto const convolution = changed(scene, SetOperation{op::Kind::Convolution});
    EXPECT_EQ(convolution.groups, 3);
    EXPECT_EQ(convolution.kernel.tensor.shape(), (tensor::Shape{3, 1, {2, 3}}));
    EXPECT_EQ(convolution.rounding, op::Rounding::Floor);
    auto const average = changed(scene, SetOperation{op::Kind::AveragePooling});
    EXPECT_EQ(average.rounding, op::Rounding::Ceil);
}

TEST(SetOperation, FindsAPaddingWhenThereWouldBeNoOutput) {
    auto const scene = scene_from(transposed_text(R"(, "stride": 2, "dilation": 3)"));
    auto const convolution = changed(scene, SetOperation{op::Kind::Convolution});
    EXPECT_TRUE(computation_of(convolution));
    auto const full = scene_from(convolution_text(R"(, "padding": 40)"));
    EXPECT_TRUE(computation_of(changed(full, SetOperation{op::Kind::TransposedConvolution})));
}

TEST(SetAxes, APlaneIsTheFirstSliceOfAVolume) {
    auto const plane = default_scene();
    auto const volume = changed(plane, SetAxes{3});
    EXPECT_EQ(volume.input.tensor.shape().spatial, (tensor::Extents{3, 3, 3}));
    EXPECT_EQ(volume.kernel.tensor.shape().spatial, (tensor::Extents{3, 3, 3}));
    EXPECT_EQ(volume.stride, (tensor::Extents{2, 2, 2}));
    EXPECT_EQ((volume.input.tensor[{0, 0, {0, 1, 0}}]), (plane.input.tensor[{0, 0, {1, 0}}]));
    EXPECT_EQ(changed(volume, SetAxes{2}), plane);
    auto const line = changed(plane, SetAxes{1});
    EXPECT_EQ(values_of(line.input.tensor), (std::vector<float>{1, 0, 2}));
    EXPECT_EQ(values_of(line.kernel.tensor), (std::vector<float>{1, 2, 0}));
}

TEST(SetAxes, GeneratedTensorsStayGenerated) {
    for (auto const* const generator : {"ramp", "one_hot", "checker", "random"}) {
        auto const scene = generated_scene(generator);
        for (int const axes : {1, 3}) {
            auto const other = changed(scene, SetAxes{axes});
            EXPECT_EQ(scene_from(write_scene(other)), other) << generator;
        }
    }
}

TEST(SetInput, FitsTheKernelToTheChannels) {
    auto const picture = Data{ImageFile{"a.png"}, *small_picture("a.png")};
    auto const scene = changed(scene_from(convolution_text()), SetInput{picture});
    EXPECT_EQ(scene.kernel.tensor.shape(), (tensor::Shape{1, 3, {3, 3}}));
    for (std::int64_t channel = 0; channel < 3; ++channel) EXPECT_EQ((scene.kernel.tensor[{0, channel, {0, 1}}]), 2);
    auto const transposed = changed(default_scene(), SetInput{picture});
    EXPECT_EQ(transposed.kernel.tensor.shape(), (tensor::Shape{3, 1, {3, 3}}));
    auto const from_line = changed(scene_from(preset_text("stride_2_golden")), SetInput{picture});
    EXPECT_EQ(from_line.axes(), 2);
    EXPECT_EQ(scene_from(write_scene(scene)), scene);
}

TEST(SetInput, KeepsAKernelThatFits) {
    auto const scene = default_scene();
    auto const other =
        changed(scene, SetInput{{Generated{Generator::Checker, 0}, generate({Generator::Checker, 0}, {1, 1, {5, 4}})}});
    EXPECT_EQ(other.kernel, scene.kernel);
}

TEST(SetCropForm, IsForTransposedConvolutions) {
    EXPECT_EQ(changed(default_scene(), SetCropForm{trace::CropForm::After}).crop, trace::CropForm::After);
    EXPECT_EQ(refusal(scene_from(convolution_text()), SetCropForm{trace::CropForm::After}), "key_not_for_operation");
}

TEST(SetViews, ChangesNothingElse) {
    auto scene = changed(default_scene(), SetViews{{View::Isometric, View::Matrix}});
    EXPECT_EQ(scene.views, (Views{View::Isometric, View::Matrix}));
    scene.views = {View::Flat};
    EXPECT_EQ(scene, default_scene());
}

Edit random_edit(std::mt19937& random) {
    auto const between = [&](int low, int high) { return std::uniform_int_distribution<int>{low, high}(random); };
    auto const grid = static_cast<Grid>(between(0, 2));
    auto const fresh = [&](int batch) {
        return generate({Generator::Random, 0}, {batch, between(1, 3), {between(1, 5), between(1, 5)}});
    };
    switch (between(0, 24)) {
        case 0:
            return SetOperation{static_cast<op::Kind>(between(0, 3))};
        case 1:
            return SetAxes{between(1, 3)};
        case 2:
            return SetCropForm{static_cast<trace::CropForm>(between(0, 1))};
        case 3:
            return SetInput{{Given{}, fresh(1)}};
        case 4:
            return SetValue{grid, between(-1, 9), static_cast<float>(between(-2, 2)) / 0.0F};
        case 5:
            return SetValues{grid, fresh(between(1, 3))};
        case 6:
            return SetSlice{grid,
                            {0, between(0, 1), tensor::Extents(between(1, 3), 0)},
                            generate({Generator::Ramp, 0}, {1, 1, tensor::Extents(between(1, 2), between(1, 4))})};
        case 7:
            return Fill{grid, {static_cast<Generator>(between(0, kGenerators - 1)), 3}};
        case 8:
            return SetGroups{between(0, 4)};
        case 9:
            return between(0, 3) == 0 ? SetNamedPadding{}
                                      : SetNamedPadding{static_cast<op::NamedPadding>(between(0, 4))};
        case 10:
            return SetOrientation{static_cast<op::Orientation>(between(0, 1))};
        case 11:
            return SetConvention{static_cast<op::Convention>(between(0, 8))};
        case 12:
            return SetRounding{static_cast<op::Rounding>(between(0, 1))};
        case 13:
            return SetPaddingInAverage{static_cast<op::PaddingInAverage>(between(0, 1))};
        case 14:
            return SetValues{Grid::Bias, generate({Generator::Ramp, 0}, {1, 1, {between(1, 4)}})};
        case 15:
            return between(0, 2) == 0
                       ? SetUpsampling{}
                       : SetUpsampling{Upsampling{static_cast<Interpolation>(between(0, 1)), between(0, 3)}};
        case 16:
            return CropInput{between(0, 2), between(0, 2), between(1, 3), between(1, 3),
                             static_cast<Colors>(between(0, 1))};
        case 17:
            return SetUpsamplingKernel{};
        default:
            return SetParameter{static_cast<Parameter>(between(0, kParameters - 1)),
                                between(0, 1) == 0 ? std::nullopt : std::optional{0}, between(-1, 6)};
    }
}

// Whatever is done to a scene, it is a scene that can be computed, saved and read again.
TEST(Edits, KeepScenesValid) {
    std::mt19937 random{7};
    for (int i = 0; i < 300; ++i) {
        auto scene = random_scene(random);
        for (int step = 0; step < 12; ++step) {
            auto const edit = random_edit(random);
            auto const edited = scene::apply(scene, edit);
            auto const refused = refusal_of(scene, edit);
            ASSERT_EQ(refused.has_value(), !edited) << write_scene(scene);
            if (!edited) {
                EXPECT_EQ(*refused, edited.problem());
                EXPECT_NE(described(edited.problem()), "");
                continue;
            }
            scene = *edited;
            ASSERT_TRUE(computation_of(scene)) << write_scene(scene);
            ASSERT_EQ(scene_from(write_scene(scene)), scene) << write_scene(scene);
        }
    }
}

}  // namespace
}  // namespace deconvista::scene
