#include "core/scene/upsample.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/scene/edit.h"
#include "core/scene/limits.h"
#include "tests/core/scene/scene_builders.h"

namespace deconvista::scene {
namespace {

using Values = std::vector<float>;

constexpr auto kInfinity = std::numeric_limits<float>::infinity();

std::string upsampled_text(std::string const& mode, int factor) {
    return R"({"version": 1, "operation": "convolution",
        "input": {"shape": [1, 1, 2, 2], "values": [1, 2, 3, 4], "upsample": {"mode": ")" +
           mode + R"(", "factor": )" + std::to_string(factor) +
           R"(}}, "kernel": {"generator": "identity", "shape": [1, 1, 1, 1]}})";
}

// torch.nn.functional.interpolate(torch.tensor([[1., 2.], [3., 4.]])[None, None], scale_factor=2, mode=...)
TEST(Upsampled, IsWhatPyTorchInterpolates) {
    tensor::Tensor const small{{1, 1, {2, 2}}, {1, 2, 3, 4}};
    EXPECT_EQ(values_of(upsampled(small, {Interpolation::Nearest, 2})),
              (Values{1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4}));
    EXPECT_EQ(values_of(upsampled(small, {Interpolation::Bilinear, 2})),
              (Values{1, 1.25F, 1.75F, 2, 1.5F, 1.75F, 2.25F, 2.5F, 2.5F, 2.75F, 3.25F, 3.5F, 3, 3.25F, 3.75F, 4}));
    EXPECT_EQ(values_of(upsampled({{1, 1, {2}}, {0, 8}}, {Interpolation::Bilinear, 4})),
              (Values{0, 0, 1, 3, 5, 7, 8, 8}));
    EXPECT_EQ(values_of(upsampled({{1, 1, {3}}, {0, 3, 9}}, {Interpolation::Bilinear, 3})),
              (Values{0, 0, 1, 2, 3, 5, 7, 9, 9}));
    EXPECT_EQ(upsampled(small, {Interpolation::Bilinear, 1}), small);
}

TEST(Upsampled, MapsAreIndependentAndInfinitiesStayWhereTheyAre) {
    tensor::Tensor const small{{1, 2, {2}}, {1, kInfinity, 5, 7}};
    EXPECT_EQ(values_of(upsampled(small, {Interpolation::Nearest, 2})),
              (Values{1, 1, kInfinity, kInfinity, 5, 5, 7, 7}));
    EXPECT_EQ(values_of(upsampled(small, {Interpolation::Bilinear, 3})),
              (Values{1, 1, kInfinity, kInfinity, kInfinity, kInfinity, 5, 5, 5 + 2 / 3.0F, 5 + 4 / 3.0F, 7, 7}));
}

TEST(Upsample, InTheSceneFile) {
    auto const scene = scene_from(upsampled_text("bilinear", 3));
    EXPECT_EQ(scene.input.tensor.shape().spatial, (tensor::Extents{6, 6}));
    EXPECT_EQ(std::get<Upsampled>(scene.input.source).small.shape().spatial, (tensor::Extents{2, 2}));
    EXPECT_EQ(scene_from(write_scene(scene)), scene);
    auto const generated = scene_from(R"({"version": 1, "operation": "max_pooling",
        "input": {"generator": "random", "seed": 4, "shape": [1, 1, 3], "upsample": {"mode": "nearest", "factor": 2}},
        "kernel": {"shape": [2]}})");
    EXPECT_EQ(scene_from(write_scene(generated)), generated);
    EXPECT_EQ(generated.input.tensor, upsampled(generate({Generator::Random, 4}, {1, 1, {3}}), {}));
}

TEST(Upsample, LimitsAreCheckedBeforeAnythingIsAllocated) {
    auto const text = [](std::string const& shape, std::string const& factor) {
        return R"({"version": 1, "operation": "convolution", "input": {"shape": )" + shape +
               R"(, "generator": "ones", "upsample": {"mode": "nearest", "factor": )" + factor +
               R"(}}, "kernel": {"generator": "ones", "shape": [1, 1, 1, 1]}})";
    };
    EXPECT_EQ(problem_name(text("[1, 1, 2049, 1]", "2")), "upsampled_too_large");
    EXPECT_EQ(problem_name(text("[1, 1, 9007199254740992, 1]", "64")), "upsampled_too_large");
    EXPECT_EQ(problem_name(text("[1, 1, 0, 1]", "2")), "extent_too_small");
    EXPECT_EQ(problem_name(text("[1, 1, -5, 1]", "2")), "extent_too_small");
    EXPECT_EQ(problem_name(R"({"version": 1, "operation": "max_pooling", "input": {"shape": [4096, 4096, 64, 64],
        "generator": "ones", "upsample": {"mode": "nearest", "factor": 64}}, "kernel": {"shape": [1, 1]}})"),
              "too_much_memory");
    EXPECT_EQ(problem_name(text("[1, 1, 1, 1]", "65")), "extent_too_large");
    EXPECT_EQ(problem_name(text("[1, 1, 1, 1]", "-1")), "extent_too_small");
}

