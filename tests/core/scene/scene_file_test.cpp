#include "core/scene/scene_file.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "tests/core/scene/scene_builders.h"

namespace deconvista::scene {
namespace {

using Pairs = tensor::PerAxis<op::PaddingPair>;

std::vector<float> values_of(tensor::Tensor const& tensor) {
    return {tensor.values().begin(), tensor.values().end()};
}

Pairs padding_of(std::string_view json) {
    return std::get<Pairs>(scene_from(json).padding);
}

TEST(ReadScene, TakesDefaults) {
    auto const scene = scene_from(convolution_text());
    EXPECT_EQ(scene.operation, op::Kind::Convolution);
    EXPECT_EQ(scene.input.tensor.shape(), (tensor::Shape{1, 1, {3, 3}}));
    EXPECT_EQ(values_of(scene.input.tensor), (std::vector<float>{1, 0, 2, 3, 1, 0, 0, 2, 1}));
    EXPECT_TRUE(std::holds_alternative<Given>(scene.input.source));
    EXPECT_EQ(scene.kernel_extents, (tensor::Extents{3, 3}));
    EXPECT_EQ(scene.stride, (tensor::Extents{1, 1}));
    EXPECT_EQ(scene.dilation, (tensor::Extents{1, 1}));
    EXPECT_EQ(scene.groups, 1);
    EXPECT_EQ(std::get<Pairs>(scene.padding), (Pairs{{0, 0}, {0, 0}}));
    EXPECT_TRUE(scene.bias.empty());
    EXPECT_FALSE(scene.orientation || scene.output_padding || scene.output_shape);
    EXPECT_EQ(scene.convention, op::Convention::PyTorch);
    EXPECT_EQ(scene.crop, trace::CropForm::Before);
    EXPECT_EQ(scene.views, Views{View::Flat});
    EXPECT_EQ(scene.method, Method::Gather);
}

TEST(ReadScene, TakesEveryKey) {
    auto const scene = scene_from(transposed_text(
        R"(, "title": "反卷积", "flip_kernel": false, "bias": [0.5], "stride": [2, 3], "dilation": [1, 2], "groups": 1,
            "padding": [1, [0, 2]], "output_padding": [1, 0], "crop": "after", "convention": "onnx", "method": "phases",
            "view": "isometric")"));
    EXPECT_EQ(scene.title, "反卷积");
    EXPECT_EQ(scene.orientation, op::Orientation::AsStored);
    EXPECT_EQ(scene.bias, (std::vector<float>{0.5F}));
    EXPECT_EQ(scene.stride, (tensor::Extents{2, 3}));
    EXPECT_EQ(scene.dilation, (tensor::Extents{1, 2}));
    EXPECT_EQ(std::get<Pairs>(scene.padding), (Pairs{{1, 1}, {0, 2}}));
    EXPECT_EQ(scene.output_padding, (tensor::Extents{1, 0}));
    EXPECT_EQ(scene.crop, trace::CropForm::After);
    EXPECT_EQ(scene.convention, op::Convention::Onnx);
    EXPECT_EQ(scene.method, Method::Phases);
    EXPECT_EQ(scene.views, Views{View::Isometric});
}

TEST(ReadScene, PoolingHasAWindowAndNoWeights) {
    auto const scene = scene_from(pooling_text(R"(, "ceil_mode": true, "count_include_pad": false, "stride": 2)"));
    EXPECT_EQ(scene.kernel_extents, (tensor::Extents{2, 2}));
    EXPECT_TRUE(scene.kernel.tensor.empty());
    EXPECT_EQ(scene.rounding, op::Rounding::Ceil);
    EXPECT_EQ(scene.padding_in_average, op::PaddingInAverage::NotCounted);
}

TEST(ReadScene, PaddingComesInManyForms) {
    EXPECT_EQ(padding_of(convolution_text(R"(, "padding": 2)")), (Pairs{{2, 2}, {2, 2}}));
    EXPECT_EQ(padding_of(convolution_text(R"(, "padding": [1, 2])")), (Pairs{{1, 1}, {2, 2}}));
    EXPECT_EQ(padding_of(convolution_text(R"(, "padding": [[0, 1], [2, 3]])")), (Pairs{{0, 1}, {2, 3}}));
    EXPECT_EQ(padding_of(convolution_text(R"(, "padding": [[0, 1], 4])")), (Pairs{{0, 1}, {4, 4}}));
    EXPECT_EQ(std::get<op::NamedPadding>(scene_from(convolution_text(R"(, "padding": "same")")).padding),
              op::NamedPadding::Same);
    constexpr auto kLine = R"({"version": 1, "operation": "convolution", "padding": PADDING,
        "input": {"shape": [1, 1, 4], "generator": "ramp"}, "kernel": {"shape": [1, 1, 2], "generator": "ones"}})";
    auto const in_a_line = [&](std::string const& padding) {
        return padding_of(std::string{kLine}.replace(std::string{kLine}.find("PADDING"), 7, padding));
    };
    EXPECT_EQ(in_a_line("[[1, 2]]"), (Pairs{{1, 2}}));
    EXPECT_EQ(in_a_line("[3]"), (Pairs{{3, 3}}));
    EXPECT_EQ(in_a_line("3"), (Pairs{{3, 3}}));
}

TEST(ReadScene, IntegersMayBeWrittenInFull) {
    EXPECT_EQ(scene_from(convolution_text(R"(, "stride": 2.0)")).stride, (tensor::Extents{2, 2}));
    EXPECT_EQ(scene_from(convolution_text(R"(, "stride": [2e0, 20e-1])")).stride, (tensor::Extents{2, 2}));
}

TEST(ReadScene, CellsAreFloat32) {
    auto const scene = scene_from(
        R"({"version": 1, "operation": "max_pooling", "kernel": {"shape": [1]}, "input": {"shape": [1, 1, 10], "values":
            ["NaN", "Infinity", "-Infinity", 0.1, -0.0, 1e-60, 3.4028235e38, 1e-45, 16777217, 0e99999]}})");
    auto const values = values_of(scene.input.tensor);
    EXPECT_TRUE(std::isnan(values[0]));
    EXPECT_EQ(values[1], std::numeric_limits<float>::infinity());
    EXPECT_EQ(values[2], -std::numeric_limits<float>::infinity());
    EXPECT_EQ(values[3], 0.1F);
    EXPECT_FALSE(std::signbit(values[4]));
    EXPECT_EQ(values[5], 0.0F);
    EXPECT_EQ(values[6], std::numeric_limits<float>::max());
    EXPECT_EQ(values[7], std::numeric_limits<float>::denorm_min());
    EXPECT_EQ(values[8], 16777216.0F);
    EXPECT_EQ(values[9], 0.0F);
}

