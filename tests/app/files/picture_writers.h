#pragma once
// Small PNG and BMP files made by hand, right or wrong in every way a test wants.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace deconvista::files {

using Blob = std::vector<std::uint8_t>;

struct PngHeader {
    std::uint32_t width{1}, height{1};
    std::uint8_t depth{8}, color_type{0};  // 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
};

inline void append(Blob& to, Blob const& what) {
    to.insert(to.end(), what.begin(), what.end());
}

inline Blob big_endian(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value >> 24), static_cast<std::uint8_t>(value >> 16),
            static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)};
}

inline Blob little_endian(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value), static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 24)};
}

// Bit by bit, as the specification defines it.
inline std::uint32_t crc32(Blob const& data) {
    std::uint32_t crc = 0xffffffffu;
    for (auto const byte : data) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 1u) != 0 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
    }
    return ~crc;
}

inline std::uint32_t adler32(Blob const& data) {
    std::uint32_t a = 1, b = 0;
    for (auto const byte : data) {
        a = (a + byte) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

// Bits fill each byte from its lowest; Huffman codes come with their first bit first.
class BitWriter {
public:
    explicit BitWriter(Blob& to) : to_{to} {}
    void code(unsigned bits, int length) {
        for (int i = length; i-- > 0;) {
            if (used_ == 0) to_.push_back(0);
            to_.back() = static_cast<std::uint8_t>(to_.back() | (bits >> i & 1u) << used_);
            used_ = (used_ + 1) % 8;
        }
    }

private:
    Blob& to_;
    int used_{0};
};

// A zlib stream that unpacks to a little more than this many zeros: 258 of them in 13 bits.
inline Blob packed_zeros(std::size_t count) {
    Blob stream{0x78, 0x01};
    BitWriter bits{stream};
    bits.code(0b110, 3);       // the last block, with the codes that the format fixes
    bits.code(0b00110000, 8);  // a zero
    for (std::size_t made = 1; made < count; made += 258) {
        bits.code(0b11000101, 8);  // copy 258 bytes
        bits.code(0b00000, 5);     // from one byte back
    }
    bits.code(0b0000000, 7);
    return stream;  // the decoder does not look at the checksum that would follow
}

// With length, type and checksum.
inline Blob png_chunk(std::string_view type, Blob const& data) {
    Blob checked(type.begin(), type.end());
    append(checked, data);
    auto chunk = big_endian(static_cast<std::uint32_t>(data.size()));
    append(chunk, checked);
    append(chunk, big_endian(crc32(checked)));
    return chunk;
}

// One zlib stream in which nothing is packed.
inline Blob stored_zlib(Blob const& data) {
    Blob stream{0x78, 0x01};
    std::size_t at = 0;
    do {
        auto const length = std::min<std::size_t>(data.size() - at, 65535);
        stream.push_back(at + length == data.size() ? 1 : 0);
        auto const low = static_cast<std::uint8_t>(length & 0xff), high = static_cast<std::uint8_t>(length >> 8);
        append(stream, {low, high, static_cast<std::uint8_t>(~low), static_cast<std::uint8_t>(~high)});
        auto const from = data.begin() + static_cast<std::ptrdiff_t>(at);
        stream.insert(stream.end(), from, from + static_cast<std::ptrdiff_t>(length));
        at += length;
    } while (at < data.size());
    append(stream, big_endian(adler32(data)));
    return stream;
}

// Scanlines carry their filter byte. `extra` is put between the header and the data.
inline Blob png_of_packed(PngHeader const& header, Blob const& zlib, Blob const& extra = {}) {
    Blob file{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    auto head = big_endian(header.width);
    append(head, big_endian(header.height));
    append(head, {header.depth, header.color_type, 0, 0, 0});
    append(file, png_chunk("IHDR", head));
    append(file, extra);
    append(file, png_chunk("IDAT", zlib));
    append(file, png_chunk("IEND", {}));
    return file;
}

inline Blob png(PngHeader const& header, Blob const& scanlines, Blob const& extra = {}) {
    return png_of_packed(header, stored_zlib(scanlines), extra);
}

// 24-bit, rows from the bottom up unless the height is negative; rows are given top down as RGB.
inline Blob bmp(std::int32_t width, std::int32_t height, Blob const& rgb) {
    constexpr std::uint32_t kHeaders = 54;
    auto const rows = std::abs(height);
    auto const stride = (width * 3 + 3) / 4 * 4;
    Blob file{'B', 'M'};
    append(file, little_endian(kHeaders + static_cast<std::uint32_t>(stride * rows)));
    append(file, little_endian(0));
    append(file, little_endian(kHeaders));
    append(file, little_endian(40));
    append(file, little_endian(static_cast<std::uint32_t>(width)));
    append(file, little_endian(static_cast<std::uint32_t>(height)));
    append(file, {1, 0, 24, 0});
    for (int i = 0; i < 6; ++i) append(file, little_endian(0));
    for (int i = 0; i < rows; ++i) {
        auto const row = height < 0 ? i : rows - 1 - i;
        for (int x = 0; x < width; ++x) {
            auto const at = std::size_t{3} * static_cast<std::size_t>(row * width + x);
            append(file, {rgb[at + 2], rgb[at + 1], rgb[at]});
        }
        for (int padding = 3 * width; padding < stride; ++padding) file.push_back(0);
    }
    return file;
}

}  // namespace deconvista::files
