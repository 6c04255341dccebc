#include "core/projection/occlusion.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "core/kernels/reference_engine.h"
#include "tests/core/net/small_graph.h"

namespace deconvista::projection {
namespace {

using net::array;
using net::SmallGraph;
using net::value_named;

TEST(Occlusion, TheSquareEndsWithThePicture) {
    EXPECT_EQ(square_places(10, 4, 3), (std::vector<std::int64_t>{0, 3, 6}));
    EXPECT_EQ(square_places(11, 4, 3), (std::vector<std::int64_t>{0, 3, 6, 7}));
    EXPECT_EQ(square_places(3, 4, 2), (std::vector<std::int64_t>{0}));
}

TEST(Occlusion, CoarseToFineVisitsEveryPlaceOnce) {
    auto const order = coarse_to_fine(11, 5);
    EXPECT_EQ(order.size(), 55U);
    EXPECT_EQ((std::set<std::pair<std::size_t, std::size_t>>{order.begin(), order.end()}).size(), 55U);
    EXPECT_EQ(order[1], (std::pair<std::size_t, std::size_t>{8, 0}));
}

TEST(Occlusion, MeasuresTheClassAndTheMap) {
    // The scores are the two columns' sums.
    auto const graph = SmallGraph{{1, 1, 2, 2}}
                           .node("relu", "Relu", {"x"})
                           .node("flat", "Flatten", {"relu"})
                           .constant("w", {4, 2}, {1, 0, 0, 1, 1, 0, 0, 1})
                           .node("scores", "Gemm", {"flat", "w"})
                           .finished();
    auto const engine = kernels::make_reference_engine(graph);
    OcclusionRequest request{1, 1, {0}, value_named(engine->graph(), "scores"), 0, value_named(engine->graph(), "relu"),
                             0};
    auto const picture = array({1, 1, 2, 2}, {3, 1, 2, 1});
    auto const whole = *occlude(*engine, picture, request, std::nullopt);
    EXPECT_NEAR(whole.probability, 1 / (1 + std::exp(2.0 - 5)), 1e-9);
    EXPECT_EQ(whole.best, 0);
    EXPECT_EQ(whole.activity, 7);
    auto const covered = *occlude(*engine, picture, request, std::pair<std::int64_t, std::int64_t>{0, 0});
    EXPECT_NEAR(covered.probability, 0.5, 1e-9);
    EXPECT_EQ(covered.activity, 4);
    request.class_index = 2;
    EXPECT_EQ(occlude(*engine, picture, request, std::nullopt).problem().name, "occlusion_class");
}

}  // namespace
}  // namespace deconvista::projection
