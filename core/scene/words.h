#pragma once
// The words by which the scene file (and the command line) names the values of enums.

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "core/op/convention.h"
#include "core/op/methods.h"
#include "core/op/operation.h"
#include "core/scene/scene.h"
#include "core/trace/board.h"

namespace deconvista::scene {

// kWords holds a word for each enum member, in their order.
template <class Enum>
struct Words;

template <>
struct Words<op::Kind> {
    static constexpr std::array<std::string_view, 4> kWords{"convolution", "transposed_convolution", "max_pooling",
                                                            "average_pooling"};
};
template <>
struct Words<op::Convention> {
    static constexpr std::array<std::string_view, 9> kWords{"pytorch", "tensorflow", "keras",  "jax",  "onnx",
                                                            "caffe",   "mxnet",      "matlab", "scipy"};
};
template <>
struct Words<op::NamedPadding> {
    static constexpr std::array<std::string_view, 5> kWords{"valid", "same", "full", "half", "causal"};
};
template <>
struct Words<op::Method> {
    static constexpr std::array<std::string_view, 4> kWords{"gather", "scatter", "matrix", "phases"};
};
template <>
struct Words<View> {
    static constexpr std::array<std::string_view, 6> kWords{"flat",   "isometric", "scatter",
                                                            "matrix", "phases",    "connections"};
};
template <>
struct Words<trace::CropForm> {
    static constexpr std::array<std::string_view, 2> kWords{"before", "after"};
};
template <>
struct Words<Generator> {
    static constexpr std::array<std::string_view, kGenerators> kWords{
        "ones",     "ramp",    "one_hot", "checker",   "random",  "identity", "box",
        "gaussian", "sobel_x", "sobel_y", "laplacian", "sharpen", "emboss",   "bilinear"};
};
// Those that make inputs.
constexpr std::span<std::string_view const> kInputGeneratorWords{Words<Generator>::kWords.data(),
                                                                 static_cast<std::size_t>(Generator::Identity)};

template <>
struct Words<Interpolation> {
    static constexpr std::array<std::string_view, 2> kWords{"nearest", "bilinear"};
};

template <class Enum>
constexpr std::string_view word_of(Enum value) {
    return Words<Enum>::kWords.at(static_cast<std::size_t>(value));
}

template <class Enum>
constexpr std::optional<Enum> from_word(std::string_view word) {
    auto const& words = Words<Enum>::kWords;
    auto const found = std::ranges::find(words, word);
    if (found == words.end()) return std::nullopt;
    return static_cast<Enum>(found - words.begin());
}

}  // namespace deconvista::scene
