#include "core/text/line_breaks.h"

#include <gtest/gtest.h>

#include "core/text/utf8.h"

namespace deconvista::text {
namespace {

// Latin characters are 1 wide, Chinese ones 2.
float width_of(std::string_view text) {
    float width = 0;
    for (auto const c : decode_utf8(text)) width += c < 0x2000 ? 1 : 2;
    return width;
}

std::vector<std::string> broken(std::string_view text, float width) {
    return lines_of(text, width, width_of);
}

using Lines = std::vector<std::string>;

TEST(Lines, AreBrokenAtSpaces) {
    EXPECT_EQ(broken("one two three", 8), (Lines{"one two", "three"}));
    EXPECT_EQ(broken("one two three", 100), (Lines{"one two three"}));
    EXPECT_EQ(broken("", 10), Lines{});
}

TEST(Lines, AreNotBrokenWhereTheTextForbids) {
    EXPECT_EQ(broken("ab c\u00A0d", 5), (Lines{"ab", "c\u00A0d"}));
    EXPECT_EQ(broken("步幅\u00A02", 4), (Lines{"步", "幅\u00A02"}));
}

TEST(Lines, EndWithoutSpaces) {
    EXPECT_EQ(broken("ab   cd", 3), (Lines{"ab", "cd"}));
    EXPECT_EQ(broken("abc ", 3), (Lines{"abc"})) << "a space at the end takes no room";
}

TEST(Lines, OfChineseAreBrokenAnywhere) {
    EXPECT_EQ(broken("每个权重", 4), (Lines{"每个", "权重"}));
    EXPECT_EQ(broken("步幅2为奇数", 5), (Lines{"步幅2", "为奇", "数"}));
}

TEST(Lines, DoNotBeginWithAStopOrEndWithAnOpeningBracket) {
    EXPECT_EQ(broken("权重，乘积", 4), (Lines{"权", "重，", "乘积"}));
    EXPECT_EQ(broken("卷积（核）", 6), (Lines{"卷积", "（核）"}));
    EXPECT_EQ(broken("卷积。", 4), (Lines{"卷", "积。"}));
}

TEST(Lines, LatinWordsInChineseStayWhole) {
    EXPECT_EQ(broken("使用stride时", 8), (Lines{"使用", "stride时"}));
}

TEST(Lines, APieceThatIsTooWideHasItsOwn) {
    EXPECT_EQ(broken("a incomprehensible b", 5), (Lines{"a", "incomprehensible", "b"}));
}

TEST(Lines, LoseNothing) {
    std::string const text = "输入 3×3，扩展为 7×7（每边 2 格），words and 汉字 mixed。";
    for (float width = 1; width < 60; ++width) {
        std::string joined;
        for (auto const& line : broken(text, width)) joined += line;
        auto squeezed = text;
        std::erase(squeezed, ' ');
        std::erase(joined, ' ');
        EXPECT_EQ(joined, squeezed) << width;
    }
}

}  // namespace
}  // namespace deconvista::text
