#include "app/export/png.h"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <new>

#include "core/base/check.h"

namespace deconvista::exporting {
namespace {

using Bytes = std::span<std::uint8_t const>;

constexpr auto kMagic = std::to_array<std::uint8_t>({0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});

void append(std::vector<std::uint8_t>& to, std::string_view text) {
    to.insert(to.end(), text.begin(), text.end());
}

std::array<std::uint8_t, 4> big_endian(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value >> 24), static_cast<std::uint8_t>(value >> 16),
            static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)};
}

void append(std::vector<std::uint8_t>& to, std::uint32_t value) {
    auto const bytes = big_endian(value);
    to.insert(to.end(), bytes.begin(), bytes.end());
}

std::uint32_t checksum(Bytes data) {
    return static_cast<std::uint32_t>(libdeflate_crc32(0, data.data(), data.size()));
}

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; });
}

}  // namespace

// ---- writing

void PngEncoder::Free::operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
}

PngEncoder::PngEncoder() {
    constexpr int kFastest = 1;
    compressor_.reset(libdeflate_alloc_compressor(kFastest));
    if (!compressor_) throw std::bad_alloc{};
}

Bytes PngEncoder::encode(paint::PixelBuffer const& picture, std::span<PngText const> texts) {
    file_.assign(kMagic.begin(), kMagic.end());
    append_header(picture);
    for (auto const& text : texts) append_text(text);
    append_pixels(picture);
    end_chunk(begin_chunk("IEND"));
    return file_;
}

// The length is filled in when it is known.
std::size_t PngEncoder::begin_chunk(std::string_view type) {
    auto const begin = file_.size();
    append(file_, std::uint32_t{0});
    append(file_, type);
    return begin;
}

void PngEncoder::end_chunk(std::size_t begin) {
    auto const length = static_cast<std::uint32_t>(file_.size() - begin - 8);
    std::ranges::copy(big_endian(length), file_.begin() + static_cast<std::ptrdiff_t>(begin));
    append(file_, checksum(Bytes{file_}.subspan(begin + 4)));
}

void PngEncoder::append_header(paint::PixelBuffer const& picture) {
    auto const chunk = begin_chunk("IHDR");
    append(file_, static_cast<std::uint32_t>(picture.width));
    append(file_, static_cast<std::uint32_t>(picture.height));
    constexpr auto k8BitRgb = std::to_array<std::uint8_t>({8, 2, 0, 0, 0});
    file_.insert(file_.end(), k8BitRgb.begin(), k8BitRgb.end());
    end_chunk(chunk);
}

void PngEncoder::append_text(PngText const& text) {
    DECONVISTA_CHECK(!text.key.empty() && text.key.size() < 80 && is_plain(text.key));
    bool const plain = is_plain(text.value);
    auto const chunk = begin_chunk(plain ? "tEXt" : "iTXt");
    append(file_, text.key);
    file_.push_back(0);
    // Not compressed, no language, no translated key.
    if (!plain) file_.insert(file_.end(), {0, 0, 0, 0});
    append(file_, text.value);
    end_chunk(chunk);
}

void PngEncoder::append_pixels(paint::PixelBuffer const& picture) {
    auto const width = static_cast<std::size_t>(picture.width), height = static_cast<std::size_t>(picture.height);
    DECONVISTA_CHECK(width > 0 && height > 0 && picture.pixels.size() == width * height);
    scanlines_.resize(height * (1 + 3 * width));
    auto* to = scanlines_.data();
    for (std::size_t y = 0; y < height; ++y) {
        *to++ = 0;  // no filter
        for (auto const pixel : std::span{picture.pixels}.subspan(y * width, width)) {
            *to++ = static_cast<std::uint8_t>(pixel >> 16);
            *to++ = static_cast<std::uint8_t>(pixel >> 8);
            *to++ = static_cast<std::uint8_t>(pixel);
        }
    }
    auto const chunk = begin_chunk("IDAT");
    auto const begin = file_.size();
    file_.resize(begin + libdeflate_zlib_compress_bound(compressor_.get(), scanlines_.size()));
    auto const packed = libdeflate_zlib_compress(compressor_.get(), scanlines_.data(), scanlines_.size(),
                                                 file_.data() + begin, file_.size() - begin);
    DECONVISTA_CHECK(packed > 0);
    file_.resize(begin + packed);
    end_chunk(chunk);
}

