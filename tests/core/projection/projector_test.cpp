// Projections whose numbers can be followed by hand. tests/golden/projection_test.py holds whole networks to PyTorch.

#include "core/projection/projector.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/dnnl/engine.h"
#include "core/kernels/reference_engine.h"
#include "core/net/receptive_field.h"
#include "tests/core/net/small_graph.h"

namespace deconvista::projection {
namespace {

using net::array;
using net::SmallGraph;
using net::some_numbers;
using net::value_named;

using Floats = std::vector<float>;

Projection projected(net::Engine& engine, net::Array const& x, std::string const& layer, std::int64_t channel,
                     std::vector<std::int64_t> cell, Options const& options = {}) {
    auto const value = value_named(engine.graph(), layer);
    auto const record = engine.run(std::vector{x}, std::vector{value});
    EXPECT_TRUE(record);
    auto result = Projector{engine.graph()}.project(**record, {value, channel, std::move(cell)}, options);
    EXPECT_TRUE(result) << (result ? "" : result.problem().name);
    return result ? *std::move(result) : Projection{};
}

Floats pixels(Projection const& projection) {
    auto const values = projection.pixels.values<float>();
    return {values.begin(), values.end()};
}

// Two filters of two cells over one channel, a ReLU, and one unit that reads both maps.
net::Graph two_layers() {
    return SmallGraph{{1, 1, 4}}
        .constant("w1", {2, 1, 2}, {1, -2, 3, 1})
        .constant("b1", {2}, {100, 200})
        .node("conv1", "Conv", {"x", "w1", "b1"})
        .node("relu1", "Relu", {"conv1"})
        .constant("w2", {1, 2, 1}, {2, -5})
        .node("conv2", "Conv", {"relu1", "w2"})
        .finished();
}

TEST(Projector, RectifiesTheSignalOrMasksItOrBoth) {
    auto const engine = kernels::make_reference_engine(two_layers());
    // conv2 at 1: 2 * relu(1 * 2 - 2 * 3 + 100) - 5 * relu(3 * 2 + 1 * 3 + 200) = 2 * 96 - 5 * 209 = -853
    auto const x = array({1, 1, 4}, {1, 2, 3, 4});
    auto const gradient = projected(*engine, x, "conv2", 0, {1}, {Rule::Gradient});
    EXPECT_EQ(gradient.seed, -853);
    EXPECT_EQ(pixels(gradient), (Floats{0, -853 * (2 * 1 - 5 * 3), -853 * (2 * -2 - 5 * 1), 0}));
    // The seed is negative: 2 * seed is rectified away, -5 * seed stays.
    auto const deconvnet = projected(*engine, x, "conv2", 0, {1}, {Rule::Deconvnet});
    EXPECT_EQ(pixels(deconvnet), (Floats{0, 853 * 5 * 3, 853 * 5 * 1, 0}));
    // Nothing was masked in the forward run: both ReLUs were positive.
    EXPECT_EQ(pixels(projected(*engine, x, "conv2", 0, {1}, {Rule::Guided})), pixels(deconvnet));
}

TEST(Projector, BiasesTakeNoPart) {
    auto graph = two_layers();
    auto const x = array({1, 1, 4}, {1, 2, 3, 4});
    auto const seed = projected(*kernels::make_reference_engine(graph), x, "relu1", 1, {0}).seed;
    EXPECT_EQ(seed, 205);
    EXPECT_EQ(pixels(projected(*kernels::make_reference_engine(graph), x, "relu1", 1, {0})),
              (Floats{205 * 3, 205 * 1, 0, 0}));
}

TEST(Projector, SignalsThatMeetAtASwitchAddUp) {
    std::vector<std::int64_t> const three{3}, two{2};
    auto const graph = SmallGraph{{1, 1, 5}}
                           .node("pool", "MaxPool", {"x"}, {{"kernel_shape", three}, {"strides", two}})
                           .constant("w", {1, 1, 2}, {10, 1})
                           .node("conv", "Conv", {"pool", "w"})
                           .finished();
    auto const engine = kernels::make_reference_engine(graph);
    // Both windows have their maximum at cell 2: 10 * 9 + 1 * 9 = 99, and 99 * 10 + 99 * 1 arrive there.
    EXPECT_EQ(pixels(projected(*engine, array({1, 1, 5}, {1, 2, 9, 2, 1}), "conv", 0, {0})),
              (Floats{0, 0, 99 * 11, 0, 0}));
}

TEST(Projector, TheFirstOfEqualsIsTheSwitchAndDeadWindowsCanBeDropped) {
    std::vector<std::int64_t> const two{2, 2};
    auto const graph = SmallGraph{{1, 1, 2, 4}}
                           .node("relu", "Relu", {"x"})
                           .node("pool", "MaxPool", {"relu"}, {{"kernel_shape", two}, {"strides", two}})
                           .constant("w", {1, 1, 1, 2}, {1, 1})
                           .node("conv", "Conv", {"pool", "w"})
                           .finished();
    auto const engine = kernels::make_reference_engine(graph);
    auto const x = array({1, 1, 2, 4}, {-1, -2, 3, 7, -3, -4, 7, 5});
    EXPECT_EQ(pixels(projected(*engine, x, "conv", 0, {0, 0})), (Floats{7, 0, 0, 7, 0, 0, 0, 0}));
    Options const drops{Rule::Deconvnet, DeadWindows::Dropped};
    EXPECT_EQ(pixels(projected(*engine, x, "conv", 0, {0, 0}, drops)), (Floats{0, 0, 0, 7, 0, 0, 0, 0}));
    EXPECT_EQ(pixels(projected(*engine, x, "conv", 0, {0, 0}, {Rule::Gradient})), (Floats{0, 0, 0, 7, 0, 0, 0, 0}));
}

TEST(Projector, BranchesAddBeforeTheRectifierBelow) {
    auto const graph = SmallGraph{{1, 1, 1}}
                           .node("relu", "Relu", {"x"})
                           .constant("plus", {1, 1, 1}, {2})
                           .constant("minus", {1, 1, 1}, {-3})
                           .node("a", "Conv", {"relu", "plus"})
                           .node("b", "Conv", {"relu", "minus"})
                           .node("c", "Add", {"a", "b"})
                           .node("d", "Add", {"c", "relu"})
                           .finished();
    auto const engine = kernels::make_reference_engine(graph);
    // 2 - 3 + 1 = 0 of the seed arrives: rectifying each branch alone would have left 3.
    auto const result = projected(*engine, array({1, 1, 1}, {4}), "d", 0, {0});
    EXPECT_EQ(pixels(result), Floats{0});
    EXPECT_EQ(projected(*engine, array({1, 1, 1}, {4}), "c", 0, {0}).seed, -4);
}

TEST(Projector, ASoftmaxStandsForItsLogits) {
    auto const graph = SmallGraph{{1, 2}}
                           .constant("w", {2, 3}, {1, 2, 3, 4, 5, 6})
                           .node("logits", "Gemm", {"x", "w"})
                           .node("scores", "Softmax", {"logits"})
                           .finished();
    auto const engine = kernels::make_reference_engine(graph);
    auto const result = projected(*engine, array({1, 2}, {1, 1}), "scores", 2, {});
    EXPECT_EQ(result.seed, 9);
    EXPECT_EQ(pixels(result), (Floats{27, 54}));
}

TEST(Projector, StopsAreEverySignalOnTheWay) {
    auto const engine = kernels::make_reference_engine(two_layers());
    auto const result = projected(*engine, array({1, 1, 4}, {1, 2, 3, 4}), "conv2", 0, {1},
                                  {Rule::Deconvnet, DeadWindows::Passed, true});
    std::vector<std::string> names;
    for (auto const& stop : result.stops) names.push_back(engine->graph().value(stop.value).name);
    EXPECT_EQ(names, (std::vector<std::string>{"conv2", "relu1", "conv1", "x"}));
    EXPECT_EQ(dense(result.stops[1].signal), (Floats{0, -1706, 0, 0, 4265, 0}));
    EXPECT_EQ(dense(result.stops[2].signal), (Floats{0, 0, 0, 0, 4265, 0}));
    EXPECT_EQ(dense(result.stops[3].signal), pixels(result));
}

TEST(Projector, RefusesWhatIsNoUnit) {
    auto const engine = kernels::make_reference_engine(two_layers());
    auto const layer = value_named(engine->graph(), "relu1");
    auto const record = *engine->run(std::vector{array({1, 1, 4}, {1, 2, 3, 4})}, std::vector{layer});
    Projector projector{engine->graph()};
    auto const problem = [&](Unit const& unit) { return projector.project(*record, unit, {}).problem().name; };
    EXPECT_EQ(problem({layer, 2, {0}}), "projection_unit_outside");
    EXPECT_EQ(problem({layer, 0, {3}}), "projection_unit_outside");
    EXPECT_EQ(problem({layer, -1, {0}}), "projection_unit_outside");
    EXPECT_EQ(problem({layer, 0, {}}), "projection_unit_axes");
    EXPECT_EQ(problem({value_named(engine->graph(), "conv2"), 0, {0}}), "projection_layer_not_run");
    EXPECT_EQ(problem({value_named(engine->graph(), "w1"), 0, {0}}), "projection_layer_not_run");
}

// Wide enough that the dense path of oneDNN and the sparse one both come up, with pads, strides, groups and overlap.
net::Graph deep() {
    using Integers = std::vector<std::int64_t>;
    SmallGraph graph{{1, 3, 41, 37}};
    graph.constant("w1", {32, 3, 7, 7}, some_numbers(32 * 3 * 49, 1))
        .node("conv1", "Conv", {"x", "w1"}, {{"pads", Integers{3, 2, 1, 3}}, {"strides", Integers{2, 1}}})
        .node("relu1", "Relu", {"conv1"})
        .node("pool1", "MaxPool", {"relu1"},
              {{"kernel_shape", Integers{3, 3}}, {"strides", Integers{2, 2}}, {"pads", Integers{1, 1, 1, 1}}})
        .constant("w2", {64, 16, 3, 3}, some_numbers(64 * 16 * 9, 2))
        .node("conv2", "Conv", {"pool1", "w2"},
              {{"pads", Integers{1, 1, 1, 1}}, {"group", std::int64_t{2}}, {"dilations", Integers{1, 1}}})
        .node("relu2", "Relu", {"conv2"})
        .constant("w3", {48, 64, 3, 3}, some_numbers(48 * 64 * 9, 3))
        .node("conv3", "Conv", {"relu2", "w3"}, {{"pads", Integers{2, 2, 2, 2}}, {"dilations", Integers{2, 2}}})
        .node("relu3", "Relu", {"conv3"})
        .constant("w4", {40, 48, 3, 3}, some_numbers(40 * 48 * 9, 4))
        .node("conv4", "Conv", {"relu3", "w4"})
        .node("relu4", "Relu", {"conv4"});
    return graph.finished();
}

TEST(Projector, BothEnginesAndBothPathsAgree) {
    auto const x = array({1, 3, 41, 37}, some_numbers(3 * 41 * 37, 7));
    auto const reference = kernels::make_reference_engine(deep());
    auto const fast = dnnl_engine::make_engine(deep());
    for (auto const rule : {Rule::Deconvnet, Rule::Guided, Rule::Gradient}) {
        auto const a = projected(*reference, x, "relu4", 11, {4, 9}, {rule});
        auto const b = projected(*fast, x, "relu4", 11, {4, 9}, {rule});
        EXPECT_EQ(a.receptive_field, b.receptive_field);
        auto const ours = pixels(a), theirs = pixels(b);
        auto const largest = std::abs(
            *std::max_element(ours.begin(), ours.end(), [](float p, float q) { return std::abs(p) < std::abs(q); }));
        ASSERT_GT(largest, 0);
        for (std::size_t i = 0; i < ours.size(); ++i) ASSERT_NEAR(ours[i], theirs[i], 2e-5 * largest) << i;
    }
}

TEST(Projector, NothingIsOutsideOfTheReceptiveField) {
    auto const x = array({1, 3, 41, 37}, some_numbers(3 * 41 * 37, 7));
    auto const engine = dnnl_engine::make_engine(deep());
    auto const result = projected(*engine, x, "relu2", 3, {5, 5});
    auto const& box = result.receptive_field;
    auto const value = value_named(engine->graph(), "relu2");
    auto const record = *engine->run(std::vector{x}, std::vector{value});
    net::Box const unit{net::Range{5, 6}, net::Range{5, 6}};
    EXPECT_EQ(net::receptive_field(engine->graph(), *record, value, unit, value_named(engine->graph(), "x")), box);
    // conv2 sees 3 pooled cells, the pool 7 of conv1's, conv1 19 by 13 pixels.
    EXPECT_EQ(box[0].count(), 19);
    EXPECT_EQ(box[1].count(), 13);
    auto const values = pixels(result);
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(values.size()); ++i) {
        auto const y = i / 37 % 41, x_at = i % 37;
        bool const inside = y >= box[0].first && y < box[0].end && x_at >= box[1].first && x_at < box[1].end;
        ASSERT_TRUE(inside || values[static_cast<std::size_t>(i)] == 0) << y << ", " << x_at;
    }
}

}  // namespace
}  // namespace deconvista::projection
