#include "app/files/picture_format.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/checked_math.h"

namespace deconvista::files {
namespace {

constexpr auto kPngMagic = std::to_array<std::uint8_t>({0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
constexpr auto kJpegMagic = std::to_array<std::uint8_t>({0xff, 0xd8, 0xff});
constexpr auto kBmpMagic = std::to_array<std::uint8_t>({'B', 'M'});

bool begins_with(Bytes file, Bytes beginning) {
    return file.size() >= beginning.size() && std::ranges::equal(file.first(beginning.size()), beginning);
}

// Numbers at a place that need not exist.
std::optional<std::uint32_t> big_endian(Bytes file, std::size_t at, std::size_t width) {
    if (at > file.size() || file.size() - at < width) return std::nullopt;
    std::uint32_t value = 0;
    for (auto const byte : file.subspan(at, width)) value = value << 8 | byte;
    return value;
}

std::optional<std::uint32_t> little_endian(Bytes file, std::size_t at, std::size_t width) {
    if (at > file.size() || file.size() - at < width) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = width; i-- > 0;) value = value << 8 | file[at + i];
    return value;
}

// ---- PNG: length, type, data and checksum, again and again

constexpr auto make_checksum_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < 256; ++n) {
        auto value = n;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1u) != 0 ? 0xedb88320u ^ value >> 1 : value >> 1;
        table[n] = value;
    }
    return table;
}
constexpr auto kChecksumTable = make_checksum_table();

std::uint32_t checksum(Bytes data) {
    std::uint32_t value = 0xffffffffu;
    for (auto const byte : data) value = kChecksumTable[(value ^ byte) & 0xffu] ^ value >> 8;
    return ~value;
}

// Programs that write comments do not always keep their checksums; only what makes the pixels has to be right.
bool makes_pixels(std::uint32_t type) {
    constexpr std::uint32_t kAncillary = 0x20000000u;
    constexpr std::uint32_t kTransparency = 0x74524e53u;  // tRNS
    return (type & kAncillary) == 0 || type == kTransparency;
}

bool is_whole_png(Bytes file) {
    constexpr std::uint32_t kEnd = 0x49454e44u;  // IEND
    std::size_t at = kPngMagic.size();
    for (;;) {
        auto const length = big_endian(file, at, 4);
        auto const type = big_endian(file, at + 4, 4);
        if (!length || !type || file.size() - at - 8 < *length) return false;
        auto const stored = big_endian(file, at + 8 + *length, 4);
        if (!stored) return false;
        if (makes_pixels(*type) && checksum(file.subspan(at + 4, 4 + std::size_t{*length})) != *stored) return false;
        if (*type == kEnd) return true;
        at += 12 + std::size_t{*length};
    }
}

std::optional<Extent> png_extent(Bytes file) {
    auto const width = big_endian(file, 16, 4);
    auto const height = big_endian(file, 20, 4);
    if (!width || !height) return std::nullopt;
    return Extent{*width, *height};
}

// ---- JPEG: segments that begin with 0xff and a marker

namespace marker {
constexpr std::uint8_t kHuffmanTables = 0xc4, kReserved = 0xc8, kArithmeticConditioning = 0xcc;
constexpr std::uint8_t kFirstRestart = 0xd0, kLastRestart = 0xd7;
constexpr std::uint8_t kEndOfImage = 0xd9, kStartOfScan = 0xda;

bool is_restart(std::uint8_t marker) {
    return marker >= kFirstRestart && marker <= kLastRestart;
}

bool starts_frame(std::uint8_t marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != kHuffmanTables && marker != kReserved &&
           marker != kArithmeticConditioning;
}
}  // namespace marker

struct Segment {
    std::uint8_t marker{};
    Bytes data;  // after the marker, from the length field on; for a marker alone, empty
    std::size_t end{};
};

// The segment at or after this place. What lies between segments is skipped: the entropy-coded data of a scan, in which
// 0xff is followed by 0 or by a restart marker, and stray bytes.
std::optional<Segment> segment_from(Bytes file, std::size_t at) {
    for (; at + 1 < file.size(); ++at) {
        auto const code = file[at + 1];
        if (file[at] != 0xff || code == 0xff || code == 0 || marker::is_restart(code)) continue;
        if (code == marker::kEndOfImage) return Segment{code, {}, at + 2};
        auto const length = big_endian(file, at + 2, 2);
        if (!length || *length < 2 || file.size() - at - 2 < *length) return std::nullopt;
        return Segment{code, file.subspan(at + 2, *length), at + 2 + *length};
    }
    return std::nullopt;
}

// A Huffman table has at most 256 codes. stb_image 2.27 writes past its own when a file claims more.
bool are_huffman_tables(Bytes segment) {
    constexpr std::size_t kMostCodes = 256;
    std::size_t at = 2;
    while (at < segment.size()) {
        if (segment.size() - at < 17) return false;
        std::size_t codes = 0;
        for (auto const count : segment.subspan(at + 1, 16)) codes += count;
        if (codes > kMostCodes) return false;
        at += 17 + codes;
    }
    return at == segment.size();
}

