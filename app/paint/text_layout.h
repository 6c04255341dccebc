#pragma once
// Where the glyphs of a label stand: one answer for every painter, from the font files alone.
//
// Advances are the designers', not hinted to pixels, so a text twice the size is twice as wide. There is no kerning and
// no shaping: one character, one glyph, from left to right. A character comes from DejaVu Sans in the weight asked for,
// else from Droid Sans Fallback; one that neither has is shown as U+FFFD, and so is every malformed byte.

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/paint/font_data.h"
#include "app/paint/font_face.h"
#include "core/figure/figure.h"

namespace deconvista::paint {

struct Glyph {
    Face face{};
    std::uint32_t index{};  // within the face
    float advance{};        // in em
    bool operator==(Glyph const&) const = default;
};

// Heights in em, above and below the baseline, both positive; those of DejaVu Sans.
struct LineHeights {
    float ascent{}, descent{}, cap{};
};

// Looks glyphs up and remembers them; for one thread.
class FontMetrics {
public:
    explicit FontMetrics(FontData const& data);

    Glyph glyph(char32_t character, figure::Weight weight);
    LineHeights const& heights() const { return heights_; }

    // The face that the glyph's outline is in; a made bold is what it is made from.
    FontFace const& opened(Face which) const;

    // How many pixels high capitals and digits are when hinting has fitted them to pixels.
    int cap_pixels(int size);

private:
    Glyph look_up(char32_t character, figure::Weight weight) const;
    FontFace const& face(Face which) const { return faces_[static_cast<std::size_t>(which)]; }

    std::array<FontFace, 3> faces_;  // the made bold has the advances of what it is made from
    LineHeights heights_;
    std::array<std::unordered_map<char32_t, Glyph>, 2> known_;  // by weight
    std::unordered_map<int, int> cap_pixels_;                   // by size
};

// From the lowest descender to the highest ascender.
float line_height_in_em(FontFace const& face);

// The first character of the text, which is taken off it; U+FFFD for a byte that does not belong to any.
char32_t take_character(std::string_view& text);

struct PlacedGlyph {
    Glyph glyph;
    float x{};  // of its origin, from the label's point
    std::uint32_t run{};
};

struct TextLayout {
    std::vector<PlacedGlyph> glyphs;
    float width{};
    float baseline{};        // below the label's point
    float sharp_baseline{};  // likewise, for glyphs that hinting has fitted to pixels
};

// The label at its point, `size` pixels to the em whatever the label says: painters scale. Reuses the memory of
// `layout`.
void lay_out(figure::Label const& label, float size, FontMetrics& metrics, TextLayout& layout);

}  // namespace deconvista::paint
