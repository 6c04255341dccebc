#pragma once
// The glyphs of figures on the screen: each in exactly the size that it was asked for, drawn by FreeType on first use
// into one texture. ImGui's own atlas has one size per font and scales it, which blurs.

#include <imgui.h>

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "app/paint/font_data.h"
#include "app/paint/font_face.h"
#include "app/paint/imgui_textures.h"
#include "app/paint/text_layout.h"

namespace deconvista::paint {

// A glyph in the texture, in texels, and where it stands beside its origin, in pixels.
struct GlyphImage {
    int x{}, y{}, width{}, height{};
    int left{};  // from the origin to the left edge
    int top{};   // from the baseline up to the upper edge
    int size{};  // pixels to the em
};

class GlyphTexture {
public:
    explicit GlyphTexture(FontData const& data);

    // When the texture is full, the same glyph in another size or, failing that, an empty image. Very large glyphs come
    // smaller than asked for, too.
    GlyphImage find(Glyph const& glyph, int size);

    // A full texture has to be emptied before it can hold what is wanted now. Not while a frame that uses it is being
    // made: its places are given to other glyphs.
    bool is_full() const { return is_full_; }
    void make_room();

    ImTextureID id() const { return texture_.id(); }
    ImVec2 position(int x, int y) const;

    // Where the texture is all white, for shapes without one.
    ImVec2 white() const;

private:
    struct Place {
        int x{}, y{};
        bool is_free{};
    };
    using Key = std::uint64_t;

    static Key key(Glyph const& glyph, int size);
    GlyphImage draw(Glyph const& glyph, int size);
    GlyphImage nearest(Glyph const& glyph, int size) const;
    Place reserve(int width, int height);
    void start_over();

    std::array<FontFace, kFaces.size()> faces_;
    std::array<int, kFaces.size()> sizes_{};  // that the faces are set to
    int side_;
    Texture texture_;
    std::unordered_map<Key, GlyphImage> known_;
    int shelf_x_{}, shelf_y_{}, shelf_height_{};  // glyphs stand on shelves, from the left
    bool is_full_{false};
};

}  // namespace deconvista::paint
