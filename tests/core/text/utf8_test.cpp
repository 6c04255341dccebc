#include "core/text/utf8.h"

#include <gtest/gtest.h>

namespace deconvista::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

TEST(Utf8, DecodesEveryLength) {
    EXPECT_EQ(decode_utf8("a"), U"a");
    EXPECT_EQ(decode_utf8("\xC2\x80\xDF\xBF"), (std::u32string{0x80, 0x7FF}));
    EXPECT_EQ(decode_utf8("\xE0\xA0\x80\xEF\xBF\xBF"), (std::u32string{0x800, 0xFFFF}));
    EXPECT_EQ(decode_utf8("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), (std::u32string{0x10000, 0x10FFFF}));
    EXPECT_EQ(decode_utf8("反卷积 k"), U"反卷积 k");
    EXPECT_EQ(decode_utf8(""), U"");
}

TEST(Utf8, EachMalformedByteIsReplaced) {
    EXPECT_EQ(decode_utf8("a\xFFz"), U"a\uFFFDz");
    EXPECT_EQ(decode_utf8("\x80"), U"\uFFFD");                                // continues nothing
    EXPECT_EQ(decode_utf8("\xC0\xAF"), U"\uFFFD\uFFFD");                      // overlong
    EXPECT_EQ(decode_utf8("\xE0\x80\xAF"), U"\uFFFD\uFFFD\uFFFD");            // overlong
    EXPECT_EQ(decode_utf8("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");            // a surrogate
    EXPECT_EQ(decode_utf8("\xF4\x90\x80\x80"), U"\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond U+10FFFF
    EXPECT_EQ(decode_utf8("\xE5\x8D"), U"\uFFFD\uFFFD");                      // cut short
    EXPECT_EQ(decode_utf8("\xE5(a"), U"\uFFFD(a");
}

TEST(Utf8, ValidTextIsKeptByteForByte) {
    for (std::string_view const text : {"plain", "反卷积视界 ±∞", "\xEF\xBF\xBD", "\xF0\x9F\x98\x80", ""})
        EXPECT_EQ(valid_utf8(text), text);
}

TEST(Utf8, InvalidTextBecomesValid) {
    EXPECT_EQ(valid_utf8("a\xFF"), "a" + std::string{kReplacement});
    for (int lead = 0; lead < 256; ++lead)
        for (int next = 0; next < 256; ++next) {
            std::string const bytes{static_cast<char>(lead), static_cast<char>(next), 'x'};
            auto const valid = valid_utf8(bytes);
            EXPECT_EQ(valid_utf8(valid), valid);
            EXPECT_EQ(decode_utf8(valid), decode_utf8(bytes));
        }
}

TEST(OneLine, TakesOutWhatActsInsteadOfPrinting) {
    EXPECT_EQ(one_line("a\nb\tc\x1B[31m\x7F"), "a b c [31m ");
    EXPECT_EQ(one_line("a\xC2\x9B"
                       "b"),
              "a b");  // U+009B begins an escape as well
    EXPECT_EQ(one_line("a\xE2\x80\xA8"
                       "b"),
              "a b");  // line separator
    EXPECT_EQ(one_line("a\xE2\x80\xAE"
                       "b"),
              "a b");  // right to left from here on
    EXPECT_EQ(one_line(std::string_view{"\0x", 2}), " x");
}

TEST(OneLine, KeepsTheRest) {
    EXPECT_EQ(one_line("é 反卷积 −1\xFF"), "é 反卷积 −1" + std::string{kReplacement});
}

}  // namespace
}  // namespace deconvista::text