TEST(SetUpsampling, AndBack) {
    auto const plain = scene_from(convolution_text());
    auto const up = changed(plain, SetUpsampling{Upsampling{Interpolation::Nearest, 2}});
    EXPECT_EQ(up.input.tensor.shape().spatial, (tensor::Extents{6, 6}));
    EXPECT_EQ(changed(up, SetUpsampling{}), plain);
    EXPECT_EQ(changed(plain, SetUpsampling{}), plain);
    auto const bilinear = changed(up, SetUpsampling{Upsampling{Interpolation::Bilinear, 2}});
    EXPECT_EQ(bilinear.input.tensor, upsampled(plain.input.tensor, {Interpolation::Bilinear, 2}));
    auto const larger = changed(bilinear, SetParameter{Parameter::UpsamplingFactor, std::nullopt, 5});
    EXPECT_EQ(larger.input.tensor, upsampled(plain.input.tensor, {Interpolation::Bilinear, 5}));
    EXPECT_EQ(value_of(larger, Parameter::UpsamplingFactor, 0), 5);
    EXPECT_EQ(bounds_of(up, Parameter::UpsamplingFactor, std::nullopt).high, kMaxKernel);
    EXPECT_EQ(refusal(plain, SetParameter{Parameter::UpsamplingFactor, std::nullopt, 2}), "input_is_not_upsampled");
    EXPECT_EQ(refusal(plain, SetUpsampling{Upsampling{Interpolation::Nearest, 65}}), "extent_too_large");
}

TEST(SetUpsampling, StaysThroughOtherEdits) {
    auto const up = changed(scene_from(convolution_text()), SetUpsampling{Upsampling{Interpolation::Bilinear, 2}});
    auto const larger = changed(up, SetParameter{Parameter::InputExtent, std::nullopt, 8});
    EXPECT_EQ(std::get<Upsampled>(larger.input.source).small.shape().spatial, (tensor::Extents{4, 4}));
    auto const odd = changed(up, SetParameter{Parameter::InputExtent, std::nullopt, 7});
    EXPECT_TRUE(std::holds_alternative<Given>(odd.input.source));
    auto const volume = changed(up, SetAxes{3});
    EXPECT_EQ(std::get<Upsampled>(volume.input.source).small.shape().spatial, (tensor::Extents{3, 3, 3}));
    EXPECT_EQ(changed(volume, SetAxes{2}), up);
    auto const value = changed(up, SetValue{Grid::Input, 0, 9});
    EXPECT_TRUE(std::holds_alternative<Given>(value.input.source));
}

TEST(CropInput, CutsARectangle) {
    auto const scene = scene_from(R"({"version": 1, "operation": "convolution", "input": {"image": "x"},
        "kernel": {"generator": "identity", "shape": [3, 3, 1, 1]}})");
    auto const cropped = changed(scene, CropInput{3, 1, 2, 2});
    EXPECT_EQ(values_of(cropped.input.tensor), (Values{9, 10, 14, 15, 29, 30, 34, 35, 49, 50, 54, 55}));
    auto const grey = changed(scene, CropInput{4, 3, 1, 1, Colors::Grey});
    EXPECT_EQ(values_of(grey.input.tensor), (Values{36}));  // 0.299 * 20 + 0.587 * 40 + 0.114 * 60 = 36.3
    EXPECT_EQ(grey.kernel.tensor.shape().channels, 1);
    for (auto const& outside : {CropInput{4, 0, 2, 1}, CropInput{-1, 0, 1, 1}, CropInput{0, 0, 1, 0},
                                CropInput{1, 1, std::numeric_limits<std::int64_t>::max(), 1}})
        EXPECT_EQ(refusal(scene, outside), "crop_outside");
    EXPECT_EQ(refusal(changed(scene, SetAxes{1}), CropInput{0, 0, 1, 1}), "crop_needs_a_plane");
}

}  // namespace
}  // namespace deconvista::scene
