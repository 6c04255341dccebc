#pragma once
// PNG files and their chunks: written fast rather than small, and searched for the scene that an exported picture
// carries.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/export/carried_scene.h"
#include "app/export/deflate.h"
#include "app/paint/cairo_painter.h"

namespace deconvista::exporting {

using ByteBuffer = std::vector<std::uint8_t>;

// A piece of text in a picture file: a short English key (1 to 79 ASCII letters) and UTF-8.
struct PngText {
    std::string key, value;
};

// What a picture carries besides pixels.
struct PngExtras {
    std::vector<PngText> texts{};
    std::optional<double> dpi{};
};

// Packs pixels and keeps what it needs between pictures; for one thread. The same picture gives the same bytes: 8-bit
// RGB or RGBA, no filter, no time.
class PngPacker {
public:
    // What goes into IDAT.
    void append_pixels(ByteBuffer& to, paint::PixelBuffer const& picture);

private:
    Compressor compressor_{Compressor::Effort::Fastest};
    ByteBuffer scanlines_;
};

// ---- a file, chunk by chunk

void append_png_magic(ByteBuffer& to);
void append_png_header(ByteBuffer& to, paint::PixelBuffer const& picture);
void append_png_extras(ByteBuffer& to, PngExtras const& extras);
void append_png_end(ByteBuffer& to);

// The chunk's type, its content as appended by `fill`, and what PNG puts around them.
std::size_t begin_png_chunk(ByteBuffer& to, std::string_view type);
void end_png_chunk(ByteBuffer& to, std::size_t begin);
template <class Fill>
void append_png_chunk(ByteBuffer& to, std::string_view type, Fill const& fill) {
    auto const begin = begin_png_chunk(to, type);
    fill();
    end_png_chunk(to, begin);
}
void append_big_endian(ByteBuffer& to, std::uint32_t value);

// A whole file, in place of what the buffer held.
void encode_png(ByteBuffer& file, PngPacker& packer, paint::PixelBuffer const& picture, PngExtras const& extras = {});

// The scene in a picture, if there is one and it is intact. The file may be anything; no length in it is trusted, and
// no more is unpacked than a scene may be long.
std::optional<std::string> scene_in_png(Bytes file);

}  // namespace deconvista::exporting
