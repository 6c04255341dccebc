#include "core/net/classes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace deconvista::net {
namespace {

TEST(Classes, AreCountedInFlatOutputsAlone) {
    EXPECT_EQ(count_classes({10}), 10);
    EXPECT_EQ(count_classes({2, 1000}), 1000);
    EXPECT_EQ(count_classes({1, 1000, 1, 1}), 1000);
    EXPECT_FALSE(count_classes({1, 1000, 2, 1}));
    EXPECT_FALSE(count_classes({}));
    EXPECT_FALSE(count_classes({0, 5}));
}

TEST(Classes, LogitsGoThroughSoftmax) {
    auto const best = best_classes({{2, 3}, std::vector{0.0F, 1000.0F, 1000.0F, 1.0F, 0.0F, -1.0F}}, Scores::Logits, 2);
    ASSERT_TRUE(best);
    ASSERT_EQ(best->size(), 2U);
    ASSERT_EQ((*best)[0].size(), 2U);
    EXPECT_EQ((*best)[0][0].index, 1);  // the lower number of equals
    EXPECT_EQ((*best)[0][0].probability, 0.5);
    EXPECT_EQ((*best)[0][1].index, 2);
    EXPECT_NEAR((*best)[1][0].probability, 1 / (1 + std::exp(-1.0) + std::exp(-2.0)), 1e-12);
}

TEST(Classes, ProbabilitiesStayWhatTheyAre) {
    auto const best = best_classes({{1, 3}, std::vector{0.25F, 0.125F, 0.625F}}, Scores::Probabilities, 5);
    ASSERT_TRUE(best);
    ASSERT_EQ((*best)[0].size(), 3U);
    EXPECT_EQ((*best)[0][0].index, 2);
    EXPECT_EQ((*best)[0][0].probability, 0.625);
}

TEST(Classes, NanIsNoScore) {
    auto const nan = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(best_classes({{1, 2}, std::vector{nan, 1.0F}}, Scores::Logits, 1).problem().name, "network_classes_nan");
}

TEST(Classes, ASoftmaxIsFoundBehindReshapes) {
    Graph graph;
    graph.values.resize(4);
    graph.nodes = {
        {"s", "Softmax", "", {0}, {1}, {}}, {"f", "Flatten", "", {1}, {2}, {}}, {"r", "Relu", "", {2}, {3}, {}}};
    EXPECT_TRUE(is_softmax(graph, 1));
    EXPECT_TRUE(is_softmax(graph, 2));
    EXPECT_FALSE(is_softmax(graph, 3));
    EXPECT_FALSE(is_softmax(graph, 0));
}

}  // namespace
}  // namespace deconvista::net
