// The fast engine against the reference. tests/golden holds both to PyTorch and to ONNX's own cases.

#include "core/dnnl/engine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/kernels/reference_engine.h"
#include "tests/core/net/small_graph.h"

namespace deconvista::dnnl_engine {
namespace {

using net::Array;
using net::array;
using net::SmallGraph;
using net::some_numbers;
using net::ValueId;
using Integers = std::vector<std::int64_t>;

// Something of everything that has a form of its own, and of what has none.
net::Graph many_operators() {
    SmallGraph graph{{2, 6, 19, 17}};
    graph.constant("w1", {16, 3, 3, 5}, some_numbers(16 * 3 * 15, 1))
        .constant("b1", {16}, some_numbers(16, 2))
        .node("conv", "Conv", {"x", "w1", "b1"}, {{"group", std::int64_t{2}}, {"pads", Integers{1, 0, 2, 3}}})
        .node("relu", "Relu", {"conv"})
        .node("max", "MaxPool", {"relu"},
              {{"kernel_shape", Integers{3, 2}}, {"strides", Integers{2, 2}}, {"ceil_mode", std::int64_t{1}}})
        .node("mean", "AveragePool", {"relu"},
              {{"kernel_shape", Integers{3, 2}},
               {"strides", Integers{2, 2}},
               {"ceil_mode", std::int64_t{1}},
               {"count_include_pad", std::int64_t{1}}})
        .node("joined", "Concat", {"max", "mean"}, {{"axis", std::int64_t{1}}})
        .constant("scale", {32}, some_numbers(32, 3))
        .constant("shift", {32}, some_numbers(32, 4))
        .constant("center", {32}, some_numbers(32, 5))
        .constant("spread", {32}, std::vector<float>(32, 0.7F))
        .node("normal", "BatchNormalization", {"joined", "scale", "shift", "center", "spread"})
        .node("lrn", "LRN", {"normal"}, {{"size", std::int64_t{5}}, {"alpha", 0.2F}})
        .node("leaky", "LeakyRelu", {"lrn"}, {{"alpha", 0.1F}})
        .constant("w2", {32, 8, 3, 2}, some_numbers(32 * 8 * 6, 6))
        .node("up", "ConvTranspose", {"leaky", "w2"},
              {{"strides", Integers{2, 1}}, {"group", std::int64_t{2}}, {"output_padding", Integers{1, 0}}})
        .node("twice", "Add", {"up", "up"})
        .node("squashed", "Sigmoid", {"twice"})
        .node("average", "GlobalAveragePool", {"squashed"})
        .node("flat", "Flatten", {"average"})
        .constant("w3", {5, 16}, some_numbers(80, 7))
        .constant("b3", {5}, some_numbers(5, 8))
        .node("logits", "Gemm", {"flat", "w3", "b3"}, {{"transB", std::int64_t{1}}});
    return graph.finished();
}

std::vector<ValueId> every_value(net::Graph const& graph) {
    std::vector<ValueId> values;
    for (auto const& node : graph.nodes) values.push_back(node.output(0));
    return values;
}

void expect_near(Array const& found, Array const& wanted, std::string const& name) {
    ASSERT_EQ(found.dims(), wanted.dims()) << name;
    auto const a = found.values<float>(), b = wanted.values<float>();
    float largest = 0;
    for (auto const value : b) largest = std::max(largest, std::abs(value));
    for (std::size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(a[i], b[i], 2e-6F * largest + 1e-7F) << name << " " << i;
}

Array picture(std::uint32_t seed) {
    return array({2, 6, 19, 17}, some_numbers(2 * 6 * 19 * 17, seed));
}

TEST(Engine, AgreesWithTheReferenceAtEveryLayer) {
    auto const fast = make_engine(many_operators());
    auto const reference = kernels::make_reference_engine(many_operators());
    std::vector const inputs{picture(9)};
    auto const wanted = every_value(fast->graph());
    auto const found = *fast->run(inputs, wanted), expected = *reference->run(inputs, wanted);
    for (auto const& node : fast->graph().nodes)
        expect_near(found->array(node.output(0)), expected->array(node.output(0)), node.name);
}

// The convolution runs as one with its ReLU; what lies between is computed when it is asked for.
TEST(Engine, TakesFusedLayersApart) {
    auto const fast = make_engine(many_operators());
    auto const reference = kernels::make_reference_engine(many_operators());
    std::vector const inputs{picture(9)}, others{picture(10)};
    auto const wanted = net::outputs_of(fast->graph());
    auto const found = *fast->run(inputs, wanted), expected = *reference->run(inputs, wanted);
    auto const later = *fast->run(others, wanted);
    auto const convolution = net::value_named(fast->graph(), "conv");
    EXPECT_TRUE(found->holds(convolution));
    EXPECT_EQ(found->dims(convolution), expected->dims(convolution));
    expect_near(found->array(convolution), expected->array(convolution), "conv");
}

TEST(Engine, ARecordOutlivesFurtherRuns) {
    auto const fast = make_engine(many_operators());
    auto const wanted = net::outputs_of(fast->graph());
    auto const relu = net::value_named(fast->graph(), "relu");
    auto const first = *fast->run(std::vector{picture(1)}, wanted);
    auto const before = first->array(relu);
    std::vector<float> const copy{before.values<float>().begin(), before.values<float>().end()};
    for (std::uint32_t seed = 2; seed < 5; ++seed) EXPECT_TRUE(fast->run(std::vector{picture(seed)}, wanted));
    auto const after = first->array(relu);
    EXPECT_TRUE(std::equal(copy.begin(), copy.end(), after.values<float>().begin()));
}

TEST(Engine, ViewsGiveTheSameNumbersAsArrays) {
    auto const fast = make_engine(many_operators());
    auto const record = *fast->run(std::vector{picture(3)}, net::outputs_of(fast->graph()));
    auto const value = net::value_named(fast->graph(), "joined");
    auto const plain = record->array(value);
    auto const view = record->view(value);
    auto const& dims = view.dims;
    for (std::int64_t c = 0; c < dims[1]; ++c)
        for (std::int64_t y = 0; y < dims[2]; ++y)
            for (std::int64_t x = 0; x < dims[3]; ++x)
                ASSERT_EQ(view.data[view.channel_offset(c) + y * view.layout.strides[0] + x * view.layout.strides[1]],
                          plain.values<float>()[static_cast<std::size_t>((c * dims[2] + y) * dims[3] + x)]);
}

TEST(Engine, RunsUpToAMissingOperator) {
    SmallGraph graph{{1, 1, 3, 3}};
    graph.node("relu", "Relu", {"x"}).node("magic", "Magic", {"relu"});
    auto const fast = make_engine(graph.finished());
    std::vector const inputs{array({1, 1, 3, 3}, some_numbers(9, 1))};
    EXPECT_TRUE(fast->run(inputs, std::vector{net::value_named(fast->graph(), "relu")}));
    auto const problem = fast->run(inputs, net::outputs_of(fast->graph())).problem();
    EXPECT_EQ(problem.name, "node_operator_unknown");
    EXPECT_EQ(problem.facts, (std::vector<std::string>{"magic", "Magic"}));
}

TEST(Engine, StopsWhenAsked) {
    auto const fast = make_engine(many_operators());
    int asked = 0;
    auto const result =
        fast->run(std::vector{picture(1)}, net::outputs_of(fast->graph()), [&] { return ++asked == 3; });
    EXPECT_EQ(result.problem().name, "cancelled");
    EXPECT_EQ(asked, 3);
}

TEST(Engine, RefusesInputsThatAreNotTheGraphs) {
    auto const fast = make_engine(many_operators());
    auto const wanted = net::outputs_of(fast->graph());
    EXPECT_EQ(fast->run({}, wanted).problem().name, "network_input_count");
    EXPECT_EQ(fast->run(std::vector{array({1, 6, 19, 17}, some_numbers(6 * 19 * 17, 1))}, wanted).problem().name,
              "network_input_dims");
    Array const integers{{2, 6, 19, 17}, std::vector<std::int64_t>(2 * 6 * 19 * 17)};
    EXPECT_EQ(fast->run(std::vector{integers}, wanted).problem().name, "network_input_type");
}

}  // namespace
}  // namespace deconvista::dnnl_engine
