#pragma once
// The third-party decoder behind one function. Nothing but app/files/image_file.cpp (and the fuzz target) calls it: it
// decodes what it is given, and leaves limits, formats and the treatment of alpha to its caller.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace deconvista::files {

struct DecodedPicture {
    int width{}, height{}, channels{};  // 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha; 8 bits each
    std::vector<std::uint8_t> values;   // row-major, interleaved
};

// PNG, JPEG and BMP. Nothing if the file is broken, if it needs more than `budget` bytes of memory at once (a picture
// that unpacks to more than its size is broken too), or if a side is longer than 4096.
std::optional<DecodedPicture> stb_decode(std::span<std::uint8_t const> file, std::size_t budget);

}  // namespace deconvista::files
