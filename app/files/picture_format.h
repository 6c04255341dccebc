#pragma once
// What the first bytes of a picture file say about it, before any decoder sees it. Reads headers and checksums, never
// pixels; every length in the file is taken as a claim to be checked.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace deconvista::files {

using Bytes = std::span<std::uint8_t const>;

enum class PictureFormat : std::uint8_t { Png, Jpeg, Bmp };

// By the magic number; nothing for everything else.
std::optional<PictureFormat> picture_format(Bytes file);

// Whether its name ends as those of pictures do, also of kinds that are not read: what is in it is meant to be one.
bool is_named_as_picture(std::string_view path);

// A file that is not a picture but that people often take for one.
enum class Mistaken : std::uint8_t { LargeFilePointer, WebPage };
std::optional<Mistaken> mistaken_for_picture(Bytes file);

// As the header claims it; may be zero or absurdly large, never negative.
struct Extent {
    std::int64_t width{}, height{};
    bool operator==(Extent const&) const = default;
};

std::optional<Extent> claimed_extent(Bytes file, PictureFormat format);

// Whether the file is complete and can be given to a decoder: every chunk of a PNG up to IEND, with right checksums on
// those that matter; every segment of a JPEG up to its end marker, with possible Huffman tables; all rows of a BMP.
// (Decoders often fill in what is missing.)
bool is_whole(Bytes file, PictureFormat format);

}  // namespace deconvista::files
