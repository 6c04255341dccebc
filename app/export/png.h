#pragma once
// PNG files: written fast rather than small, and searched for the scene that an exported picture carries.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/paint/cairo_painter.h"

// libdeflate's own name.
struct libdeflate_compressor;

namespace deconvista::exporting {

// A piece of text in a picture file: a short English key (1 to 79 ASCII letters) and UTF-8.
struct PngText {
    std::string key, value;
};

// The key under which pictures carry their scene, and how long a scene may be to be carried and to be found again.
constexpr std::string_view kSceneKey = "deconvista-scene";
constexpr std::size_t kLongestScene = std::size_t{64} << 10;

// Keeps what it needs between pictures; for one thread. The same picture gives the same bytes: 8-bit RGB, no filter,
// one IDAT, no time.
class PngEncoder {
public:
    PngEncoder();

    // The bytes stay where they are until the next call.
    std::span<std::uint8_t const> encode(paint::PixelBuffer const& picture, std::span<PngText const> texts = {});

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };

    void append_header(paint::PixelBuffer const& picture);
    void append_pixels(paint::PixelBuffer const& picture);
    void append_text(PngText const& text);
    std::size_t begin_chunk(std::string_view type);
    void end_chunk(std::size_t begin);

    std::unique_ptr<libdeflate_compressor, Free> compressor_;
    std::vector<std::uint8_t> scanlines_;
    std::vector<std::uint8_t> file_;
};

// The scene in a picture, if there is one and it is intact. The file may be anything; no length in it is trusted, and
// no more is unpacked than a scene may be long.
std::optional<std::string> scene_in_png(std::span<std::uint8_t const> file);

}  // namespace deconvista::exporting
