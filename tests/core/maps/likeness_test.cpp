#include "core/maps/likeness.h"

#include <gtest/gtest.h>

#include <cmath>

namespace deconvista::maps {
namespace {

using Floats = std::vector<float>;
using Doubles = std::vector<double>;

net::Box box(net::Range rows, net::Range columns) {
    return {rows, columns};
}

TEST(Cosine, IsThatOfVectors) {
    EXPECT_DOUBLE_EQ(*cosine(Floats{1, 0}, Floats{1, 1}), std::sqrt(0.5));
    EXPECT_DOUBLE_EQ(*cosine(Floats{1, -2}, Floats{-2, 4}), -1);
    EXPECT_FALSE(cosine(Floats{0, 0}, Floats{1, 1}));
    EXPECT_FALSE(cosine(Floats{1}, Floats{1, 1}));
}

TEST(Correlation, IsPearsons) {
    EXPECT_DOUBLE_EQ(*correlation(Doubles{1, 2, 3}, Doubles{10, 20, 30}), 1);
    EXPECT_NEAR(*correlation(Doubles{1, 2, 3, 4}, Doubles{2, 1, 4, 3}), 0.6, 1e-12);
    EXPECT_FALSE(correlation(Doubles{1, 1}, Doubles{1, 2}));
    EXPECT_FALSE(correlation(Doubles{}, Doubles{}));
}

TEST(Change, IsTheShareThatIsNotThere) {
    EXPECT_DOUBLE_EQ(change(Floats{3, 4}, Floats{3, 0}), 0.8);
    EXPECT_DOUBLE_EQ(change(Floats{3, 4}, Floats{3, 4}), 0);
    EXPECT_DOUBLE_EQ(change(Floats{0, 0}, Floats{1, 0}), 0);
}

TEST(Magnitudes, AddUpOverChannelsWithinTheBox) {
    Floats const two_channels{1, -2, 3, -4, 10, 20, -30, 40};
    EXPECT_EQ(magnitudes(two_channels, 2, 2, box({0, 2}, {1, 2})), (Doubles{22, 44}));
}

// A step between columns 1 and 2: Sobel answers 4 times its height on both sides of it, and nowhere else.
TEST(Edges, AreSobels) {
    Floats const step{0, 0, 5, 5, 0, 0, 5, 5, 0, 0, 5, 5};
    EXPECT_EQ(edges(step, 3, 4, box({1, 2}, {0, 4})), (Doubles{0, 20, 20, 0}));
    EXPECT_EQ(edges(step, 3, 4, box({0, 1}, {2, 4})), (Doubles{20, 0})) << "borders are repeated";
}

}  // namespace
}  // namespace deconvista::maps
