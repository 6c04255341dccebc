#pragma once
// Picture files as numbers: PNG, JPEG and BMP, at most 4096 pixels a side and 64 MiB a file.
//
// Grey stays one channel; everything else becomes RGB. What is transparent is laid over white, 16-bit samples keep
// their upper 8 bits. Colour profiles, gamma and the orientation that cameras note are not applied: a value is what the
// file stores.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace deconvista::files {

struct Picture {
    int width{}, height{}, channels{};  // channels: 1 or 3
    std::vector<std::uint8_t> values;   // row-major, interleaved, 0 to 255
    bool operator==(Picture const&) const = default;
};

constexpr int kMaxPictureExtent = 4096;
constexpr std::int64_t kMaxPictureFile = std::int64_t{64} << 20;

// The name only appears in problems. Limits are checked before anything is unpacked.
base::Result<Picture> decode_picture(std::span<std::uint8_t const> bytes, std::string name);
base::Result<Picture> read_picture(std::string path);

}  // namespace deconvista::files