TEST(ReadScene, KeysMayStandInAnyOrder) {
    EXPECT_EQ(scene_from(R"({"stride": 2, "kernel": {"values": [1, 2], "shape": [1, 1, 2]}, "view": "flat",
                  "input": {"seed": 3, "shape": [1, 1, 5], "generator": "random"}, "operation": "convolution", "version": 1})"),
              scene_from(R"({"version": 1, "operation": "convolution",
                  "input": {"generator": "random", "seed": 3, "shape": [1, 1, 5]},
                  "kernel": {"shape": [1, 1, 2], "values": [1, 2]}, "stride": [2]})"));
}

TEST(ReadScene, AsksForThePictureByItsName) {
    std::string asked;
    auto const scene = read_scene(R"({"version": 1, "operation": "convolution", "input": {"image": "../a b.png"},
                                      "kernel": {"shape": [1, 3, 2, 2], "generator": "ones"}})",
                                  [&](std::string const& path) {
                                      asked = path;
                                      return small_picture(path);
                                  });
    ASSERT_TRUE(scene);
    EXPECT_EQ(asked, "../a b.png");
    EXPECT_EQ(std::get<ImageFile>(scene->input.source).path, "../a b.png");
    EXPECT_EQ(scene->input.tensor.shape(), (tensor::Shape{1, 3, {4, 5}}));
}

