#include "core/kernels/reference_engine.h"

#include <gtest/gtest.h>

#include "core/kernels/kernel.h"

namespace deconvista::kernels {
namespace {

using net::Array;
using net::Graph;

// x -> Relu -> a -> Einsum -> b; and two constants whose sum is one too, added to x: c.
Graph network() {
    Graph graph;
    graph.opset = 13;
    graph.values = {{"x", {}}, {"a", {}}, {"b", {}}, {"one", Array{{1}, std::vector{1.0F}}}, {"two", {}}, {"c", {}}};
    graph.nodes = {{"relu", "Relu", "", {0}, {1}, {}},
                   {"strange", "Einsum", "", {1}, {2}, {}},
                   {"sum", "Add", "", {3, 3}, {4}, {}},
                   {"shift", "Add", "", {0, 4}, {5}, {}}};
    graph.inputs = {{0, net::ElementType::Float32, {}, net::Dims{2}}};
    graph.outputs = {{2, net::ElementType::Float32, {}, std::nullopt},
                     {5, net::ElementType::Float32, {}, std::nullopt}};
    return graph;
}

std::vector const kInput{Array{{2}, std::vector{-1.0F, 3.0F}}};

TEST(ReferenceEngine, RunsUpToWhatItDoesNotKnow) {
    auto const engine = make_reference_engine(network());
    auto const record = engine->run(kInput, std::vector{1, 5});
    ASSERT_TRUE(record) << record.problem().name;
    EXPECT_EQ((*record)->array(1).values<float>()[0], 0);
    EXPECT_EQ((*record)->array(5).values<float>()[1], 5);
    EXPECT_FALSE((*record)->holds(2));
    auto const all = engine->run(kInput, net::outputs_of(engine->graph()));
    ASSERT_FALSE(all);
    EXPECT_EQ(all.problem().name, "node_operator_unknown");
    EXPECT_TRUE(check_operators(engine->graph(), std::vector{1, 5}));
    EXPECT_EQ(check_operators(engine->graph(), std::vector{2}).problem(), all.problem());
}

TEST(ReferenceEngine, FoldsConstants) {
    auto const engine = make_reference_engine(network());
    EXPECT_EQ(engine->graph().nodes.size(), 3U);
    EXPECT_EQ(engine->graph().constant(4).values<float>()[0], 2);
}

TEST(ReferenceEngine, RefusesInputsThatTheGraphDoesNotTake) {
    auto const engine = make_reference_engine(network());
    auto const problem = [&](std::vector<Array> const& inputs) {
        return engine->run(inputs, std::vector{1}).problem().name;
    };
    EXPECT_EQ(problem({}), "network_input_count");
    EXPECT_EQ(problem({Array{{3}, std::vector{1.0F, 2.0F, 3.0F}}}), "network_input_dims");
    EXPECT_EQ(problem({Array{{2}, std::vector{1.0, 2.0}}}), "network_input_type");
}

TEST(ReferenceEngine, StopsWhenItIsTold) {
    auto const engine = make_reference_engine(network());
    EXPECT_EQ(engine->run(kInput, std::vector{1}, [] { return true; }).problem().name, "cancelled");
}

}  // namespace
}  // namespace deconvista::kernels
