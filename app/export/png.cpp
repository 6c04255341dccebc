#include "app/export/png.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/check.h"

namespace deconvista::exporting {
namespace {

constexpr auto kMagic = std::to_array<std::uint8_t>({0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});

void append(ByteBuffer& to, std::string_view text) {
    to.insert(to.end(), text.begin(), text.end());
}

std::array<std::uint8_t, 4> big_endian(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value >> 24), static_cast<std::uint8_t>(value >> 16),
            static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)};
}

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; });
}

void append_text(ByteBuffer& to, PngText const& text) {
    DECONVISTA_CHECK(!text.key.empty() && text.key.size() < 80 && is_plain(text.key));
    bool const plain = is_plain(text.value);
    append_png_chunk(to, plain ? "tEXt" : "iTXt", [&] {
        append(to, text.key);
        to.push_back(0);
        // Not compressed, no language, no translated key.
        if (!plain) to.insert(to.end(), {0, 0, 0, 0});
        append(to, text.value);
    });
}

void append_resolution(ByteBuffer& to, double dpi) {
    constexpr double kInchesOfAMeter = 1 / 0.0254;
    auto const pixels = static_cast<std::uint32_t>(std::lround(dpi * kInchesOfAMeter));
    append_png_chunk(to, "pHYs", [&] {
        append_big_endian(to, pixels);
        append_big_endian(to, pixels);
        to.push_back(1);  // of a metre
    });
}

// One row after the other, each behind a byte that says: no filter.
void lay_out_rgb(std::uint8_t* to, paint::PixelBuffer const& picture) {
    auto const width = static_cast<std::size_t>(picture.width);
    auto const* from = picture.pixels.data();
    for (int y = 0; y < picture.height; ++y) {
        *to++ = 0;
        for (auto const* const end = from + width; from != end; ++from, to += 3) {
            to[0] = static_cast<std::uint8_t>(*from >> 16);
            to[1] = static_cast<std::uint8_t>(*from >> 8);
            to[2] = static_cast<std::uint8_t>(*from);
        }
    }
}

void lay_out_rgba(std::uint8_t* to, paint::PixelBuffer const& picture) {
    auto const width = static_cast<std::size_t>(picture.width);
    auto const* from = picture.pixels.data();
    for (int y = 0; y < picture.height; ++y) {
        *to++ = 0;
        for (auto const* const end = from + width; from != end; ++from, to += 4) {
            to[0] = static_cast<std::uint8_t>(*from >> 16);
            to[1] = static_cast<std::uint8_t>(*from >> 8);
            to[2] = static_cast<std::uint8_t>(*from);
            to[3] = static_cast<std::uint8_t>(*from >> 24);
        }
    }
}

}  // namespace

void append_big_endian(ByteBuffer& to, std::uint32_t value) {
    auto const bytes = big_endian(value);
    to.insert(to.end(), bytes.begin(), bytes.end());
}

void append_png_magic(ByteBuffer& to) {
    to.insert(to.end(), kMagic.begin(), kMagic.end());
}

// The length is filled in when it is known.
std::size_t begin_png_chunk(ByteBuffer& to, std::string_view type) {
    auto const begin = to.size();
    append_big_endian(to, 0);
    append(to, type);
    return begin;
}

void end_png_chunk(ByteBuffer& to, std::size_t begin) {
    auto const length = static_cast<std::uint32_t>(to.size() - begin - 8);
    std::ranges::copy(big_endian(length), to.begin() + static_cast<std::ptrdiff_t>(begin));
    append_big_endian(to, checksum(Bytes{to}.subspan(begin + 4)));
}

void append_png_header(ByteBuffer& to, paint::PixelBuffer const& picture) {
    append_png_chunk(to, "IHDR", [&] {
        append_big_endian(to, static_cast<std::uint32_t>(picture.width));
        append_big_endian(to, static_cast<std::uint32_t>(picture.height));
        std::uint8_t const color = picture.alpha == paint::Alpha::None ? 2 : 6;
        to.insert(to.end(), {8, color, 0, 0, 0});
    });
}

void append_png_extras(ByteBuffer& to, PngExtras const& extras) {
    if (extras.dpi) append_resolution(to, *extras.dpi);
    for (auto const& text : extras.texts) append_text(to, text);
}

void append_png_end(ByteBuffer& to) {
    append_png_chunk(to, "IEND", [] {});
}

void PngPacker::append_pixels(ByteBuffer& to, paint::PixelBuffer const& picture) {
    auto const width = static_cast<std::size_t>(picture.width), height = static_cast<std::size_t>(picture.height);
    DECONVISTA_CHECK(width > 0 && height > 0 && picture.pixels.size() == width * height);
    bool const opaque = picture.alpha == paint::Alpha::None;
    scanlines_.resize(height * (1 + (opaque ? 3 : 4) * width));
    if (opaque)
        lay_out_rgb(scanlines_.data(), picture);
    else
        lay_out_rgba(scanlines_.data(), picture);
    compressor_.append_zlib(to, scanlines_);
}

void encode_png(ByteBuffer& file, PngPacker& packer, paint::PixelBuffer const& picture, PngExtras const& extras) {
    file.clear();
    append_png_magic(file);
    append_png_header(file, picture);
    append_png_extras(file, extras);
    append_png_chunk(file, "IDAT", [&] { packer.append_pixels(file, picture); });
    append_png_end(file);
}

}  // namespace deconvista::exporting
