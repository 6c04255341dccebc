#include "core/drawings/series.h"

#include <gtest/gtest.h>

namespace deconvista::drawings {
namespace {

TEST(Series, NamesAreReadBack) {
    for (int drawn = 0; drawn < kClasses; ++drawn)
        for (int const number : {0, 7, 99999}) {
            Numbered const one{static_cast<Class>(drawn), number};
            EXPECT_EQ(drawing_named(file_name(one)), one);
        }
    EXPECT_EQ(file_name({Class::LeafyTree, 42}), "leafy_tree-00042.png");
}

TEST(Series, OtherNamesAreNone) {
    for (auto const* const name : {"", "face", "face-.png", "face-1.png", "face-000010.png", "dog-00000.png",
                                   "face-00000.jpg", "face-0000a.png", "face--0001.png", "../face-00000.png"})
        EXPECT_FALSE(drawing_named(name)) << name;
}

TEST(Series, ClassesTakeTurns) {
    EXPECT_EQ(draw(9, {Class::Cat, 2}, 32), draw(seed_in_series(9, 2 * kClasses + 1), Class::Cat, 32));
    EXPECT_NE(draw(9, {Class::Cat, 2}, 32), draw(9, {Class::Cat, 3}, 32));
}

TEST(Series, NamesOfASeriesAreThoseOfEveryClass) {
    auto const names = names_of_series(3);
    ASSERT_EQ(names.size(), 3U * kClasses);
    EXPECT_EQ(names[0], "face-00000.png");
    EXPECT_EQ(names[5], "cat-00002.png");
}

}  // namespace
}  // namespace deconvista::drawings