// ---- reading

namespace {

struct Chunk {
    std::string_view type;
    Bytes data;
};

std::string_view text_of(Bytes bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

std::uint32_t number_at(Bytes bytes, std::size_t at) {
    return std::uint32_t{bytes[at]} << 24 | std::uint32_t{bytes[at + 1]} << 16 | std::uint32_t{bytes[at + 2]} << 8 |
           bytes[at + 3];
}

// The chunk at the beginning of the rest of a file, which is taken off it.
std::optional<Chunk> take_chunk(Bytes& rest) {
    constexpr std::size_t kAround = 12;  // length, type and checksum
    if (rest.size() < kAround) return std::nullopt;
    std::size_t const length = number_at(rest, 0);
    if (length > rest.size() - kAround) return std::nullopt;
    bool const is_intact = checksum(rest.subspan(4, 4 + length)) == number_at(rest, 8 + length);
    Chunk const chunk{text_of(rest.subspan(4, 4)), rest.subspan(8, length)};
    rest = rest.subspan(kAround + length);
    // What is damaged keeps its place but has no meaning.
    return is_intact ? chunk : Chunk{};
}

// Up to the next zero byte, which is taken off too.
std::optional<std::string_view> take_string(Bytes& rest) {
    auto const end = std::ranges::find(rest, std::uint8_t{0});
    if (end == rest.end()) return std::nullopt;
    auto const length = static_cast<std::size_t>(end - rest.begin());
    auto const string = text_of(rest.first(length));
    rest = rest.subspan(length + 1);
    return string;
}

std::optional<std::string> as_scene(Bytes data) {
    if (data.size() > kLongestScene) return std::nullopt;
    return std::string{text_of(data)};
}

std::optional<std::string> unpacked_scene(Bytes data) {
    struct Free {
        void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
    };
    std::unique_ptr<libdeflate_decompressor, Free> const decompressor{libdeflate_alloc_decompressor()};
    if (!decompressor) return std::nullopt;
    std::string scene(kLongestScene, '\0');
    std::size_t length = 0;
    auto const result =
        libdeflate_zlib_decompress(decompressor.get(), data.data(), data.size(), scene.data(), scene.size(), &length);
    if (result != LIBDEFLATE_SUCCESS) return std::nullopt;
    scene.resize(length);
    return scene;
}

// Other programs may have packed the text that this one wrote plainly.
std::optional<std::string> scene_in(Chunk chunk) {
    auto const key = take_string(chunk.data);
    if (key != kSceneKey) return std::nullopt;
    if (chunk.type == "tEXt") return as_scene(chunk.data);
    if (chunk.type == "zTXt") {
        bool const is_known_method = !chunk.data.empty() && chunk.data[0] == 0;
        return is_known_method ? unpacked_scene(chunk.data.subspan(1)) : std::nullopt;
    }
    if (chunk.type != "iTXt" || chunk.data.size() < 2) return std::nullopt;
    bool const is_packed = chunk.data[0] == 1;
    chunk.data = chunk.data.subspan(2);
    bool const has_language = take_string(chunk.data) && take_string(chunk.data);
    if (!has_language) return std::nullopt;
    return is_packed ? unpacked_scene(chunk.data) : as_scene(chunk.data);
}

}  // namespace

std::optional<std::string> scene_in_png(Bytes file) {
    if (file.size() < kMagic.size() || !std::ranges::equal(file.first(kMagic.size()), kMagic)) return std::nullopt;
    auto rest = file.subspan(kMagic.size());
    while (auto const chunk = take_chunk(rest)) {
        if (auto scene = scene_in(*chunk)) return scene;
    }
    return std::nullopt;
}

}  // namespace deconvista::exporting
