#pragma once
// The keys of the scene file, in the order of its documentation, and which operation has which.

#include <array>
#include <cstdint>
#include <string_view>

#include "core/op/operation.h"

namespace deconvista::scene {

constexpr std::int64_t kSceneVersion = 1;

constexpr std::array<std::string_view, 20> kSceneKeys{
    "version", "title",      "operation",    "input",   "kernel",         "flip_kernel", "bias",
    "stride",  "dilation",   "groups",       "padding", "output_padding", "ceil_mode",   "count_include_pad",
    "crop",    "convention", "output_shape", "method",  "view",           "beside",
};
// Of the scene that stands beside: what concerns the whole picture is said once.
constexpr std::array<std::string_view, 17> kBesideKeys{
    "title",  "operation", "input",          "kernel",    "flip_kernel",       "bias", "stride",     "dilation",
    "groups", "padding",   "output_padding", "ceil_mode", "count_include_pad", "crop", "convention", "output_shape",
    "method",
};
constexpr std::array<std::string_view, 6> kInputKeys{"image", "generator", "seed", "shape", "values", "upsample"};
constexpr std::array<std::string_view, 2> kUpsampleKeys{"mode", "factor"};
constexpr std::array<std::string_view, 4> kKernelKeys{"generator", "seed", "shape", "values"};

constexpr bool has_key(op::Kind kind, std::string_view key) {
    if (key == "output_padding" || key == "crop" || key == "output_shape")
        return kind == op::Kind::TransposedConvolution;
    if (key == "ceil_mode" || key == "count_include_pad") return op::is_pooling(kind);
    if (key == "flip_kernel" || key == "bias" || key == "groups") return !op::is_pooling(kind);
    return true;
}

}  // namespace deconvista::scene
