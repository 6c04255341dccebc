// Values that ONNX's own cases (tests/golden/onnx_node_cases_test.py) do not reach, and what is refused.

#include "core/kernels/kernel.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace deconvista::kernels {
namespace {

using net::Array;
using net::Dims;
using Attributes = std::map<std::string, net::Attribute, std::less<>>;
using Floats = std::vector<float>;
using Integers = std::vector<std::int64_t>;

Outputs run(std::string const& operation, std::vector<Array> const& inputs, Attributes attributes = {},
            std::int64_t opset = 13, std::size_t outputs = 1) {
    net::Node node{"n", operation, "", {}, {}, std::move(attributes)};
    for (std::size_t i = 0; i < inputs.size(); ++i) node.inputs.push_back(static_cast<net::ValueId>(i));
    for (std::size_t i = 0; i < outputs; ++i) node.outputs.push_back(static_cast<net::ValueId>(100 + i));
    return compute({node, opset, inputs});
}

template <class T>
std::vector<T> values(Outputs const& outputs, std::size_t i = 0) {
    if (!outputs) ADD_FAILURE() << outputs.problem().name;
    if (!outputs) return {};
    auto const array = outputs->at(i).aligned();
    return {array.values<T>().begin(), array.values<T>().end()};
}

std::string problem(Outputs const& outputs) {
    return outputs ? "none" : outputs.problem().name;
}

Array vector_of(Floats const& list) {
    return {{static_cast<std::int64_t>(list.size())}, list};
}
Array list_of(Integers const& list) {
    return {{static_cast<std::int64_t>(list.size())}, list};
}

constexpr auto kNan = std::numeric_limits<float>::quiet_NaN();

TEST(Arithmetic, BroadcastsAndWrapsAround) {
    Array const column{{2, 1}, Floats{1, 2}}, row{{3}, Floats{10, 20, 30}};
    EXPECT_EQ(values<float>(run("Sub", {column, row})), (Floats{-9, -19, -29, -8, -18, -28}));
    Array const most = list_of({std::numeric_limits<std::int64_t>::max()});
    EXPECT_EQ(values<std::int64_t>(run("Add", {most, list_of({1})})),
              Integers{std::numeric_limits<std::int64_t>::min()});
    Array const least = list_of({std::numeric_limits<std::int64_t>::min(), -7, 5});
    EXPECT_EQ(values<std::int64_t>(run("Div", {least, list_of({-1, 2, 0})})),
              (Integers{std::numeric_limits<std::int64_t>::min(), -3, 0}));
    EXPECT_EQ(problem(run("Add", {column, list_of({1})})), "node_types_differ");
    EXPECT_EQ(problem(run("Add", {row, vector_of({1, 2})})), "node_no_broadcast");
}

TEST(Arithmetic, OldOperandsStretchFromAnAxisOn) {
    Array const a{{1, 2, 2}, Floats{1, 2, 3, 4}};
    Attributes const from_channel{{"broadcast", std::int64_t{1}}, {"axis", std::int64_t{1}}};
    EXPECT_EQ(values<float>(run("Add", {a, vector_of({10, 20})}, from_channel, 6)), (Floats{11, 12, 23, 24}));
    EXPECT_EQ(values<float>(run("Add", {a, vector_of({10, 20})}, {}, 7)), (Floats{11, 22, 13, 24}));
}

TEST(Elementwise, NanStaysNan) {
    for (auto const* operation : {"Relu", "LeakyRelu", "Sigmoid", "Clip"})
        EXPECT_TRUE(std::isnan(values<float>(run(operation, {vector_of({kNan})})).at(0))) << operation;
}

TEST(Elementwise, ClipHasAttributesThenInputs) {
    auto const x = vector_of({-1, 3, 9});
    EXPECT_EQ(values<float>(run("Clip", {x}, {{"min", 0.0F}, {"max", 6.0F}}, 6)), (Floats{0, 3, 6}));
    EXPECT_EQ(values<float>(run("Clip", {x, Array{}, vector_of({6})})), (Floats{-1, 3, 6}));
    EXPECT_EQ(problem(run("Clip", {x, vector_of({1, 2})})), "node_scalar_needed");
}

TEST(Pooling, IndicesCountTheWholeInputAndTiesGoToTheFirst) {
    Array const x{{1, 2, 1, 4}, Floats{5, 5, 1, 2, 0, 0, 0, 0}};
    Attributes const two{{"kernel_shape", Integers{1, 2}}, {"strides", Integers{1, 2}}};
    auto const pooled = run("MaxPool", {x}, two, 12, 2);
    EXPECT_EQ(values<float>(pooled), (Floats{5, 2, 0, 0}));
    EXPECT_EQ(values<std::int64_t>(pooled, 1), (Integers{0, 3, 4, 6}));
    auto const back = run("MaxUnpool", {pooled->at(0), pooled->at(1)}, two);
    EXPECT_EQ(values<float>(back), (Floats{5, 0, 0, 2, 0, 0, 0, 0}));
    EXPECT_EQ(problem(run("MaxUnpool", {pooled->at(0), Array{{1, 2, 1, 2}, Integers{0, 3, 4, 99}}}, two)),
              "node_index_range");
}

TEST(Pooling, TheAverageCountsPaddingOnlyWhereItIsTold) {
    Array const x{{1, 1, 2}, Floats{2, 4}};
    Attributes attributes{{"kernel_shape", Integers{2}}, {"pads", Integers{1, 1}}};
    EXPECT_EQ(values<float>(run("AveragePool", {x}, attributes)), (Floats{2, 3, 4}));
    attributes["count_include_pad"] = std::int64_t{1};
    EXPECT_EQ(values<float>(run("AveragePool", {x}, attributes)), (Floats{1, 3, 2}));
}

TEST(Gemm, TakesFeatureMapsAsTheyAre) {
    Array const maps{{1, 2, 1, 2}, Floats{1, 2, 3, 4}}, weights{{1, 4}, Floats{1, 10, 100, 1000}};
    EXPECT_EQ(values<float>(run("Gemm", {maps, weights, vector_of({0.5F})}, {{"transB", std::int64_t{1}}}, 3)),
              Floats{4321.5F});
    EXPECT_EQ(problem(run("Gemm", {maps, weights})), "node_product_refused");
}

TEST(Normalization, AnEvenNumberOfNeighboursHasTheOddOneAfter) {
    Array const x{{1, 3, 1}, Floats{1, 2, 4}};
    Attributes const two{{"size", std::int64_t{2}}, {"alpha", 2.0F}, {"beta", 1.0F}, {"bias", 1.0F}};
    // 1 / (1 + 1 + 4), 2 / (1 + 4 + 16), 4 / (1 + 16)
    EXPECT_EQ(values<float>(run("LRN", {x}, two)), (Floats{1.0F / 6, 2.0F / 21, 4.0F / 17}));
}

TEST(Softmax, FlattensUntilOperatorSet12) {
    Array const x{{1, 2, 2}, Floats{0, 0, 0, 0}};
    EXPECT_EQ(values<float>(run("Softmax", {x}, {}, 11)), Floats(4, 0.25F));
    EXPECT_EQ(values<float>(run("Softmax", {x}, {}, 13)), Floats(4, 0.5F));
    Array const large{{1, 2}, Floats{1000, 1000}};
    EXPECT_EQ(values<float>(run("Softmax", {large})), Floats(2, 0.5F));
}

TEST(Shaping, AxesWereAttributesAndAreInputs) {
    Array const x{{1, 3, 1}, Floats{1, 2, 3}};
    EXPECT_EQ(run("Squeeze", {x}, {{"axes", Integers{-1}}}, 11)->at(0).dims(), (Dims{1, 3}));
    EXPECT_EQ(run("Squeeze", {x, list_of({0})}, {}, 13)->at(0).dims(), (Dims{3, 1}));
    EXPECT_EQ(run("Squeeze", {x})->at(0).dims(), Dims{3});
    EXPECT_EQ(run("Unsqueeze", {x, list_of({-1, 0})})->at(0).dims(), (Dims{1, 1, 3, 1, 1}));
    EXPECT_EQ(problem(run("Squeeze", {x, list_of({1})})), "node_axes_refused");
    EXPECT_EQ(problem(run("Unsqueeze", {x, list_of({0, 0})})), "node_axes_refused");
    EXPECT_EQ(run("Reshape", {x}, {{"shape", Integers{-1}}}, 1)->at(0).dims(), Dims{3});
    EXPECT_EQ(run("Reshape", {x, list_of({0, -1})})->at(0).dims(), (Dims{1, 3}));
    EXPECT_EQ(problem(run("Reshape", {x, list_of({-1, -1})})), "node_reshape_refused");
    EXPECT_EQ(problem(run("Reshape", {x, list_of({2, -1})})), "node_reshape_refused");
}

TEST(Moving, NothingIsMadeThatIsTooLarge) {
    auto const huge = std::int64_t{1} << 62;
    auto const one = vector_of({1});
    EXPECT_EQ(problem(run("Pad", {one, list_of({1 << 27, 1 << 28})})), "node_value_too_large");
    EXPECT_EQ(problem(run("Pad", {one, list_of({huge, huge})})), "node_attribute_range");
    Array const tall{{1 << 15, 1}, Floats(1 << 15)}, wide{{1, 1 << 15}, Floats(1 << 15)};
    EXPECT_EQ(problem(run("Add", {tall, wide})), "node_value_too_large");
    EXPECT_EQ(problem(run("MatMul", {tall, wide})), "node_value_too_large");
    EXPECT_EQ(problem(run("Gather", {vector_of({1}), list_of({1})})), "node_index_range");
    EXPECT_EQ(values<float>(run("Gather", {vector_of({1, 2, 3}), list_of({-1, 0})})), (Floats{3, 1}));
}

TEST(Moving, PadReflectsAndCuts) {
    auto const x = vector_of({1, 2, 3});
    EXPECT_EQ(values<float>(run("Pad", {x, list_of({2, 1})}, {{"mode", std::string{"reflect"}}})),
              (Floats{3, 2, 1, 2, 3, 2}));
    EXPECT_EQ(values<float>(run("Pad", {x, list_of({-1, 1})}, {{"mode", std::string{"edge"}}})), (Floats{2, 3, 3}));
    EXPECT_EQ(values<float>(run("Pad", {x}, {{"pads", Integers{1, 0}}, {"value", 9.0F}}, 2)), (Floats{9, 1, 2, 3}));
}

TEST(Convolution, WhatDoesNotFitIsRefused) {
    Array const x{{1, 3, 4, 4}, Floats(48)}, w{{2, 3, 3, 3}, Floats(54)};
    EXPECT_EQ(problem(run("Conv", {x, w})), "none");
    EXPECT_NE(problem(run("Conv", {x, Array{{2, 2, 3, 3}, Floats(36)}})), "none");
    EXPECT_NE(problem(run("Conv", {x, w, vector_of({1, 2, 3})})), "none");
    EXPECT_NE(problem(run("Conv", {x, w}, {{"group", std::int64_t{0}}})), "none");
    EXPECT_NE(problem(run("Conv", {x, w}, {{"group", std::int64_t{2}}})), "none");
    Array const no_batch{{0, 3, 4, 4}, Floats{}};
    EXPECT_EQ(problem(run("Conv", {no_batch, w})), "node_input_axes");
}

TEST(Operators, ThatAreNotKnownAreNamed) {
    auto const outputs = run("Einsum", {vector_of({1})});
    ASSERT_FALSE(outputs);
    EXPECT_EQ(outputs.problem().facts, (std::vector<std::string>{"n", "Einsum"}));
    EXPECT_EQ(problem(run("Conv", {vector_of({1})})), "node_input_missing");
}

}  // namespace
}  // namespace deconvista::kernels
