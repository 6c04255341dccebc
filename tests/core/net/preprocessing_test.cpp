#include "core/net/preprocessing.h"

#include <gtest/gtest.h>

namespace deconvista::net {
namespace {

using tensor::Tensor;

std::vector<float> values_of(Array const& array) {
    return {array.values<float>().begin(), array.values<float>().end()};
}
std::vector<float> values_of(Tensor const& tensor) {
    return {tensor.values().begin(), tensor.values().end()};
}

Graph graph_with_input(std::optional<Dims> dims, ElementType type = ElementType::Float32) {
    Graph graph;
    graph.values.push_back({"data", {}});
    graph.inputs.push_back({0, type, Precision::Full, std::move(dims)});
    return graph;
}

base::Result<Array> prepare(Preprocessing preprocessing, Tensor const& picture, std::optional<Dims> dims) {
    auto const graph = graph_with_input(std::move(dims));
    return preprocess(preprocessing, picture, graph, graph.inputs[0]);
}

Tensor pixel(float r, float g, float b) {
    return {{1, 3, {1, 1}}, {r, g, b}};
}

void expect_near(std::vector<float> const& found, std::vector<float> const& expected, float tolerance) {
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], expected[i], tolerance) << i;
}

TEST(Preprocessing, EachHasItsOrderMeanAndScale) {
    auto const one = [](Preprocessing preprocessing) {
        return values_of(*prepare(preprocessing, pixel(255, 128, 0), Dims{1, 3, 1, 1}));
    };
    constexpr auto kHalf = 128.0F / 255;
    expect_near(one(Preprocessing::Torchvision), {0.515F / 0.229F, (kHalf - 0.456F) / 0.224F, -0.406F / 0.225F}, 1e-5F);
    EXPECT_EQ(one(Preprocessing::Caffe), (std::vector{-104.0F, 11.0F, 132.0F}));
    expect_near(one(Preprocessing::CaffeVgg), {-103.939F, 11.221F, 131.32F}, 1e-4F);
    EXPECT_EQ(one(Preprocessing::Raw), (std::vector{255.0F, 128.0F, 0.0F}));
    expect_near(one(Preprocessing::Signed), {1, 2 * kHalf - 1, -1}, 1e-6F);
    expect_near(one(Preprocessing::Bundled), {2, (kHalf - 0.5F) * 4, -2}, 1e-6F);
}

TEST(Preprocessing, GreyAndColourGoIntoEitherNumberOfChannels) {
    Tensor const grey{{1, 1, {1, 1}}, {100}};
    EXPECT_EQ(values_of(*prepare(Preprocessing::Raw, grey, Dims{1, 3, 1, 1})), (std::vector{100.0F, 100.0F, 100.0F}));
    EXPECT_EQ(values_of(*prepare(Preprocessing::Raw, grey, Dims{1, 1, 1, 1})), std::vector{100.0F});
    expect_near(values_of(*prepare(Preprocessing::Raw, pixel(100, 200, 50), Dims{1, 1, 1, 1})), {153}, 1e-4F);
    expect_near(values_of(*prepare(Preprocessing::Caffe, grey, Dims{1, 1, 1, 1})), {100 - 344.0F / 3}, 1e-4F);
}

TEST(Preprocessing, WhatANetworkSeesIsHadBack) {
    Tensor const picture{{1, 3, {1, 2}}, {10, 200, 30, 40, 250, 60}};
    Tensor const grey{{1, 1, {1, 2}}, {10, 200}};
    for (int i = 0; i < kPreprocessings; ++i) {
        auto const preprocessing = static_cast<Preprocessing>(i);
        if (preprocessing == Preprocessing::Torchvision) continue;  // would cut the picture
        auto const seen = seen_picture(preprocessing, *prepare(preprocessing, picture, Dims{1, 3, -1, -1}));
        EXPECT_EQ(seen.shape(), picture.shape());
        expect_near(values_of(seen), values_of(picture), 1e-3F);
        auto const seen_grey = seen_picture(preprocessing, *prepare(preprocessing, grey, Dims{1, 1, -1, -1}));
        EXPECT_EQ(seen_grey.shape(), grey.shape());
        expect_near(values_of(seen_grey), values_of(grey), 1e-3F);
    }
    Tensor const even{{1, 3, {9, 9}}, std::vector<float>(243, 77)};
    expect_near(values_of(seen_picture(Preprocessing::Torchvision,
                                       *prepare(Preprocessing::Torchvision, even, Dims{1, 3, 4, 4}))),
                std::vector<float>(48, 77), 1e-3F);
}

TEST(Preprocessing, OpenExtentsDoNotGrowBeyondALimit) {
    Tensor const wide{{1, 1, {10, 4096}}, std::vector<float>(40960, 7)};
    EXPECT_EQ(prepare(Preprocessing::Raw, wide, std::nullopt)->dims(), (Dims{1, 3, 3, 1024}));
    Tensor const tall{{1, 1, {2048, 1}}, std::vector<float>(2048, 7)};
    EXPECT_EQ(prepare(Preprocessing::Raw, tall, std::nullopt)->dims(), (Dims{1, 3, 1024, 1}));
    EXPECT_EQ(prepare(Preprocessing::Raw, tall, Dims{1, 1, 2048, 2})->dims(), (Dims{1, 1, 2048, 2}));
}

