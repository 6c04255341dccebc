#include "app/cli/map_list.h"

#include <gtest/gtest.h>

namespace deconvista::cli {
namespace {

using Numbers = std::vector<std::int64_t>;

TEST(MapList, HasNumbersAndRangesInTheirOrder) {
    EXPECT_EQ(*map_list("3", 5), (Numbers{3}));
    EXPECT_EQ(*map_list("7..9,2", 5), (Numbers{7, 8, 9, 2}));
    EXPECT_EQ(*map_list("", 3), (Numbers{0, 1, 2}));
}

TEST(MapList, RefusesEverythingElse) {
    for (auto const* const text : {"a", "1,", ",1", "-1", "3..1", "1..", "..2", "1..2..3", "0..400", "1 2",
                                   "0..9223372036854775807", "9223372036854775808", "0..200,0..200"})
        EXPECT_EQ(map_list(text, 3).problem().name, "maps_needed") << text;
}

}  // namespace
}  // namespace deconvista::cli
