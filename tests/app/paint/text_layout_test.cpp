#include "app/paint/text_layout.h"

#include <gtest/gtest.h>

#include "tests/app/paint/fonts_for_tests.h"

namespace deconvista::paint {
namespace {

using figure::Horizontal;
using figure::Label;
using figure::Vertical;
using figure::Weight;

std::u32string characters_of(std::string_view text) {
    std::u32string characters;
    while (!text.empty()) characters += take_character(text);
    return characters;
}

TEST(TakeCharacter, reads_utf8) {
    EXPECT_EQ(characters_of("aß→卷\xF0\x9D\x94\xB8"), U"aß→卷𝔸");
    EXPECT_EQ(characters_of(""), U"");
}

TEST(TakeCharacter, replaces_each_byte_that_does_not_belong) {
    EXPECT_EQ(characters_of("a\xff\x62"), U"a\uFFFDb");
    EXPECT_EQ(characters_of("\xE5\x8D"), U"\uFFFD\uFFFD");            // cut short
    EXPECT_EQ(characters_of("\xE5\x8Dx"), U"\uFFFD\uFFFDx");          // broken off
    EXPECT_EQ(characters_of("\xC0\x80"), U"\uFFFD\uFFFD");            // overlong
    EXPECT_EQ(characters_of("\xE0\x80\x80"), U"\uFFFD\uFFFD\uFFFD");  // overlong
    EXPECT_EQ(characters_of("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");  // a surrogate
    EXPECT_EQ(characters_of("\xF5\x80\x80\x80").size(), 4u);          // beyond Unicode
    EXPECT_EQ(characters_of("\xF4\x90\x80\x80").size(), 4u);
}

class TextLayoutTest : public testing::Test {
protected:
    FontMetrics metrics_{fonts_for_tests()};

    TextLayout laid_out(Label const& label, float size) {
        TextLayout layout;
        lay_out(label, size, metrics_, layout);
        return layout;
    }

    TextLayout laid_out(std::string text, float size = 100) {
        return laid_out(Label{{}, Horizontal::Left, Vertical::Baseline, size, {{std::move(text), {}}}}, size);
    }
};

TEST_F(TextLayoutTest, digits_are_equally_wide) {
    for (auto const weight : {Weight::Regular, Weight::Bold}) {
        auto const zero = metrics_.glyph(U'0', weight).advance;
        EXPECT_GT(zero, 0.5f);
        for (char32_t digit = U'1'; digit <= U'9'; ++digit) EXPECT_EQ(metrics_.glyph(digit, weight).advance, zero);
    }
}

TEST_F(TextLayoutTest, knows_what_the_fonts_say) {
    // From the fonts' own tables, in units of 2048 to the em.
    EXPECT_FLOAT_EQ(metrics_.glyph(U'0', Weight::Regular).advance, 1303 / 2048.0f);
    EXPECT_FLOAT_EQ(metrics_.glyph(U'0', Weight::Bold).advance, 1425 / 2048.0f);
    EXPECT_FLOAT_EQ(metrics_.glyph(U'卷', Weight::Regular).advance, 1);
    EXPECT_FLOAT_EQ(metrics_.heights().cap, 1493 / 2048.0f);
    EXPECT_FLOAT_EQ(metrics_.heights().ascent, 1901 / 2048.0f);
    EXPECT_FLOAT_EQ(metrics_.heights().descent, 483 / 2048.0f);
}

TEST_F(TextLayoutTest, takes_each_character_from_the_font_that_has_it) {
    EXPECT_EQ(metrics_.glyph(U'A', Weight::Regular).face, Face::Regular);
    EXPECT_EQ(metrics_.glyph(U'A', Weight::Bold).face, Face::Bold);
    EXPECT_EQ(metrics_.glyph(U'⊗', Weight::Regular).face, Face::Regular);
    EXPECT_EQ(metrics_.glyph(U'卷', Weight::Regular).face, Face::Fallback);
    EXPECT_EQ(metrics_.glyph(U'卷', Weight::Bold).face, Face::FallbackBold);
}

TEST_F(TextLayoutTest, shows_what_no_font_has_as_one_sign) {
    EXPECT_EQ(metrics_.glyph(U'\U0001F984', Weight::Regular), metrics_.glyph(U'\uFFFD', Weight::Regular));
    EXPECT_NE(metrics_.glyph(U'\uFFFD', Weight::Regular).index, 0u);
}

TEST_F(TextLayoutTest, sets_one_glyph_after_the_other) {
    auto const layout = laid_out("0卷0");
    ASSERT_EQ(layout.glyphs.size(), 3u);
    auto const digit = 100 * 1303 / 2048.0f;
    EXPECT_FLOAT_EQ(layout.glyphs[0].x, 0);
    EXPECT_FLOAT_EQ(layout.glyphs[1].x, digit);
    EXPECT_FLOAT_EQ(layout.glyphs[2].x, digit + 100);
    EXPECT_FLOAT_EQ(layout.width, 2 * digit + 100);
}

TEST_F(TextLayoutTest, is_twice_as_wide_at_twice_the_size) {
    EXPECT_FLOAT_EQ(laid_out("Transposed 卷积", 26).width, 2 * laid_out("Transposed 卷积", 13).width);
}

TEST_F(TextLayoutTest, joins_runs_without_a_gap) {
    auto const joined = laid_out(Label{{}, {}, {}, 10, {{"ab", {}}, {"", {}}, {"c", {}, Weight::Bold}}}, 10);
    ASSERT_EQ(joined.glyphs.size(), 3u);
    EXPECT_EQ(joined.glyphs[1].run, 0u);
    EXPECT_EQ(joined.glyphs[2].run, 2u);
    EXPECT_FLOAT_EQ(joined.glyphs[2].x, laid_out("ab", 10).width);
}

TEST_F(TextLayoutTest, anchors_lines) {
    auto const at = [&](Horizontal horizontal, Vertical vertical) {
        return laid_out(Label{{7, 7}, horizontal, vertical, 1, {{"000", {}}}}, 100);
    };
    auto const width = laid_out("000").width;
    EXPECT_FLOAT_EQ(at(Horizontal::Left, Vertical::Baseline).glyphs[0].x, 0);
    EXPECT_FLOAT_EQ(at(Horizontal::Center, Vertical::Baseline).glyphs[0].x, -width / 2);
    EXPECT_FLOAT_EQ(at(Horizontal::Right, Vertical::Baseline).glyphs[0].x, -width);
    auto const [ascent, descent, cap] = metrics_.heights();
    EXPECT_FLOAT_EQ(at(Horizontal::Left, Vertical::Baseline).baseline, 0);
    EXPECT_FLOAT_EQ(at(Horizontal::Left, Vertical::Top).baseline, 100 * ascent);
    EXPECT_FLOAT_EQ(at(Horizontal::Left, Vertical::Middle).baseline, 100 * cap / 2);
    EXPECT_FLOAT_EQ(at(Horizontal::Left, Vertical::Bottom).baseline, -100 * descent);
}

TEST_F(TextLayoutTest, of_nothing_is_nothing) {
    auto const layout = laid_out("");
    EXPECT_TRUE(layout.glyphs.empty());
    EXPECT_EQ(layout.width, 0);
}

}  // namespace
}  // namespace deconvista::paint
