#include "core/tensor/for_each.h"

#include <gtest/gtest.h>

namespace deconvista::tensor {
namespace {

TEST(ForEachIndex, VisitsEveryCellInOrder) {
    for (auto const& shape : {Shape{1, 1, {1}}, Shape{2, 3, {4}}, Shape{2, 1, {3, 2}}, Shape{3, 2, {2, 4, 3}}}) {
        std::int64_t visited = 0;
        for_each_index(shape, [&](Index const& index) { EXPECT_EQ(index, index_at(shape, visited++)); });
        EXPECT_EQ(visited, *count_cells(shape));
    }
}

TEST(Advance, ReturnsToTheFirstCell) {
    Shape const shape{2, 1, {2}};
    auto index = index_at(shape, 3);
    advance(shape, index);
    EXPECT_EQ(index, index_at(shape, 0));
}

}  // namespace
}  // namespace deconvista::tensor
