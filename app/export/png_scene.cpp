#include <algorithm>
#include <array>

#include "app/export/png.h"

namespace deconvista::exporting {
namespace {

constexpr auto kMagic = std::to_array<std::uint8_t>({0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});

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
    return unpacked_zlib(data, kLongestScene);
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
