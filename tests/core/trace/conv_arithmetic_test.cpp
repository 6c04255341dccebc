// The 19 animations of Dumoulin and Visin's "A guide to convolution arithmetic for deep learning" (arXiv 1603.07285):
// what is drawn, and how many frames slide over it.

#include <gtest/gtest.h>

#include <algorithm>

#include "core/trace/trace.h"

namespace deconvista::trace {
namespace {

using op::Kind;

struct Animation {
    std::string name;
    Kind kind;
    std::int64_t input;
    op::Axis axis;
    std::int64_t output;
    // The grid on which the kernel slides, along each axis.
    std::int64_t gaps, padding_begin, padding_end, grid;
    std::int64_t frames;
};

constexpr auto kPlain = Kind::Convolution;
constexpr auto kTransposed = Kind::TransposedConvolution;

op::Axis axis(std::int64_t kernel, std::int64_t stride, std::int64_t padding, std::int64_t dilation = 1,
              std::int64_t output_padding = 0) {
    return {kernel, stride, dilation, padding, padding, output_padding};
}

std::vector<Animation> const kAnimations{
    {"no_padding_no_strides", kPlain, 4, axis(3, 1, 0), 2, 0, 0, 0, 4, 4},
    {"no_padding_no_strides_transposed", kTransposed, 2, axis(3, 1, 0), 4, 0, 2, 2, 6, 16},
    {"arbitrary_padding_no_strides", kPlain, 5, axis(4, 1, 2), 6, 0, 2, 2, 9, 36},
    {"arbitrary_padding_no_strides_transposed", kTransposed, 6, axis(4, 1, 2), 5, 0, 1, 1, 8, 25},
    {"same_padding_no_strides", kPlain, 5, axis(3, 1, 1), 5, 0, 1, 1, 7, 25},
    {"same_padding_no_strides_transposed", kTransposed, 5, axis(3, 1, 1), 5, 0, 1, 1, 7, 25},
    {"full_padding_no_strides", kPlain, 5, axis(3, 1, 2), 7, 0, 2, 2, 9, 49},
    {"full_padding_no_strides_transposed", kTransposed, 7, axis(3, 1, 2), 5, 0, 0, 0, 7, 25},
    {"no_padding_strides", kPlain, 5, axis(3, 2, 0), 2, 0, 0, 0, 5, 4},
    {"no_padding_strides_transposed", kTransposed, 2, axis(3, 2, 0), 5, 1, 2, 2, 7, 25},
    {"padding_strides", kPlain, 5, axis(3, 2, 1), 3, 0, 1, 1, 7, 9},
    {"padding_strides_transposed", kTransposed, 3, axis(3, 2, 1), 5, 1, 1, 1, 7, 25},
    {"padding_strides_odd", kPlain, 6, axis(3, 2, 1), 3, 0, 1, 1, 8, 9},
    {"padding_strides_odd_transposed", kTransposed, 3, axis(3, 2, 1, 1, 1), 6, 1, 1, 2, 8, 36},
    {"dilation", kPlain, 7, axis(3, 1, 0, 2), 3, 0, 0, 0, 7, 9},
    {"numerical_no_padding_no_strides", kPlain, 5, axis(3, 1, 0), 3, 0, 0, 0, 5, 9},
    {"numerical_padding_strides", kPlain, 5, axis(3, 2, 1), 3, 0, 1, 1, 7, 9},
    {"numerical_average_pooling", Kind::AveragePooling, 5, axis(3, 1, 0), 3, 0, 0, 0, 5, 9},
    {"numerical_max_pooling", Kind::MaxPooling, 5, axis(3, 1, 0), 3, 0, 0, 0, 5, 9},
};

tensor::Tensor square(std::int64_t extent) {
    return {{1, 1, {extent, extent}}, std::vector<float>(static_cast<std::size_t>(extent * extent), 1)};
}

Trace trace_of(Animation const& animation, CropForm form) {
    auto const kernel = op::is_pooling(animation.kind) ? tensor::Tensor{} : square(animation.axis.kernel);
    op::Operation const operation{.kind = animation.kind, .axes = {animation.axis, animation.axis}};
    return {*op::make_computation(operation, square(animation.input), kernel, {}), form};
}

TEST(ConvArithmetic, DrawsTheGridsOfTheGuide) {
    ASSERT_EQ(kAnimations.size(), 19U);
    for (auto const& animation : kAnimations) {
        auto const trace = trace_of(animation, CropForm::Before);
        EXPECT_EQ(trace.computation().output.spatial, (tensor::Extents{animation.output, animation.output}))
            << animation.name;
        for (auto const& board : trace.board()) {
            EXPECT_EQ(board.spacing - 1, animation.gaps) << animation.name;
            EXPECT_EQ(board.border_begin, animation.padding_begin) << animation.name;
            EXPECT_EQ(board.border_end, animation.padding_end) << animation.name;
            EXPECT_EQ(board.places(), animation.grid) << animation.name;
        }
        EXPECT_EQ(trace.find(Stage::Slide)->count, animation.frames) << animation.name;
    }
}

TEST(ConvArithmetic, CroppedAfterwardsHasTheFullBorder) {
    for (auto const& animation : kAnimations) {
        if (animation.kind != kTransposed) continue;
        auto const trace = trace_of(animation, CropForm::After);
        for (auto const& board : trace.board()) {
            EXPECT_EQ(board.border_begin, reach(animation.axis) - 1) << animation.name;
            EXPECT_EQ(board.border_end, reach(animation.axis) - 1) << animation.name;
            EXPECT_EQ(board.kept(), animation.output) << animation.name;
        }
    }
}

// The first published figure had them at the top and on the left.
TEST(ConvArithmetic, TheExtraZerosAreAtTheBottomAndOnTheRight) {
    auto const& odd = *std::ranges::find(kAnimations, "padding_strides_odd_transposed", &Animation::name);
    auto const board = trace_of(odd, CropForm::Before).board();
    std::vector<std::string> rows;
    for (auto y = board[0].begin(); y < board[0].end(); ++y) {
        rows.emplace_back();
        for (auto x = board[1].begin(); x < board[1].end(); ++x)
            rows.back() += "I0PO"[static_cast<std::size_t>(role_at(board, {y, x}))];
    }
    EXPECT_EQ(rows, (std::vector<std::string>{
                        "PPPPPPPO",
                        "PI0I0IPO",
                        "P00000PO",
                        "PI0I0IPO",
                        "P00000PO",
                        "PI0I0IPO",
                        "PPPPPPPO",
                        "OOOOOOOO",
                    }));
}

}  // namespace
}  // namespace deconvista::trace
