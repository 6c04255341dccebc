#include "app/paint/text_layout.h"

#include <freetype/freetype.h>

#include <utility>

#include "core/base/check.h"

namespace deconvista::paint {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// How many bytes follow this first byte; nothing good if it cannot be a first byte.
int followers(unsigned char first) {
    if (first < 0x80) return 0;
    if (first >= 0xC2 && first < 0xE0) return 1;
    if (first >= 0xE0 && first < 0xF0) return 2;
    if (first >= 0xF0 && first < 0xF5) return 3;
    return -1;
}

// Overlong forms, surrogates and what lies beyond Unicode are no characters.
bool is_character(char32_t value, int followers) {
    constexpr std::array<char32_t, 4> kSmallest{0, 0x80, 0x800, 0x10000};
    bool const is_surrogate = value >= 0xD800 && value < 0xE000;
    return value >= kSmallest[static_cast<std::size_t>(followers)] && value <= 0x10FFFF && !is_surrogate;
}

float in_em(FT_Face face, FT_Pos units) {
    return static_cast<float>(units) / static_cast<float>(face->units_per_EM);
}

LineHeights heights_of(FT_Face face) {
    // Digits and capitals are equally high; the H has neither overshoot nor accent.
    auto const index = FT_Get_Char_Index(face, 'H');
    DECONVISTA_CHECK(FT_Load_Glyph(face, index, FT_LOAD_NO_SCALE) == 0);
    return {in_em(face, face->ascender), -in_em(face, face->descender), in_em(face, face->glyph->metrics.horiBearingY)};
}

float left_edge(figure::Horizontal anchor, float width) {
    switch (anchor) {
        case figure::Horizontal::Left:
            return 0;
        case figure::Horizontal::Center:
            return -width / 2;
        case figure::Horizontal::Right:
            return -width;
    }
    return 0;
}

float baseline_below(figure::Vertical anchor, LineHeights const& heights) {
    switch (anchor) {
        case figure::Vertical::Top:
            return heights.ascent;
        case figure::Vertical::Middle:
            return heights.cap / 2;
        case figure::Vertical::Baseline:
            return 0;
        case figure::Vertical::Bottom:
            return -heights.descent;
    }
    return 0;
}

}  // namespace

float line_height_in_em(FontFace const& face) {
    return in_em(face.get(), face.get()->ascender - face.get()->descender);
}

char32_t take_character(std::string_view& text) {
    auto const first = static_cast<unsigned char>(text.front());
    text.remove_prefix(1);
    auto const count = followers(first);
    if (count == 0) return first;
    if (count < 0 || text.size() < static_cast<std::size_t>(count)) return kReplacement;
    char32_t value = first & (0x3Fu >> count);
    for (auto const c : text.substr(0, static_cast<std::size_t>(count))) {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0u) != 0x80u) return kReplacement;
        value = value << 6 | (byte & 0x3Fu);
    }
    if (!is_character(value, count)) return kReplacement;
    text.remove_prefix(static_cast<std::size_t>(count));
    return value;
}

FontMetrics::FontMetrics(FontData const& data)
    : faces_{FontFace{data.of(Face::Regular)}, FontFace{data.of(Face::Bold)}, FontFace{data.of(Face::Fallback)}},
      heights_{heights_of(face(Face::Regular).get())} {}

FontFace const& FontMetrics::opened(Face which) const {
    return face(which == Face::FallbackBold ? Face::Fallback : which);
}

Glyph FontMetrics::glyph(char32_t character, figure::Weight weight) {
    auto& known = known_[static_cast<std::size_t>(weight)];
    auto const [entry, is_new] = known.try_emplace(character);
    if (is_new) entry->second = look_up(character, weight);
    return entry->second;
}

Glyph FontMetrics::look_up(char32_t character, figure::Weight weight) const {
    bool const bold = weight == figure::Weight::Bold;
    auto const own = bold ? Face::Bold : Face::Regular;
    auto const made = bold ? Face::FallbackBold : Face::Fallback;
    for (auto const& [which, opened] : {std::pair{own, own}, std::pair{made, Face::Fallback}}) {
        auto* const freetype = face(opened).get();
        auto const index = FT_Get_Char_Index(freetype, character);
        if (index == 0 || FT_Load_Glyph(freetype, index, FT_LOAD_NO_SCALE) != 0) continue;
        return {which, index, in_em(freetype, freetype->glyph->metrics.horiAdvance)};
    }
    // Index 0 is what a font draws for characters that it lacks.
    if (character == kReplacement) return {own, 0, 0.5f};
    return look_up(kReplacement, weight);
}

int FontMetrics::cap_pixels(int size) {
    auto const [entry, is_new] = cap_pixels_.try_emplace(size);
    if (is_new) {
        auto* const freetype = face(Face::Regular).get();
        bool const is_loaded = FT_Set_Pixel_Sizes(freetype, 0, static_cast<FT_UInt>(size)) == 0 &&
                               FT_Load_Char(freetype, 'H', FT_LOAD_TARGET_LIGHT) == 0;
        auto const height = is_loaded ? freetype->glyph->metrics.horiBearingY : 0;
        entry->second = static_cast<int>((height + 32) / 64);  // it comes in 64ths
    }
    return entry->second;
}

void lay_out(figure::Label const& label, float size, FontMetrics& metrics, TextLayout& layout) {
    layout.glyphs.clear();
    float x = 0;
    for (std::uint32_t run = 0; run < label.runs.size(); ++run) {
        std::string_view text = label.runs[run].text;
        while (!text.empty()) {
            auto const glyph = metrics.glyph(take_character(text), label.runs[run].weight);
            layout.glyphs.push_back({glyph, x, run});
            x += glyph.advance * size;
        }
    }
    auto const shift = left_edge(label.horizontal, x);
    for (auto& glyph : layout.glyphs) glyph.x += shift;
    layout.width = x;
    layout.baseline = baseline_below(label.vertical, metrics.heights()) * size;
    layout.sharp_baseline = layout.baseline;
    if (label.vertical == figure::Vertical::Middle)
        layout.sharp_baseline = static_cast<float>(metrics.cap_pixels(static_cast<int>(size))) / 2;
}

}  // namespace deconvista::paint