bool is_whole_jpeg(Bytes file) {
    bool has_scan = false;
    for (auto segment = segment_from(file, 2); segment; segment = segment_from(file, segment->end)) {
        if (segment->marker == marker::kEndOfImage) return has_scan;
        if (segment->marker == marker::kHuffmanTables && !are_huffman_tables(segment->data)) return false;
        has_scan = has_scan || segment->marker == marker::kStartOfScan;
    }
    return false;
}

std::optional<Extent> jpeg_extent(Bytes file) {
    for (auto segment = segment_from(file, 2); segment; segment = segment_from(file, segment->end)) {
        if (!marker::starts_frame(segment->marker)) continue;
        auto const height = big_endian(segment->data, 3, 2);
        auto const width = big_endian(segment->data, 5, 2);
        if (!width || !height) return std::nullopt;
        return Extent{*width, *height};
    }
    return std::nullopt;
}

// ---- BMP: a header with all sizes, then padded rows

constexpr std::uint32_t kOldestBmpHeader = 12;  // with 16-bit extents

std::optional<Extent> bmp_extent(Bytes file) {
    auto const header = little_endian(file, 14, 4);
    if (!header) return std::nullopt;
    std::size_t const number = *header == kOldestBmpHeader ? 2 : 4;
    auto const width = little_endian(file, 18, number);
    auto const height = little_endian(file, 18 + number, number);
    if (!width || !height) return std::nullopt;
    if (number == 2) return Extent{*width, *height};
    // A negative height means that the rows are stored from the top down.
    std::int64_t const rows = static_cast<std::int32_t>(*height);
    return Extent{*width, rows < 0 ? -rows : rows};
}

// The decoder takes what is missing for black, so the size of the rows is compared with that of the file.
bool is_whole_bmp(Bytes file) {
    auto const extent = bmp_extent(file);
    bool const oldest = little_endian(file, 14, 4) == kOldestBmpHeader;
    auto const first_row = little_endian(file, 10, 4);
    auto const bits = little_endian(file, oldest ? 24 : 28, 2);
    if (!extent || extent->height < 1 || !first_row || !bits) return false;
    auto const bits_in_row = (base::Checked{extent->width} * *bits).get();
    if (!bits_in_row) return false;
    // Rows are padded to four bytes, all but perhaps the last.
    auto const stride = base::ceil_divide(*bits_in_row, 32) * 4;
    auto const last_row = base::ceil_divide(*bits_in_row, 8);
    auto const end = (base::Checked{stride} * (extent->height - 1) + last_row + *first_row).get();
    return end && *end <= static_cast<std::int64_t>(file.size());
}

}  // namespace

bool is_named_as_picture(std::string_view path) {
    static constexpr std::array<std::string_view, 9> kEndings{".png", ".jpg",  ".jpeg", ".bmp", ".webp",
                                                              ".tif", ".tiff", ".heic", ".avif"};
    std::string lower{path};
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::ranges::any_of(kEndings, [&](auto ending) { return lower.ends_with(ending); });
}

std::optional<PictureFormat> picture_format(Bytes file) {
    if (begins_with(file, kPngMagic)) return PictureFormat::Png;
    if (begins_with(file, kJpegMagic)) return PictureFormat::Jpeg;
    if (begins_with(file, kBmpMagic)) return PictureFormat::Bmp;
    return std::nullopt;
}

std::optional<Mistaken> mistaken_for_picture(Bytes file) {
    constexpr std::size_t kEnough = 512;
    std::string text;
    for (auto const byte : file.first(std::min(file.size(), kEnough))) {
        bool const upper = byte >= 'A' && byte <= 'Z';
        text += static_cast<char>(upper ? byte + ('a' - 'A') : byte);
    }
    std::string_view beginning{text};
    if (beginning.starts_with("version https://git-lfs")) return Mistaken::LargeFilePointer;
    if (beginning.starts_with("\xef\xbb\xbf")) beginning.remove_prefix(3);
    beginning.remove_prefix(std::min(beginning.find_first_not_of(" \t\r\n"), beginning.size()));
    for (auto const* tag : {"<!doctype html", "<html", "<head", "<body", "<!--"}) {
        if (beginning.starts_with(tag)) return Mistaken::WebPage;
    }
    return std::nullopt;
}

std::optional<Extent> claimed_extent(Bytes file, PictureFormat format) {
    switch (format) {
        case PictureFormat::Png:
            return png_extent(file);
        case PictureFormat::Jpeg:
            return jpeg_extent(file);
        case PictureFormat::Bmp:
            return bmp_extent(file);
    }
    return std::nullopt;
}

bool is_whole(Bytes file, PictureFormat format) {
    switch (format) {
        case PictureFormat::Png:
            return is_whole_png(file);
        case PictureFormat::Jpeg:
            return is_whole_jpeg(file);
        case PictureFormat::Bmp:
            return is_whole_bmp(file);
    }
    return false;
}

}  // namespace deconvista::files
