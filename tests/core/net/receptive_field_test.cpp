#include "core/net/receptive_field.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace deconvista::net {
namespace {

op::Operation with(op::Kind kind, op::Axis axis) {
    op::Operation operation{.kind = kind, .axes = {}};
    operation.axes = tensor::PerAxis<op::Axis>(1, axis);
    return operation;
}

Range input_of(op::Operation const& operation, std::int64_t input, Range output) {
    return input_box(operation, {input}, Box{output})[0];
}

TEST(InputBox, OfAConvolutionIsWhatItsWindowsCover) {
    auto const operation =
        with(op::Kind::Convolution, {.kernel = 3, .stride = 2, .dilation = 2, .padding_begin = 1, .padding_end = 1});
    EXPECT_EQ(input_of(operation, 20, {3, 5}), (Range{5, 12}));
    EXPECT_EQ(input_of(operation, 20, {0, 1}), (Range{0, 4}));
    EXPECT_EQ(input_of(operation, 20, {8, 9}), (Range{15, 20}));
}

// Every tap, by the relation itself.
TEST(InputBox, OfATransposedConvolutionIsWhatStampsThere) {
    for (std::int64_t stride = 1; stride <= 3; ++stride)
        for (std::int64_t dilation = 1; dilation <= 2; ++dilation)
            for (std::int64_t padding = 0; padding <= 2; ++padding) {
                auto const operation = with(op::Kind::TransposedConvolution, {.kernel = 3,
                                                                              .stride = stride,
                                                                              .dilation = dilation,
                                                                              .padding_begin = padding,
                                                                              .padding_end = padding});
                for (std::int64_t cell = 0; cell < 12; ++cell) {
                    Range touched{100, -100};
                    for (std::int64_t small = 0; small < 7; ++small)
                        for (std::int64_t k = 0; k < 3; ++k)
                            if (small * stride + k * dilation - padding == cell)
                                touched = {std::min(touched.first, small), std::max(touched.end, small + 1)};
                    auto const box = input_of(operation, 7, {cell, cell + 1});
                    if (touched.count() <= 0) continue;  // no tap: any box will do
                    EXPECT_LE(box.first, touched.first) << stride << dilation << padding << cell;
                    EXPECT_GE(box.end, touched.end) << stride << dilation << padding << cell;
                    EXPECT_LE(box.count(), touched.count() + 2);
                }
            }
}

// Values of one size, of which nobody asks the numbers.
class Sized : public Record {
public:
    explicit Sized(Dims dims) : dims_{std::move(dims)} {}
    bool holds(ValueId) const override { return true; }
    Dims dims(ValueId) const override { return dims_; }
    Array array(ValueId) const override { return {}; }
    View view(ValueId) const override { return {}; }

private:
    Dims dims_;
};

// Blocks of "same" convolutions whose biases are one value that a node passes on, each added to what it came from.
Graph residual_network(int blocks) {
    Graph graph;
    auto const value = [&](std::string name, Array constant = {}) {
        graph.values.push_back({std::move(name), std::move(constant)});
        return static_cast<ValueId>(graph.values.size()) - 1;
    };
    auto const node = [&](std::string operation, std::vector<ValueId> inputs) {
        auto const output = value("v" + std::to_string(graph.values.size()));
        graph.nodes.push_back({.name = "n" + std::to_string(graph.nodes.size()),
                               .operation = std::move(operation),
                               .domain = {},
                               .inputs = std::move(inputs),
                               .outputs = {output},
                               .attributes = {}});
        return output;
    };
    auto last = value("x");
    graph.inputs.push_back({.value = last, .type = ElementType::Float32, .precision = {}, .dims = {}});
    auto const weights = value("w", Array{Dims{1, 1, 3, 3}, std::vector<float>(9)});
    auto const bias = node("Identity", {value("b", Array{Dims{1}, std::vector<float>(1)})});
    for (int i = 0; i < blocks; ++i) {
        auto const filtered = node("Conv", {last, weights, bias});
        graph.nodes.back().attributes["pads"] = std::vector<std::int64_t>{1, 1, 1, 1};
        last = node("Add", {filtered, last});
    }
    return graph;
}

TEST(Reach, GrowsByTheWidestOfTheBranchesThatMeet) {
    constexpr int kBlocks = 80;  // more ways through them than could be walked
    auto const graph = residual_network(kBlocks);
    auto const last = static_cast<ValueId>(graph.values.size()) - 1;
    auto const reach = reach_of(graph, Sized{{1, 1, 300, 300}}, last);
    ASSERT_TRUE(reach);
    EXPECT_EQ(*reach, (std::vector<Reach>(2, {1 + 2 * kBlocks, 1, kBlocks})));
}

TEST(Reach, IsUnknownBehindWhatMovesCells) {
    auto graph = residual_network(2);
    graph.nodes[2].operation = "Resize";
    EXPECT_FALSE(reach_of(graph, Sized{{1, 1, 30, 30}}, static_cast<ValueId>(graph.values.size()) - 1));
}

}  // namespace
}  // namespace deconvista::net