TEST(Preprocessing, OpenExtentsAreThePicturesOrTorchvisions) {
    Tensor const picture{{1, 3, {20, 30}}, std::vector<float>(1800, 7)};
    EXPECT_EQ(prepare(Preprocessing::Raw, picture, Dims{-1, 3, -1, -1})->dims(), (Dims{1, 3, 20, 30}));
    EXPECT_EQ(prepare(Preprocessing::Raw, picture, std::nullopt)->dims(), (Dims{1, 3, 20, 30}));
    EXPECT_EQ(prepare(Preprocessing::Torchvision, picture, Dims{1, -1, -1, -1})->dims(), (Dims{1, 3, 224, 224}));
    EXPECT_EQ(prepare(Preprocessing::Caffe, picture, Dims{1, 3, 227, 225})->dims(), (Dims{1, 3, 227, 225}));
}

TEST(Preprocessing, InputsThatTakeNoPictureAreRefused) {
    for (auto const& dims : {Dims{1, 3}, Dims{2, 3, 4, 4}, Dims{1, 4, 4, 4}, Dims{1, 3, 0, 4}})
        EXPECT_EQ(prepare(Preprocessing::Raw, pixel(1, 2, 3), dims).problem().name, "network_input_no_picture");
    EXPECT_EQ(prepare(Preprocessing::Raw, pixel(1, 2, 3), Dims{1, 3, 1 << 20, 1 << 20}).problem().name,
              "network_input_too_large");
}

// PyTorch: interpolate(torch.tensor([[[[0., 10, 20, 30, 40, 50]]]]), (1, 3), mode="bilinear", antialias=True)
TEST(Resizing, AveragesOverAreasWhenItShrinks) {
    Tensor const ramp{{1, 1, {1, 6}}, {0, 10, 20, 30, 40, 50}};
    expect_near(values_of(resized(ramp, 1, 3)), {7.142857F, 25, 42.85714F}, 1e-4F);
    expect_near(values_of(resized(ramp, 1, 4)), {3.75F, 17.77778F, 32.22222F, 46.25F}, 1e-4F);
    expect_near(
        values_of(resized(ramp, 2, 8)),
        {0, 6.25F, 13.75F, 21.25F, 28.75F, 36.25F, 43.75F, 50, 0, 6.25F, 13.75F, 21.25F, 28.75F, 36.25F, 43.75F, 50},
        1e-4F);
}

TEST(Resizing, CutsTheMiddleOutAsTorchvisionDoes) {
    // torchvision: CenterCrop(7)(Resize(8, antialias=True)(arange(99).reshape(1, 1, 9, 11)))
    std::vector<float> values;
    for (int i = 0; i < 99; ++i) values.push_back(static_cast<float>(i));
    auto const cut = prepare(Preprocessing::Raw, {{1, 1, {9, 11}}, values}, Dims{1, 1, 9, 11});
    EXPECT_EQ(values_of(*cut), values);
    auto const small = prepare(Preprocessing::Torchvision, {{1, 1, {9, 11}}, values}, Dims{1, 1, 7, 7});
    auto const found = values_of(*small);
    constexpr auto kMean = (0.485F + 0.456F + 0.406F) / 3, kDeviation = (0.229F + 0.224F + 0.225F) / 3;
    std::vector<float> const expected{
        3.034615F, 4.188462F, 5.342307F, 6.65F,     7.957692F, 9.111538F, 10.26538F, 15.13461F, 16.28846F, 17.44231F,
        18.75F,    20.05769F, 21.21154F, 22.36538F, 27.23461F, 28.38846F, 29.5423F,  30.85F,    32.15769F, 33.31153F,
        34.46538F, 39.33461F, 40.48846F, 41.6423F,  42.95F,    44.25769F, 45.41153F, 46.56538F, 51.43461F, 52.58846F,
        53.74231F, 55.05F,    56.35769F, 57.51153F, 58.66538F, 63.53461F, 64.68846F, 65.84231F, 67.14999F, 68.45769F,
        69.61153F, 70.76538F, 75.63461F, 76.78845F, 77.9423F,  79.24999F, 80.55768F, 81.71152F, 82.86537F};
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_NEAR((found[i] * kDeviation + kMean) * 255, expected[i], 1e-3F) << i;
}

// A strip of 4096 x 1 would become 256 million wide if it were resized before it is cut.
TEST(Resizing, ComputesNoMoreThanIsKept) {
    Tensor const strip{{1, 3, {1, 4096}}, std::vector<float>(3 * 4096, 1)};
    EXPECT_EQ(prepare(Preprocessing::Torchvision, strip, Dims{1, 3, 2240, 2240})->dims(), (Dims{1, 3, 2240, 2240}));
}

}  // namespace
}  // namespace deconvista::net
