#pragma once
// Figures as files see them: drawn by Cairo into pixels here, or onto any other Cairo surface.
//
// Needs neither a display nor a font server. The same figure gives the same bytes. Nothing here is shared between
// threads but the bytes of the fonts: each thread has its own CairoFonts.

#include <cstdint>
#include <memory>
#include <vector>

#include "app/paint/font_data.h"
#include "core/base/result.h"
#include "core/figure/figure.h"

// Cairo's own name for cairo_t.
struct _cairo;  // NOLINT(bugprone-reserved-identifier)

namespace deconvista::paint {

// Faces opened for Cairo, and their sizes as far as they have been used.
class CairoFonts {
public:
    explicit CairoFonts(FontData const& data);
    CairoFonts(CairoFonts&& other) noexcept;
    CairoFonts& operator=(CairoFonts&& other) noexcept;
    ~CairoFonts();

    struct Inside;
    Inside& inside() { return *inside_; }

private:
    std::unique_ptr<Inside> inside_;
};

// None: pixels are opaque and their upper byte has no meaning. Straight: it is their alpha, and the colours are not
// multiplied by it.
enum class Alpha : std::uint8_t { None, Straight };

// Row-major, without gaps between rows: each 0xAARRGGBB as one number, that is B, G, R, A on a little-endian machine.
struct PixelBuffer {
    int width{}, height{};
    std::vector<std::uint32_t> pixels;
    Alpha alpha{Alpha::None};
    bool operator==(PixelBuffer const&) const = default;
};

constexpr int kMaxPixelExtent = 16384;
constexpr std::int64_t kMaxPixels = std::int64_t{1} << 26;

// The figure scaled to fit, in the middle of width x height; what is left over at two sides, and what shines through a
// translucent ground, is its ground, over white where the pixels are opaque. Problems: a size that is not allowed, not
// enough memory.
base::Result<PixelBuffer> rasterize(figure::Figure const& figure, int width, int height, CairoFonts& fonts);

// The same into a buffer that has a size and a kind already and whose memory is used again.
base::Outcome rasterize_into(PixelBuffer& buffer, figure::Figure const& figure, CairoFonts& fonts);

// Draws the figure, one unit of the figure as one unit of the context. On an image surface whose context is merely
// scaled and moved, edges and glyphs keep to the grid of pixels; elsewhere nothing is rounded and text stays text.
void on_cairo(figure::Figure const& figure, _cairo* context, CairoFonts& fonts);

}  // namespace deconvista::paint
