#pragma once
// From a picture to what a network wants to see. Networks were trained on pictures prepared in one of a few ways, which
// their files do not tell; a wrong one is the most frequent reason for nonsense.
//
//   torchvision   shorter side resized to 256/224 of the input's extent, the middle cut out; RGB, 0 to 1, minus
//                 (0.485, 0.456, 0.406), divided by (0.229, 0.224, 0.225). Also MXNet's networks of the model zoo.
//   caffe         resized to the input's extents; BGR, 0 to 255, minus (104, 117, 123)
//   caffe-vgg     resized; BGR, 0 to 255, minus (103.939, 116.779, 123.68)
//   raw           resized; RGB, 0 to 255
//   signed        resized; RGB, -1 to 1
//   bundled       resized; RGB, (x / 255 - 0.5) * 4
//
// Resizing is bilinear over pixel areas (antialiased when it shrinks), in float32, as torchvision's Resize and
// PyTorch's interpolate(antialias=True) do it.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/net/graph.h"
#include "core/tensor/tensor.h"

namespace deconvista::net {

enum class Preprocessing : std::uint8_t { Torchvision, Caffe, CaffeVgg, Raw, Signed, Bundled };
constexpr int kPreprocessings = 6;

// "caffe-vgg"; the names stand in files and on the command line.
std::string_view name_of(Preprocessing preprocessing);
std::optional<Preprocessing> preprocessing_from(std::string_view name);
std::vector<std::string_view> preprocessing_names();

// `picture` is (1, 1 or 3, height, width), 0 to 255, RGB. The result fits the input: (1, 1 or 3, height, width), a grey
// picture in three equal channels or colours as their luma (0.299, 0.587, 0.114) where the numbers of channels differ;
// a single channel takes the mean of the three channels' offsets and scales. Extents that the input leaves open are 224
// for torchvision; for the others the picture's own, made smaller where a side is longer than kLongestOpenSide.
base::Result<Array> preprocess(Preprocessing preprocessing, tensor::Tensor const& picture, Graph const& graph,
                               Port const& input);
constexpr std::int64_t kLongestOpenSide = 1024;

// What the network sees, brought back from what preprocess() made: (1, 1 or 3, height, width), 0 to 255, RGB.
tensor::Tensor seen_picture(Preprocessing preprocessing, Array const& prepared);

// The picture in other extents, each at least 1.
tensor::Tensor resized(tensor::Tensor const& picture, std::int64_t height, std::int64_t width);

}  // namespace deconvista::net
