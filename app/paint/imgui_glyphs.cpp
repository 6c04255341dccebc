#include "app/paint/imgui_glyphs.h"

#include <freetype/freetype.h>
#include <freetype/ftsynth.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>

#include "core/base/check.h"

namespace deconvista::paint {
namespace {

constexpr int kFirstSide = 1024, kLargestSide = 4096;
constexpr int kLargestGlyph = 400;  // larger ones are this one, stretched
constexpr int kWhiteSide = 4;
constexpr int kGap = 1;  // smooth reading must not touch the neighbour

// Lightly hinted, that is in height only, as the Cairo painter does it.
FT_GlyphSlot load(FT_Face face, std::uint32_t index, bool make_bold) {
    if (FT_Load_Glyph(face, index, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0) return nullptr;
    if (make_bold) FT_GlyphSlot_Embolden(face->glyph);
    if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return nullptr;
    return face->glyph;
}

// FreeType may leave gaps between rows.
std::vector<std::uint8_t> packed_rows(FT_Bitmap const& bitmap) {
    std::vector<std::uint8_t> values;
    values.reserve(std::size_t{bitmap.width} * bitmap.rows);
    for (unsigned row = 0; row < bitmap.rows; ++row) {
        auto const* const begin = bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch;
        values.insert(values.end(), begin, begin + bitmap.width);
    }
    return values;
}

}  // namespace

GlyphTexture::GlyphTexture(FontData const& data)
    : faces_{FontFace{data.of(Face::Regular)}, FontFace{data.of(Face::Bold)}, FontFace{data.of(Face::Fallback)},
             FontFace{data.of(Face::FallbackBold)}},
      side_{kFirstSide},
      texture_{side_, side_, Texels::Coverage} {
    start_over();
}

void GlyphTexture::start_over() {
    known_.clear();
    is_full_ = false;
    shelf_x_ = kWhiteSide + kGap;
    shelf_y_ = 0;
    shelf_height_ = kWhiteSide;
    std::vector<std::uint8_t> const white(std::size_t{kWhiteSide} * kWhiteSide, 255);
    texture_.upload(0, 0, kWhiteSide, kWhiteSide, white);
}

void GlyphTexture::make_room() {
    if (side_ < kLargestSide) side_ *= 2;
    texture_ = Texture{side_, side_, Texels::Coverage};
    start_over();
}

GlyphTexture::Key GlyphTexture::key(Glyph const& glyph, int size) {
    return Key{glyph.index} | static_cast<Key>(size) << 32 | static_cast<Key>(glyph.face) << 56;
}

GlyphImage GlyphTexture::find(Glyph const& glyph, int size) {
    size = std::min(size, kLargestGlyph);
    auto const known = known_.find(key(glyph, size));
    if (known != known_.end()) return known->second;
    auto const drawn = draw(glyph, size);
    if (drawn.size == 0) return nearest(glyph, size);
    known_.emplace(key(glyph, size), drawn);
    return drawn;
}

GlyphImage GlyphTexture::draw(Glyph const& glyph, int size) {
    auto const which = static_cast<std::size_t>(glyph.face);
    auto* const face = faces_[which].get();
    if (sizes_[which] != size) {
        DECONVISTA_CHECK(FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(size)) == 0);
        sizes_[which] = size;
    }
    auto* const slot = load(face, glyph.index, glyph.face == Face::FallbackBold);
    if (slot == nullptr) return {0, 0, 0, 0, 0, 0, size};
    auto const width = static_cast<int>(slot->bitmap.width), height = static_cast<int>(slot->bitmap.rows);
    if (width == 0 || height == 0) return {0, 0, 0, 0, 0, 0, size};
    auto const place = reserve(width, height);
    if (!place.is_free) {
        is_full_ = true;
        return {};
    }
    texture_.upload(place.x, place.y, width, height, packed_rows(slot->bitmap));
    return {place.x, place.y, width, height, slot->bitmap_left, slot->bitmap_top, size};
}

GlyphImage GlyphTexture::nearest(Glyph const& glyph, int size) const {
    GlyphImage best;
    for (auto const& [known_key, image] : known_) {
        if (known_key != key(glyph, image.size)) continue;
        if (best.size == 0 || std::abs(image.size - size) < std::abs(best.size - size)) best = image;
    }
    return best;
}

GlyphTexture::Place GlyphTexture::reserve(int width, int height) {
    if (shelf_x_ + width > side_) {
        shelf_y_ += shelf_height_ + kGap;
        shelf_x_ = 0;
        shelf_height_ = 0;
    }
    if (width > side_ || shelf_y_ + height > side_) return {};
    Place const place{shelf_x_, shelf_y_, true};
    shelf_x_ += width + kGap;
    shelf_height_ = std::max(shelf_height_, height);
    return place;
}

ImVec2 GlyphTexture::position(int x, int y) const {
    auto const side = static_cast<float>(side_);
    return {static_cast<float>(x) / side, static_cast<float>(y) / side};
}

ImVec2 GlyphTexture::white() const {
    return position(kWhiteSide / 2, kWhiteSide / 2);
}

}  // namespace deconvista::paint
