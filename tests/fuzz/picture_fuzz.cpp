// Any bytes as a picture file: through the front door, and straight to the decoder, past the checksums that would keep
// mutated PNG files out.

#include <cstdint>
#include <span>

#include "app/files/image_file.h"
#include "app/files/picture_format.h"
#include "app/files/stb_decode.h"
#include "core/base/check.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    namespace files = deconvista::files;
    std::span const bytes{data, size};

    auto const picture = files::decode_picture(bytes, "fuzz");
    if (picture) {
        auto const& [width, height, channels, values] = *picture;
        DECONVISTA_CHECK(width >= 1 && width <= files::kMaxPictureExtent);
        DECONVISTA_CHECK(height >= 1 && height <= files::kMaxPictureExtent);
        DECONVISTA_CHECK(channels == 1 || channels == 3);
        auto const count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
        DECONVISTA_CHECK(values.size() == count * static_cast<std::size_t>(channels));
    }

    // JPEG files have no checksums, and the check of their tables is part of what makes the decoder safe.
    auto const format = files::picture_format(bytes);
    if (!picture && format && *format != files::PictureFormat::Jpeg) {
        constexpr std::size_t kBudget = std::size_t{32} << 20;
        static_cast<void>(files::stb_decode(bytes, kBudget));
    }
    return 0;
}
