// Stories whose numbers can be followed by hand.

#include "core/story/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/op/computation.h"
#include "core/story/opened_layer.h"
#include "tests/core/net/small_graph.h"

namespace deconvista::story {
namespace {

using net::array;
using net::SmallGraph;
using net::value_named;
using trace::Stage;

using Floats = std::vector<float>;

// One map in, two filters, a ReLU, a pooling that halves, and a unit that reads both maps.
net::Graph three_layers() {
    return SmallGraph{{1, 1, 4, 4}}
        .constant("w1", {2, 1, 1, 1}, {1, -1})
        .constant("b1", {2}, {0, 3})
        .node("conv1", "Conv", {"x", "w1", "b1"})
        .node("relu1", "Relu", {"conv1"})
        .node("pool1", "MaxPool", {"relu1"},
              {{"kernel_shape", std::vector<std::int64_t>{2, 2}}, {"strides", std::vector<std::int64_t>{2, 2}}})
        .constant("w2", {1, 2, 2, 2}, {1, 2, 3, 4, -1, -2, -3, -4})
        .node("conv2", "Conv", {"pool1", "w2"})
        .finished();
}

Floats const kPicture{1, 2, 3, 4, 5, 6, 7, 8, -1, -2, -3, -4, -5, -6, -7, -8};

struct Told {
    Viewing viewing;
    Story story;
};

Told told(std::string const& layer, std::int64_t channel, std::vector<std::int64_t> cell,
          projection::Options const& options = {}) {
    auto const graph = three_layers();
    auto const value = value_named(graph, layer);
    auto viewing = Viewer{graph}.view({array({1, 1, 4, 4}, kPicture)}, std::array{value});
    EXPECT_TRUE(viewing);
    auto story = Story::of(*viewing, {{1, 1, {4, 4}}, kPicture}, projection::ChannelOrder::Rgb,
                           {value, channel, std::move(cell)}, options);
    EXPECT_TRUE(story);
    return {*viewing, *std::move(story)};
}

TEST(Story, GoesUpThroughEachLayerAndDownAgain) {
    auto const [viewing, story] = told("conv2", 0, {0, 0});
    EXPECT_EQ(story.steps(), 10);
    EXPECT_EQ(story.stages(),
              (std::vector<trace::StageSpan>{
                  {Stage::Start, 0, 1}, {Stage::Forward, 1, 4}, {Stage::Choose, 5, 1}, {Stage::Down, 6, 4}}));
    std::vector<std::string> names;
    for (std::int64_t step = 0; step < story.steps(); ++step)
        names.push_back(story.step(step).layer ? story.layers()[*story.step(step).layer].name : "-");
    EXPECT_EQ(names, (std::vector<std::string>{"-", "conv1", "relu1", "pool1", "conv2", "-", "conv2", "pool1", "relu1",
                                               "conv1"}));
}

TEST(Story, KeepsActivationsAndSignal) {
    auto const [viewing, story] = told("conv2", 0, {0, 0});
    auto const& graph = viewing.graph();
    auto const& pool = story.activations(value_named(graph, "pool1"));
    // relu1: the picture's positive half, and 3 minus the picture where that is positive.
    ASSERT_EQ(pool.channels.size(), 2U);
    auto const first = pool.channels[0] == 0 ? 0U : 1U;
    EXPECT_EQ(pool.planes[first], (Floats{6, 8, 0, 0}));
    EXPECT_EQ(pool.planes[1 - first], (Floats{2, 0, 9, 11}));
    // 1*6 + 2*8 - (1*2 + 2*0 + 3*9 + 4*11) = 22 - 73
    EXPECT_EQ(story.projection().seed, -51);
    auto const& signal = story.signal(value_named(graph, "pool1"));
    auto const own = signal.channels[0] == 0 ? 0U : 1U;
    EXPECT_EQ(signal.planes[own], (Floats{-51, -102, -153, -204}));
    EXPECT_EQ(signal.planes[1 - own], (Floats{51, 102, 153, 204}));
}

TEST(Story, CountsWhatReluDid) {
    auto const [viewing, story] = told("conv2", 0, {0, 0});
    auto const& relu = story.layers()[1];
    EXPECT_EQ(relu.forward, (Counts{32, 8 + 5}));  // the picture's lower half; 4 to 8 taken from 3
    // All of map 0's signal is negative (4 numbers), all of map 1's positive.
    EXPECT_EQ(relu.down, (Counts{8, 4}));
    EXPECT_EQ(told("conv2", 0, {0, 0}, {projection::Rule::Gradient}).story.layers()[1].down.changed, 3);
}

TEST(Story, KnowsTheWindowWithTheMostSignal) {
    auto const [viewing, story] = told("conv2", 0, {0, 0});
    auto const& pool = story.layers()[2];
    ASSERT_TRUE(pool.pooled);
    EXPECT_EQ(std::abs(pool.pooled->signal), 204);
    EXPECT_EQ(pool.pooled->cells, (net::Box{{2, 4}, {2, 4}}));
    EXPECT_EQ(pool.pooled->values, pool.pooled->channel == 0 ? (Floats{0, 0, 0, 0}) : (Floats{6, 7, 10, 11}));
    EXPECT_EQ(pool.pooled->place, pool.pooled->channel == 0 ? 0U : 3U);
    EXPECT_EQ(pool.dead_windows, 3);  // two of map 0, one of map 1
}

TEST(Story, FiltersJoinTheMapsThatAreHeardMost) {
    auto const [viewing, story] = told("conv2", 0, {0, 0});
    auto const& filter = story.layers()[3].filter;
    ASSERT_TRUE(filter);
    EXPECT_EQ(filter->to, 0);
    EXPECT_EQ(filter->weights, filter->from == 0 ? (Floats{1, 2, 3, 4}) : (Floats{-1, -2, -3, -4}));
}

TEST(Story, IsCancelled) {
    auto const [viewing, story] = told("conv2", 0, {0, 0});
    auto const again =
        Story::of(viewing, story.picture(), projection::ChannelOrder::Rgb, story.unit(), {}, [] { return true; });
    ASSERT_FALSE(again);
    EXPECT_EQ(again.problem().name, "cancelled");
}

// ---- layers opened as scenes

Floats computed(scene::Scene const& scene) {
    auto const computation = scene::computation_of(scene);
    EXPECT_TRUE(computation);
    auto const result = op::evaluate(*computation);
    return {result.values().begin(), result.values().end()};
}

TEST(OpenedLayer, ComputesTheRecordedActivations) {
    auto const [viewing, story] = told("conv2", 0, {0, 0});
    for (std::int64_t const step : {1, 3, 4}) {
        auto const scene = open_layer(viewing, story, step);
        ASSERT_TRUE(scene) << step;
        auto const& maps = story.activations(story.layers()[static_cast<std::size_t>(step - 1)].output);
        auto const heard = story.signal(story.layers()[static_cast<std::size_t>(step - 1)].output).channels.front();
        auto const place = std::find(maps.channels.begin(), maps.channels.end(), heard) - maps.channels.begin();
        EXPECT_EQ(computed(scene->scene), maps.planes[static_cast<std::size_t>(place)]) << step;
    }
}

TEST(OpenedLayer, ComputesTheSignalThatComesDown) {
    auto const [viewing, story] = told("conv2", 0, {0, 0});
    auto const last = open_layer(viewing, story, 9);
    ASSERT_TRUE(last);
    auto const pixels = story.projection().pixels.values<float>();
    EXPECT_EQ(computed(last->scene), Floats(pixels.begin(), pixels.end()));
    auto const scene = open_layer(viewing, story, 6);
    ASSERT_TRUE(scene);
    EXPECT_EQ(scene->scene.operation, op::Kind::TransposedConvolution);
    EXPECT_EQ(computed(scene->scene), story.signal(value_named(viewing.graph(), "pool1")).planes.front());
    EXPECT_EQ(scene->cell, (tensor::Extents{1, 1}));
}

TEST(OpenedLayer, ShowsOnTheWayDownHowAWindowWasPooled) {
    auto const [viewing, story] = told("conv2", 0, {0, 0});
    auto const up = open_layer(viewing, story, 3), down = open_layer(viewing, story, 7);
    ASSERT_TRUE(up && down);
    EXPECT_EQ(down->scene, up->scene);
    EXPECT_EQ(down->cell, (tensor::Extents{1, 1})) << "the most signal comes through the last window";
}

TEST(OpenedLayer, RefusesWhatHasNoNumbersToFollow) {
    auto const [viewing, story] = told("conv2", 0, {0, 0});
    for (std::int64_t step = 0; step < story.steps(); ++step)
        EXPECT_EQ(can_open(story, step), static_cast<bool>(open_layer(viewing, story, step))) << step;
    for (std::int64_t const step : {0, 5}) {
        auto const scene = open_layer(viewing, story, step);
        ASSERT_FALSE(scene) << step;
        EXPECT_EQ(scene.problem().name, "story_step_not_opened");
    }
}

TEST(OpenedLayer, OfAReluIsTheLargerOfANumberAndZero) {
    auto const [viewing, story] = told("conv2", 0, {0, 0});
    auto const relu = value_named(viewing.graph(), "relu1"), conv = value_named(viewing.graph(), "conv1");
    auto const up = open_layer(viewing, story, 2), down = open_layer(viewing, story, 8);
    ASSERT_TRUE(up && down);
    EXPECT_EQ(up->scene.operation, op::Kind::MaxPooling);
    auto const& maps = story.activations(relu);
    auto const heard = std::ranges::find(maps.channels, story.signal(relu).channels.front()) - maps.channels.begin();
    EXPECT_EQ(computed(up->scene), maps.planes[static_cast<std::size_t>(heard)]);
    EXPECT_EQ(up->cell[0], 0);
    EXPECT_EQ(computed(down->scene), story.signal(conv).planes.front());
}

TEST(OpenedLayer, OfAReluOnTheWayDownIsArithmeticOnlyForTheDeconvnet) {
    auto const [viewing, story] = told("conv2", 0, {0, 0});
    auto const guided =
        Story::of(viewing, story.picture(), projection::ChannelOrder::Rgb, story.unit(), {projection::Rule::Guided});
    ASSERT_TRUE(guided);
    EXPECT_TRUE(can_open(*guided, 2));
    EXPECT_FALSE(can_open(*guided, 8)) << "the forward mask is no maximum";
    EXPECT_FALSE(open_layer(viewing, *guided, 8));
}

// A picture of four numbers that are flattened and go through a matrix with three outputs.
net::Graph product_graph(std::string const& operation, bool outputs_are_rows) {
    auto graph = SmallGraph{{1, 2, 1, 2}}.node("flat", "Flatten", {"x"}).constant("b", {3}, {4, 5, 6});
    if (operation == "MatMul")
        return graph.constant("w", {4, 3}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
            .node("scores", "MatMul", {"flat", "w"})
            .finished();
    auto const dims = outputs_are_rows ? net::Dims{3, 4} : net::Dims{4, 3};
    SmallGraph::Attributes attributes{{"alpha", net::Attribute{2.F}}, {"beta", net::Attribute{3.F}}};
    if (outputs_are_rows) attributes.emplace("transB", net::Attribute{std::int64_t{1}});
    return graph.constant("w", dims, {1, -2, 3, 4, -5, 6, 7, 8, 9, 10, 11, 12})
        .node("scores", "Gemm", {"flat", "w", "b"}, std::move(attributes))
        .finished();
}

TEST(OpenedLayer, OfAFullyConnectedLayerHasAKernelAsLargeAsTheMaps) {
    for (auto const& graph :
         {product_graph("MatMul", false), product_graph("Gemm", false), product_graph("Gemm", true)}) {
        auto const scores = value_named(graph, "scores"), flat = value_named(graph, "flat");
        auto const viewing = Viewer{graph}.view({array({1, 2, 1, 2}, {1, 2, -3, 4})}, std::array{scores, flat});
        ASSERT_TRUE(viewing);
        auto const story = Story::of(*viewing, {{1, 1, {1, 2}}, Floats(2, 0)}, projection::ChannelOrder::Rgb,
                                     {scores, 1, {}}, {projection::Rule::Gradient});
        ASSERT_TRUE(story);
        auto const up = open_layer(*viewing, *story, 2), down = open_layer(*viewing, *story, 4);
        ASSERT_TRUE(up && down);
        EXPECT_EQ(computed(up->scene), Floats{story->projection().seed});
        EXPECT_EQ(up->scene.input.tensor.shape(), (tensor::Shape{1, 2, {1, 2}}));
        EXPECT_EQ(up->scene.kernel_extents, (tensor::Extents{1, 2}));
        EXPECT_EQ(up->cell, (tensor::Extents{0, 0}));
        EXPECT_EQ(down->scene.operation, op::Kind::TransposedConvolution);
        EXPECT_EQ(computed(down->scene), story->signal(flat).planes.front());
        EXPECT_FALSE(open_layer(*viewing, *story, 1)) << "flattening computes nothing";
    }
}

// Whole numbers, so that every way to sum them gives the same.
Floats whole_numbers(std::int64_t count, std::uint32_t seed) {
    auto numbers = net::some_numbers(count, seed);
    for (auto& number : numbers) number = std::round(number * 4);
    return numbers;
}

// Strides, groups, paddings that differ at both ends, outputs that leave input cells over.
TEST(OpenedLayer, HoldsForEveryGeometry) {
    auto const ints = [](std::vector<std::int64_t> list) { return net::Attribute{std::move(list)}; };
    for (std::int64_t const stride : {1, 2, 3})
        for (std::int64_t const groups : {1, 2})
            for (std::int64_t const dilation : {1, 2}) {
                auto const graph = SmallGraph{{1, 4, 9, 8}}
                                       .constant("w", {6, 4 / groups, 3, 2}, whole_numbers(6 * 4 / groups * 6, 7))
                                       .node("conv", "Conv", {"x", "w"},
                                             {{"strides", ints({stride, stride})},
                                              {"pads", ints({1, 0, 2, 1})},
                                              {"dilations", ints({dilation, dilation})},
                                              {"group", net::Attribute{groups}}})
                                       .finished();
                auto const value = value_named(graph, "conv");
                auto const viewing =
                    Viewer{graph}.view({array({1, 4, 9, 8}, whole_numbers(288, 8))}, std::array{value});
                ASSERT_TRUE(viewing);
                auto const unit = projection::strongest_unit(graph, *viewing->record, value, 4);
                auto const story = Story::of(*viewing, {{1, 1, {9, 8}}, Floats(72, 0)}, projection::ChannelOrder::Rgb,
                                             *unit, {projection::Rule::Gradient});
                ASSERT_TRUE(story);
                auto const up = open_layer(*viewing, *story, 1), down = open_layer(*viewing, *story, 3);
                ASSERT_TRUE(up && down) << stride << groups << dilation;
                EXPECT_EQ(computed(up->scene), story->activations(value).planes.front());
                auto const& signal = story->signal(viewing->graph().inputs.front().value);
                auto const pixels = story->projection().pixels.values<float>().subspan(
                    static_cast<std::size_t>(signal.channels.front()) * 72, 72);
                EXPECT_EQ(computed(down->scene), Floats(pixels.begin(), pixels.end())) << stride << groups << dilation;
            }
}

}  // namespace
}  // namespace deconvista::story
