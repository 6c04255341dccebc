#include "app/files/image_file.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "app/files/picture_format.h"
#include "app/files/stb_decode.h"
#include "app/files/text_file.h"
#include "core/base/number_text.h"

namespace deconvista::files {
namespace {

using base::to_text;

base::Problem no_picture(Bytes bytes, std::string name) {
    if (bytes.empty()) return base::refused("picture_is_empty", {std::move(name)});
    auto const mistaken = mistaken_for_picture(bytes);
    if (mistaken == Mistaken::LargeFilePointer) return base::refused("picture_is_a_pointer", {std::move(name)});
    if (mistaken == Mistaken::WebPage) return base::refused("picture_is_a_web_page", {std::move(name)});
    return base::refused("picture_of_unknown_kind", {std::move(name)});
}

// What a picture of this size can need at most while it is unpacked: 16-bit RGB and alpha twice, in a buffer that
// doubles when it grows, and the compressed data gathered in another such buffer.
std::size_t memory_budget(Extent const& extent, std::size_t file_size) {
    constexpr std::size_t kPerPixel = 32, kPerByte = 4, kTablesAndPadding = std::size_t{8} << 20;
    auto const pixels = static_cast<std::size_t>(extent.width) * static_cast<std::size_t>(extent.height);
    return pixels * kPerPixel + file_size * kPerByte + kTablesAndPadding;
}

std::uint8_t over_white(std::uint8_t value, std::uint8_t alpha) {
    return static_cast<std::uint8_t>((value * alpha + 255 * (255 - alpha) + 127) / 255);
}

Picture without_alpha(DecodedPicture decoded) {
    bool const has_alpha = decoded.channels == 2 || decoded.channels == 4;
    auto const stored = static_cast<std::size_t>(decoded.channels);
    auto const kept = has_alpha ? stored - 1 : stored;
    Picture picture{decoded.width, decoded.height, static_cast<int>(kept), std::move(decoded.values)};
    if (!has_alpha) return picture;
    auto& values = picture.values;
    std::size_t to = 0;
    for (std::size_t from = 0; from < values.size(); from += stored) {
        auto const alpha = values[from + kept];
        for (std::size_t channel = 0; channel < kept; ++channel)
            values[to++] = over_white(values[from + channel], alpha);
    }
    values.resize(to);
    return picture;
}

}  // namespace

base::Result<Picture> decode_picture(std::span<std::uint8_t const> bytes, std::string name) {
    auto const size = static_cast<std::int64_t>(bytes.size());
    if (size > kMaxPictureFile)
        return base::over_limit("file_too_large", {std::move(name), to_text(size), to_text(kMaxPictureFile)});
    auto const format = picture_format(bytes);
    if (!format) return no_picture(bytes, std::move(name));

    auto const extent = claimed_extent(bytes, *format);
    if (!extent || extent->width < 1 || extent->height < 1)
        return base::refused("picture_is_broken", {std::move(name)});
    if (std::max(extent->width, extent->height) > kMaxPictureExtent) {
        return base::over_limit("picture_too_large", {std::move(name), to_text(extent->width), to_text(extent->height),
                                                      to_text(kMaxPictureExtent)});
    }

    if (!is_whole(bytes, *format)) return base::refused("picture_is_broken", {std::move(name)});
    auto decoded = stb_decode(bytes, memory_budget(*extent, bytes.size()));
    bool const as_claimed = decoded && Extent{decoded->width, decoded->height} == *extent;
    if (!as_claimed) return base::refused("picture_is_broken", {std::move(name)});
    return without_alpha(std::move(*decoded));
}

base::Result<Picture> read_picture(std::string path) {
    auto const bytes = read_bytes(path, kMaxPictureFile);
    if (!bytes) return bytes.problem();
    return decode_picture(*bytes, std::move(path));
}

}  // namespace deconvista::files
