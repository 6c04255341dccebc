#pragma once
// How large an arithmetic scene may be. Checked before anything is allocated; beyond, a Problem of Kind::Limit.

#include <cstdint>

namespace deconvista::scene {

constexpr std::int64_t kMaxExtent = 4096;   // of the input, per axis; of batch and channels
constexpr std::int64_t kMaxKernel = 64;     // per spatial axis; also stride and dilation
constexpr std::int64_t kMaxPadding = 4096;  // per side

// An output may be larger than any input; its size is limited by what follows.
constexpr std::int64_t kMaxOutputShape = kMaxExtent * kMaxKernel;  // asked for with output_shape, per axis
constexpr std::int64_t kMaxMultiplications = 2'000'000'000;
constexpr std::int64_t kMaxBytes = std::int64_t{1} << 30;  // input, kernel and output together

constexpr std::int64_t kMaxSceneFileBytes = std::int64_t{64} << 20;
constexpr int kMaxNesting = 32;
constexpr std::int64_t kMaxTitleBytes = 1000;

}  // namespace deconvista::scene
