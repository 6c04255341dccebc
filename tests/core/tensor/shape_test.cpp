#include "core/tensor/shape.h"

#include <gtest/gtest.h>

#include <vector>

namespace deconvista::tensor {
namespace {

Shape const kLine{2, 3, {5}};
Shape const kPlane{2, 3, {4, 5}};
Shape const kVolume{2, 3, {2, 4, 5}};

TEST(PerAxis, HoldsOneValueForEachAxis) {
    PerAxis<int> const filled(3, 7);
    EXPECT_EQ(filled, (PerAxis<int>{7, 7, 7}));
    EXPECT_EQ((std::vector<int>{filled.begin(), filled.end()}), (std::vector<int>{7, 7, 7}));
    EXPECT_EQ((PerAxis<int>{1, 2})[1], 2);
    EXPECT_EQ(PerAxis<int>{}.axes(), 0);
}

TEST(PerAxis, OtherAxesMakeAnotherValue) {
    EXPECT_NE((PerAxis<int>{1, 0}), (PerAxis<int>{1}));
    EXPECT_NE((PerAxis<int>{1, 2}), (PerAxis<int>{2, 1}));
}

TEST(PerAxisDeathTest, AnAxisThatIsNotThereStopsTheProgram) {
    Extents const extents{1, 2};
    EXPECT_DEATH((void)extents[2], "broken invariant");
    EXPECT_DEATH((void)extents[-1], "broken invariant");
}

TEST(Cells, AreCounted) {
    EXPECT_EQ(count_cells(kLine), 30);
    EXPECT_EQ(count_cells(kPlane), 120);
    EXPECT_EQ(count_cells(kVolume), 240);
    EXPECT_EQ(plane_size(kVolume), 40);
}

TEST(Cells, TooManyToCountAreNotCounted) {
    constexpr auto kHuge = std::int64_t{1} << 21;
    EXPECT_EQ(count_cells({1, 1, {kHuge, kHuge, kHuge >> 1}}), std::int64_t{1} << 62);
    EXPECT_EQ(count_cells({1, 1, {kHuge, kHuge, kHuge}}), std::nullopt);
    EXPECT_EQ(count_cells({kHuge, kHuge, {kHuge, kHuge, kHuge}}), std::nullopt);
}

TEST(Offset, IsRowMajorAndIndexAtIsItsInverse) {
    for (auto const& shape : {kLine, kPlane, kVolume})
        for (std::int64_t position = 0; position < *count_cells(shape); ++position) {
            auto const index = index_at(shape, position);
            EXPECT_TRUE(contains(shape, index));
            EXPECT_EQ(offset(shape, index), position);
        }
    EXPECT_EQ(offset(kVolume, {1, 2, {1, 3, 4}}), 239);
    EXPECT_EQ(offset(kVolume, {0, 1, {0, 2, 3}}), 40 + 13);
}

TEST(OffsetDeathTest, OutsideTheShapeTheProgramStops) {
    EXPECT_DEATH((void)offset(kPlane, {0, 0, {4, 0}}), "broken invariant");
    EXPECT_DEATH((void)index_at(kPlane, -1), "broken invariant");
    EXPECT_DEATH((void)index_at(kPlane, 120), "broken invariant");
}

TEST(Contains, LooksAtEveryPart) {
    EXPECT_TRUE(contains(kPlane, {1, 2, {3, 4}}));
    EXPECT_FALSE(contains(kPlane, {2, 2, {3, 4}}));
    EXPECT_FALSE(contains(kPlane, {1, 3, {3, 4}}));
    EXPECT_FALSE(contains(kPlane, {1, 2, {4, 4}}));
    EXPECT_FALSE(contains(kPlane, {1, 2, {3, 5}}));
    EXPECT_FALSE(contains(kPlane, {-1, 0, {0, 0}}));
    EXPECT_FALSE(contains(kPlane, {0, -1, {0, 0}}));
    EXPECT_FALSE(contains(kPlane, {0, 0, {0, -1}}));
    EXPECT_FALSE(contains(kPlane, {0, 0, {0}}));
}

TEST(Nearest, LiesInside) {
    EXPECT_EQ(nearest(kPlane, {1, 2, {3, 4}}), (Index{1, 2, {3, 4}}));
    EXPECT_EQ(nearest(kPlane, {2, 7, {9, 2}}), (Index{1, 2, {3, 2}}));
    EXPECT_EQ(nearest(kPlane, {-1, -1, {-3, 5}}), (Index{0, 0, {0, 4}}));
    EXPECT_EQ(nearest(Extents{5}, Extents{5}), Extents{4});
}

TEST(ShapeText, IsAsInASceneFile) {
    EXPECT_EQ(to_text(kLine), "[2, 3, 5]");
    EXPECT_EQ(to_text(kVolume), "[2, 3, 2, 4, 5]");
}

}  // namespace
}  // namespace deconvista::tensor
