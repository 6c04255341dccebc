#include "core/lesson/unbroken.h"

#include <gtest/gtest.h>

namespace deconvista::lesson {
namespace {

// With underscores where no line ends.
std::string tied(std::string_view text, float most = 40) {
    auto const block = read_block(text, "text");
    EXPECT_TRUE(block);
    auto shown = plain(unbroken(*block, most));
    for (auto at = shown.find("\u00A0"); at != std::string::npos; at = shown.find("\u00A0", at))
        shown.replace(at, 2, "_");
    return shown;
}

TEST(Unbroken, AreBracketsAndWhatStandsAroundSigns) {
    EXPECT_EQ(tied("begins (i − 1)·s cells after"), "begins (i_−_1)·s cells after");
    EXPECT_EQ(tied("input cell, x[0, 1] = 2, stamps"), "input cell, x[0,_1]_=_2, stamps");
    EXPECT_EQ(tied("is a matrix of 4 × 16: each row"), "is a matrix of 4_×_16: each row");
}

TEST(Unbroken, AreNoWords) {
    EXPECT_EQ(tied("one (the kernel of a layer) and more"), "one (the kernel of a layer) and more");
    EXPECT_EQ(tied("no formula at all"), "no formula at all");
}

TEST(Unbroken, AreMarkedTextsAsWell) {
    EXPECT_EQ(tied("the *reach* `d·(k − 1) + 1` stands"), "the reach d·(k_−_1)_+_1 stands");
}

TEST(Unbroken, IsNothingThatNoLineHasRoomFor) {
    EXPECT_EQ(tied("y = 1 + 2 + 3 + 4 + 5", 6), "y = 1 + 2 + 3 + 4 + 5");
    EXPECT_EQ(tied("y = (1, 2) + (3, 4) + (5, 6)", 6), "y = (1,_2) + (3,_4) + (5,_6)");
    EXPECT_EQ(tied("of (1, 2, 3, 4, 5, 6, 7) cells", 3), "of (1, 2, 3, 4, 5, 6, 7) cells");
}

TEST(Unbroken, KeepsAllElse) {
    auto const block = read_block("a *b* = [the kernel](kernel) (x, y)", "text");
    ASSERT_TRUE(block);
    auto const after = unbroken(*block, 40);
    ASSERT_EQ(after.spans.size(), block->spans.size());
    for (std::size_t i = 0; i < after.spans.size(); ++i) EXPECT_EQ(after.spans[i].mark, block->spans[i].mark);
}

}  // namespace
}  // namespace deconvista::lesson