TEST(ReadScene, TroubleWithThePictureIsPassedOn) {
    auto const scene = read_scene(R"({"version": 1, "operation": "convolution", "input": {"image": "x"},
                                      "kernel": {"shape": [1, 3, 2, 2], "generator": "ones"}})",
                                  [](std::string const&) -> base::Result<tensor::Tensor> {
                                      return base::device_trouble("file_not_found", {"x"});
                                  });
    ASSERT_FALSE(scene);
    EXPECT_EQ(scene.problem().name, "file_not_found");
}

// The largest that the limits allow: a photograph's worth of explicit values.
TEST(ReadScene, LargeScenesAreRead) {
    constexpr std::int64_t kSide = 2048;
    std::string values = "1";
    for (std::int64_t i = 1; i < kSide * kSide; ++i) values += i % 3 == 0 ? ",-2.5" : ",7";
    auto const scene = scene_from(R"({"version": 1, "operation": "convolution", "kernel": {"shape": [1, 1, 1, 1],
        "generator": "ones"}, "input": {"values": [)" +
                                  values + R"(], "shape": [1, 1, 2048, 2048]}})");
    EXPECT_EQ(scene.input.tensor.values()[3], -2.5F);
    EXPECT_EQ(scene.input.tensor.values().back(), (kSide * kSide - 1) % 3 == 0 ? -2.5F : 7.0F);
}

TEST(WriteScene, LooksLikeTheDocumentation) {
    auto const scene = scene_from(transposed_text(R"(, "stride": 2, "padding": [[0, 1], [0, 1]], "crop": "after")"));
    EXPECT_EQ(write_scene(scene), R"({
    "version": 1,
    "operation": "transposed_convolution",
    "input": {
        "shape": [1, 1, 3, 3],
        "values": [
            1, 0, 2,
            3, 1, 0,
            0, 2, 1
        ]
    },
    "kernel": {
        "shape": [1, 1, 3, 3],
        "values": [
            1, 2, 0,
            0, 1, -1,
            2, 0, 1
        ]
    },
    "stride": [2, 2],
    "padding": [[0, 1], [0, 1]],
    "crop": "after"
}
)");
}

TEST(WriteScene, OnALine) {
    auto const scene = scene_from(
        R"({"version": 1, "title": "\"1\"\\", "operation": "average_pooling", "kernel": {"shape": [2]}, "stride": 2,
            "input": {"shape": [1, 1, 3], "values": ["NaN", 0.1, "-Infinity"]}, "count_include_pad": false})");
    EXPECT_EQ(write_scene_line(scene),
              R"({"version": 1, "title": "\"1\"\\", "operation": "average_pooling", "input": {"shape": [1, 1, 3], )"
              R"("values": ["NaN", 0.1, "-Infinity"]}, "kernel": {"shape": [2]}, "stride": [2], )"
              R"("count_include_pad": false})");
}

TEST(WriteScene, KeepsWhereDataComesFrom) {
    auto const scene = scene_from(R"({"version": 1, "operation": "convolution", "input": {"image": "a.png"},
                                      "kernel": {"shape": [2, 3, 2, 2], "generator": "random", "seed": 7}})");
    auto const text = write_scene_line(scene);
    EXPECT_NE(text.find(R"("input": {"image": "a.png"})"), std::string::npos) << text;
    EXPECT_NE(text.find(R"("kernel": {"generator": "random", "seed": 7, "shape": [2, 3, 2, 2]})"), std::string::npos);
    EXPECT_EQ(scene_from(text), scene);
}

TEST(WriteScene, ReadsBackEqual) {
    std::mt19937 random{20240229};
    for (int i = 0; i < 2000; ++i) {
        auto const scene = random_scene(random);
        EXPECT_EQ(scene_from(write_scene(scene)), scene) << write_scene(scene);
        EXPECT_EQ(scene_from(write_scene_line(scene)), scene) << write_scene_line(scene);
    }
}

}  // namespace
}  // namespace deconvista::scene
