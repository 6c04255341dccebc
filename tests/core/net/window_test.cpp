#include "core/net/window.h"

#include <gtest/gtest.h>

namespace deconvista::net {
namespace {

using Integers = std::vector<std::int64_t>;

Node node_of(std::string const& operation, std::map<std::string, Attribute, std::less<>> attributes) {
    return {"n", operation, "", {0}, {1}, std::move(attributes)};
}

// Kernel, stride, and the padding before and after, of each axis; and the extents that come out.
struct Expected {
    Dims output;
    Integers before, after;
};

void expect_window(Node const& node, Dims const& input, Dims const& kernel, Expected const& expected) {
    auto const window = window_of(node, input, kernel);
    ASSERT_TRUE(window) << window.problem().name;
    EXPECT_EQ(dims_of(window->output), expected.output);
    for (std::size_t axis = 0; axis < expected.before.size(); ++axis) {
        auto const& resolved = window->operation.axes[static_cast<int>(axis)];
        EXPECT_EQ(resolved.padding_begin, expected.before[axis]) << axis;
        EXPECT_EQ(resolved.padding_end, expected.after[axis]) << axis;
    }
}

TEST(Window, PadsAreBeginsThenEnds) {
    auto const conv = node_of("Conv", {{"pads", Integers{1, 2, 3, 4}}, {"strides", Integers{2, 1}}});
    expect_window(conv, {1, 3, 9, 9}, {8, 3, 3, 5}, {{1, 8, 6, 11}, {1, 2}, {3, 4}});
}

TEST(Window, AutoPadPutsTheOddCellAtTheEndOrTheBegin) {
    Integers const two{2, 2};
    for (auto const& [word, before, after] : {std::tuple{"SAME_UPPER", 0, 1}, std::tuple{"SAME_LOWER", 1, 0}}) {
        auto const pool =
            node_of("MaxPool", {{"kernel_shape", two}, {"auto_pad", std::string{word}}, {"strides", Integers{1, 1}}});
        expect_window(pool, {1, 1, 4, 5}, {}, {{1, 1, 4, 5}, {before, before}, {after, after}});
    }
    auto const strided = node_of("Conv", {{"auto_pad", std::string{"SAME_UPPER"}}, {"strides", two}});
    expect_window(strided, {1, 1, 5, 6}, {1, 1, 3, 3}, {{1, 1, 3, 3}, {1, 0}, {1, 1}});
    // VALID ignores pads.
    auto const valid = node_of("Conv", {{"auto_pad", std::string{"VALID"}}, {"pads", Integers{1, 1, 1, 1}}});
    expect_window(valid, {1, 1, 5, 5}, {1, 1, 3, 3}, {{1, 1, 3, 3}, {0, 0}, {0, 0}});
}

TEST(Window, CeilModeDropsAWindowThatBeginsBeyondTheInput) {
    auto const pool = [](Integers const& kernel, Integers const& strides, Integers const& pads) {
        return node_of(
            "MaxPool",
            {{"kernel_shape", kernel}, {"strides", strides}, {"pads", pads}, {"ceil_mode", std::int64_t{1}}});
    };
    expect_window(pool({3, 3}, {2, 2}, {0, 0, 0, 0}), {1, 1, 6, 5}, {}, {{1, 1, 3, 2}, {}, {}});
    // ceil((4 + 2 - 2) / 3) + 1 = 3, but the third would begin at 6 - 1 = 5, beyond the input and its padding before.
    expect_window(pool({2, 2}, {3, 3}, {1, 1, 1, 1}), {1, 1, 4, 4}, {}, {{1, 1, 2, 2}, {}, {}});
}

TEST(Window, GlobalPoolingCoversEverything) {
    expect_window(node_of("GlobalAveragePool", {}), {2, 3, 4, 5}, {}, {{2, 3, 1, 1}, {0, 0}, {0, 0}});
}

TEST(Window, TransposedConvolutionsGrow) {
    auto const plain = node_of("ConvTranspose", {{"strides", Integers{3, 2}}, {"output_padding", Integers{1, 1}}});
    expect_window(plain, {1, 1, 3, 3}, {1, 2, 3, 3}, {{1, 2, 10, 8}, {0, 0}, {0, 0}});
    auto const shaped = node_of("ConvTranspose", {{"strides", Integers{3, 2}}, {"output_shape", Integers{10, 8}}});
    expect_window(shaped, {1, 1, 3, 3}, {1, 2, 3, 3}, {{1, 2, 10, 8}, {}, {}});
}

TEST(Window, AttributesThatCannotBeAreRefusedNamingTheNode) {
    auto const problem = [](Node const& node, Dims const& input, Dims const& kernel) {
        auto const window = window_of(node, input, kernel);
        if (window) return std::string{"none"};
        EXPECT_EQ(window.problem().facts.front(), "n");
        return window.problem().name;
    };
    Dims const input{1, 1, 5, 5}, kernel{1, 1, 3, 3};
    EXPECT_EQ(problem(node_of("Conv", {{"pads", Integers{1, 1}}}), input, kernel), "node_attribute_count");
    EXPECT_EQ(problem(node_of("Conv", {{"pads", Integers{0, 0, std::int64_t{1} << 40, 0}}}), input, kernel),
              "node_attribute_range");
    EXPECT_EQ(problem(node_of("Conv", {{"auto_pad", std::string{"SAME"}}}), input, kernel), "node_attribute_word");
    EXPECT_EQ(problem(node_of("Conv", {{"kernel_shape", Integers{2, 2}}}), input, kernel), "node_kernel_shape_differs");
    EXPECT_EQ(problem(node_of("Conv", {}), {1, 1, 2, 2}, kernel), "node_sizes_refused");
    EXPECT_EQ(problem(node_of("Conv", {{"strides", Integers{0, 1}}}), input, kernel), "node_sizes_refused");
    EXPECT_EQ(problem(node_of("MaxPool", {}), input, {}), "node_sizes_refused");
    EXPECT_EQ(problem(node_of("Conv", {{"pads", Integers(4, 1 << 20)}}), input, kernel), "node_value_too_large");
    EXPECT_EQ(problem(node_of("Conv", {}), {1, 1}, kernel), "node_input_axes");
}

}  // namespace
}  // namespace deconvista::net
