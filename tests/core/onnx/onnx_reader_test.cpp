#include "core/onnx/onnx_reader.h"

#include <gtest/gtest.h>

#include "core/onnx/onnx_writer.h"
#include "tests/core/onnx/wire.h"

namespace deconvista::onnx {
namespace {

using namespace wire;
using net::Graph;

base::Result<net::Bytes> no_neighbour(std::string const& name) {
    return base::device_trouble("file_not_found", {name});
}

base::Result<Graph> read(std::string const& content) {
    return read_onnx(bytes_of(content), no_neighbour);
}

std::string problem_with(std::string const& content) {
    auto const graph = read(content);
    return graph ? "none" : graph.problem().name;
}

std::string problem_with_graph(std::string const& graph) {
    return problem_with(model(graph));
}

// x -> Conv -> Relu -> y, with weights large enough to be pointed at, and an attribute of each kind.
Graph small_network() {
    Graph graph;
    graph.opset = 13;
    std::vector<float> weights(8 * 3 * 3 * 3);
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = static_cast<float>(i) / 8 - 13;
    graph.values = {{"x", {}}, {"w", net::Array{{8, 3, 3, 3}, std::move(weights)}}, {"c", {}}, {"y", {}}};
    net::Node conv{"conv", "Conv", "", {0, 1}, {2}, {}};
    conv.attributes["pads"] = std::vector<std::int64_t>{1, 1, 1, 1};
    conv.attributes["group"] = std::int64_t{1};
    conv.attributes["auto_pad"] = std::string{"NOTSET"};
    conv.attributes["number"] = 0.5F;
    conv.attributes["numbers"] = std::vector{0.5F, 2.0F};
    conv.attributes["array"] = net::Array{{2}, std::vector<std::int64_t>{7, -7}};
    graph.nodes = {conv, {"relu", "Relu", "", {2}, {3}, {}}};
    graph.inputs = {{0, net::ElementType::Float32, net::Precision::Full, net::Dims{-1, 3, 5, 5}}};
    graph.outputs = {{3, net::ElementType::Float32, net::Precision::Full, std::nullopt}};
    return graph;
}

TEST(OnnxReader, ReadsWhatTheWriterWrote) {
    auto const written = small_network();
    auto const graph = read(write_onnx(written, "small", net::Precision::Full));
    ASSERT_TRUE(graph) << graph.problem().name;
    EXPECT_EQ(graph->opset, 13);
    ASSERT_EQ(graph->nodes.size(), 2U);
    auto const& conv = graph->nodes[0];
    EXPECT_EQ(conv.operation, "Conv");
    EXPECT_EQ(conv.integers("pads"), (std::vector<std::int64_t>{1, 1, 1, 1}));
    EXPECT_EQ(conv.integer("group", 0), 1);
    EXPECT_EQ(conv.text("auto_pad", ""), "NOTSET");
    EXPECT_EQ(conv.number("number", 0), 0.5F);
    EXPECT_EQ(std::get<net::Array>(conv.attributes.at("array")).aligned().values<std::int64_t>()[1], -7);
    auto const weights = graph->constant(conv.input(1)).aligned();
    EXPECT_EQ(weights.dims(), (net::Dims{8, 3, 3, 3}));
    EXPECT_EQ(weights.values<float>()[215], 215.0F / 8 - 13);
    EXPECT_EQ(graph->inputs[0].dims, (net::Dims{-1, 3, 5, 5}));
    EXPECT_FALSE(graph->outputs[0].dims);
    EXPECT_EQ(write_onnx(*graph, "small", net::Precision::Full), write_onnx(written, "small", net::Precision::Full));
}

TEST(OnnxReader, LargeWeightsStayWhereTheyLie) {
    auto const file = bytes_of(write_onnx(small_network(), "small", net::Precision::Full));
    auto const graph = read_onnx(file, no_neighbour);
    ASSERT_TRUE(graph);
    auto const& weights = graph->constant(graph->nodes[0].input(1)).bytes();
    EXPECT_GE(weights.span.data(), file.span.data());
    EXPECT_LE(weights.span.data() + weights.span.size(), file.span.data() + file.span.size());
}

TEST(OnnxReader, HalvesBecomeFloatsAndStayDeclared) {
    auto const graph = read(write_onnx(small_network(), "small", net::Precision::Half));
    ASSERT_TRUE(graph) << graph.problem().name;
    EXPECT_EQ(graph->inputs[0].precision, net::Precision::Half);
    auto const& weights = graph->constant(graph->nodes[0].input(1));
    EXPECT_EQ(weights.type(), net::ElementType::Float32);
    EXPECT_EQ(weights.values<float>()[215], 215.0F / 8 - 13);
}

// Every shorter file is refused, or (where what is missing is a whole field at the end) read.
TEST(OnnxReader, CutShortAnywhereItIsRefusedOrWhole) {
    auto const whole = write_onnx(small_network(), "small", net::Precision::Full);
    int read_anyway = 0;
    for (std::size_t length = 0; length < whole.size(); ++length)
        if (problem_with(whole.substr(0, length)) == "none") ++read_anyway;
    EXPECT_LE(read_anyway, 2);
}

TEST(OnnxReader, AnyDamagedByteEndsInAProblemOrAGraph) {
    auto const whole = write_onnx(small_network(), "small", net::Precision::Full);
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (auto const flipped : {1, 8, 128}) {
            auto damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ flipped);
            static_cast<void>(problem_with(damaged));
        }
}

TEST(OnnxReader, NodesAreBroughtIntoOrder) {
    auto const graph = read(model(text(1, node("Relu", "second", "a", "y")) + text(1, node("Relu", "first", "x", "a")) +
                                  input(value_info("x")) + output(value_info("y"))));
    ASSERT_TRUE(graph) << graph.problem().name;
    EXPECT_EQ(graph->nodes[0].name, "first");
    EXPECT_EQ(graph->nodes[1].name, "second");
}

TEST(OnnxReader, InitializersThatAreInputsTooAreNoInputs) {
    auto const graph = read(model(text(5, tensor("w", kFloat, {2}, text(9, std::string(8, '\0')))) +
                                  input(value_info("x")) + input(value_info("w")) + output(value_info("x"))));
    ASSERT_TRUE(graph) << graph.problem().name;
    ASSERT_EQ(graph->inputs.size(), 1U);
    EXPECT_EQ(graph->value(graph->inputs[0].value).name, "x");
}

TEST(OnnxReader, TypedFieldsHoldValuesAsWell) {
    auto const whole = output(value_info("x")) + input(value_info("x"));
    auto const graph =
        read(model(text(5, tensor("n", kInt64, {2}, text(7, varint(3) + varint(~std::uint64_t{0})))) +
                   text(5, tensor("h", kFloat16, {2}, text(5, varint(0x3C00) + varint(0xC000)))) + whole));
    ASSERT_TRUE(graph) << graph.problem().name;
    EXPECT_EQ(graph->constant(*find_value(*graph, "n")).values<std::int64_t>()[1], -1);
    EXPECT_EQ(graph->constant(*find_value(*graph, "h")).values<float>()[1], -2);
}

TEST(OnnxReader, GraphsThatCannotBeAreRefused) {
    auto const x = input(value_info("x")), y = output(value_info("y"));
    auto const relu = text(1, node("Relu", "r", "x", "y"));
    EXPECT_EQ(problem_with_graph(x + y + relu), "none");
    EXPECT_EQ(
        problem_with_graph(text(1, node("Relu", "a", "p", "q")) + text(1, node("Relu", "b", "q", "p")) + x + y + relu),
        "model_cycle");
    EXPECT_EQ(problem_with_graph(text(1, node("Relu", "self", "y", "y")) + y), "model_cycle");
    EXPECT_EQ(problem_with_graph(text(1, node("Relu", "r", "gone", "y")) + y), "model_undefined");
    EXPECT_EQ(problem_with_graph(relu + relu + x + y), "model_defined_twice");
    EXPECT_EQ(problem_with_graph(relu + x + x + y), "model_defined_twice");
    EXPECT_EQ(problem_with_graph(text(1, node("Relu", "r", "x", "x")) + x + output(value_info("x"))),
              "model_defined_twice");
    EXPECT_EQ(problem_with_graph(x + y), "model_output_undefined");
    EXPECT_EQ(problem_with_graph(x + relu), "model_without_output");
    EXPECT_EQ(problem_with_graph(input(value_info("")) + relu + y), "model_nameless");
    EXPECT_EQ(problem_with_graph(input(value_info("x", 8)) + relu + y), "model_port_type");  // strings
    EXPECT_EQ(problem_with(model(x + relu + y, 99)), "model_opset");
    EXPECT_EQ(problem_with(number(1, 8)), "model_without_graph");
    EXPECT_EQ(problem_with("not a model"), "model_broken");
}

TEST(OnnxReader, WeightsThatCannotBeAreRefused) {
    auto const rest = input(value_info("x")) + output(value_info("x"));
    auto const weights = [&](int type, net::Dims const& dims, std::string const& values) {
        return problem_with_graph(text(5, tensor("w", type, dims, values)) + rest);
    };
    std::string const nan{"\x00\x00\xC0\x7F", 4}, negative_nan{"\x01\x00\x80\xFF", 4}, infinity{"\x00\x00\x80\x7F", 4};
    EXPECT_EQ(weights(kFloat, {1}, text(9, infinity)), "none");
    EXPECT_EQ(weights(kFloat, {1}, text(9, nan)), "model_tensor_nan");
    EXPECT_EQ(weights(kFloat, {100}, text(9, std::string(396, '\0') + negative_nan)), "model_tensor_nan");
    EXPECT_EQ(weights(kFloat16, {1}, text(9, std::string{"\x00\x7E", 2})), "model_tensor_nan");
    EXPECT_EQ(weights(kFloat, {1}, text(4, nan)), "model_tensor_nan");
    EXPECT_EQ(weights(kFloat, {3}, text(9, std::string(8, '\0'))), "model_tensor_bytes");
    EXPECT_EQ(weights(kInt64, {3}, text(7, varint(1))), "model_tensor_values");
    EXPECT_EQ(weights(16, {1}, text(9, "ab")), "model_tensor_type");  // bfloat16
    EXPECT_EQ(weights(kFloat, {-1}, ""), "model_tensor_dims");
    EXPECT_EQ(weights(kFloat, net::Dims(17, 1), text(9, std::string(4, '\0'))), "model_tensor_dims");
}

TEST(OnnxReader, ClaimsCostNothing) {
    auto const rest = input(value_info("x")) + output(value_info("x"));
    for (auto const& dims : {net::Dims{1 << 20, 512}, net::Dims{std::int64_t{1} << 40}})
        EXPECT_EQ(problem_with_graph(text(5, tensor("w", kFloat, dims, text(9, "1234"))) + rest), "model_tensor_bytes");
    EXPECT_EQ(problem_with_graph(text(5, tensor("w", kFloat, {1 << 29}, "")) + rest), "model_tensor_values");
    auto const huge = std::int64_t{1} << 62;
    EXPECT_EQ(problem_with_graph(text(5, tensor("w", kFloat, {huge, huge}, text(9, "1234"))) + rest),
              "model_tensor_dims");
    // A length of 2 GB that is not there.
    EXPECT_EQ(problem_with(varint(7U << 3U | 2U) + varint(0x7FFF'FFFFU) + "abc"), "model_broken");
}

// Two bytes each in the file, a hundred or more in memory.
TEST(OnnxReader, MillionsOfEmptyFieldsAreNotMade) {
    auto const many = [](std::string const& field) {
        std::string all;
        for (int i = 0; i < 2'000'000; ++i) all += field;
        return all;
    };
    auto const nothing = text(1, "");
    EXPECT_EQ(problem_with(model(many(nothing))), "model_too_large");                    // nodes
    EXPECT_EQ(problem_with(model(many(text(5, "")))), "model_too_large");                // initializers
    EXPECT_EQ(problem_with(model(text(1, many(nothing) + "\x07"))), "model_too_large");  // damaged at the end
    EXPECT_EQ(problem_with(model(text(1, many(nothing)))), "model_too_large");           // inputs of a node
    EXPECT_EQ(problem_with(model(text(1, text(5, text(5, many(text(6, ""))))))), "model_too_large");  // strings
    auto const dims = text(2, text(1, number(1, 1) + text(2, many(nothing))));
    EXPECT_EQ(problem_with(model(input(text(1, "x") + dims))), "model_too_large");
}

TEST(OnnxReader, ManyNumbersAreNoFields) {
    std::string numbers;
    for (int i = 0; i < 1'000'000; ++i) numbers += '\x0A';
    auto const graph =
        text(5, tensor("w", kInt64, {1'000'000}, text(7, numbers))) + input(value_info("x")) + output(value_info("x"));
    EXPECT_EQ(problem_with_graph(graph), "none");
}

TEST(OnnxReader, NestedMessagesEnd) {
    std::string nested = "x";
    for (int i = 0; i < 2000; ++i) nested = text(5, text(6, text(1, nested)));  // attribute, graph, node
    EXPECT_NE(problem_with_graph(text(1, nested)), "none");
}

}  // namespace
}  // namespace deconvista::onnx
