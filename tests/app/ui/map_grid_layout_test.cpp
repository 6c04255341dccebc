#include "app/ui/map_grid_layout.h"

#include <gtest/gtest.h>

namespace deconvista::ui {
namespace {

TEST(MapGridLayout, PutsAsManyInARowAsFit) {
    EXPECT_EQ(map_grid_layout(100, 100, 20, 0, 5).columns, 4);
    EXPECT_EQ(map_grid_layout(100, 95, 20, 0, 5).columns, 4) << "no gap is needed after the last";
    EXPECT_EQ(map_grid_layout(100, 94, 20, 0, 5).columns, 3);
    EXPECT_EQ(map_grid_layout(100, 3, 20, 0, 5).columns, 1);
}

TEST(MapGridLayout, FindsTilesWhereTheyLie) {
    auto const layout = map_grid_layout(10, 95, 20, 10, 5);
    for (std::int64_t place = 0; place < 10; ++place) {
        auto const [x, y] = layout.corner(place);
        EXPECT_EQ(layout.place_at(x, y), place);
        EXPECT_EQ(layout.place_at(x + 19, y + 19), place);
        EXPECT_FALSE(layout.place_at(x + 21, y)) << "between two";
    }
    EXPECT_FALSE(layout.place_at(60, 75)) << "after the last";
    EXPECT_FALSE(layout.place_at(-1, 5));
}

TEST(MapGridLayout, DrawsWhatIsSeenAndNoMore) {
    auto const layout = map_grid_layout(2048, 95, 20, 10, 5);
    EXPECT_EQ(layout.rows(), 512);
    EXPECT_EQ(layout.height(), 512 * 35);
    EXPECT_EQ(layout.visible(0, 70), (std::pair<std::int64_t, std::int64_t>{0, 8}));
    EXPECT_EQ(layout.visible(34, 71), (std::pair<std::int64_t, std::int64_t>{0, 12}));
    EXPECT_EQ(layout.visible(35, 71), (std::pair<std::int64_t, std::int64_t>{4, 12}));
    EXPECT_EQ(layout.visible(1e6F, 2e6F).first, 2048);
    EXPECT_EQ(map_grid_layout(5, 95, 20, 10, 5).visible(0, 1000).second, 5);
}

TEST(MapGridLayout, MakesThumbnailsAsLargeAsAllFindRoom) {
    TileSizes const sizes{20, 200};
    EXPECT_EQ(fitted_side(1, 500, 500, sizes, 10, 5), 200) << "no larger than the largest";
    EXPECT_EQ(fitted_side(1, 500, 100, sizes, 10, 5), 79);
    EXPECT_EQ(fitted_side(4, 205, 240, sizes, 10, 5), 100);
    EXPECT_EQ(fitted_side(5, 205, 240, sizes, 10, 5), 65);
    EXPECT_EQ(fitted_side(2048, 500, 500, sizes, 10, 5), 20) << "they are scrolled";
    for (std::int64_t count = 1; count < 200; ++count) {
        auto const side = fitted_side(count, 500, 400, sizes, 10, 5);
        auto const layout = map_grid_layout(count, 500, side, 10, 5);
        EXPECT_TRUE(side == sizes.least || layout.height() <= 400) << count;
        EXPECT_LE(static_cast<float>(layout.columns) * layout.step - 5, 500) << count;
    }
}

}  // namespace
}  // namespace deconvista::ui
