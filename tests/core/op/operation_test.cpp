#include "core/op/operation.h"

#include <gtest/gtest.h>

#include <limits>

namespace deconvista::op {
namespace {

constexpr auto kLargest = std::numeric_limits<std::int64_t>::max();
constexpr auto kSmallest = std::numeric_limits<std::int64_t>::min();

base::Result<tensor::Extents> line(Kind kind, Axis const& axis, std::int64_t input) {
    return output_extents({.kind = kind, .axes = {axis}}, {input});
}

std::int64_t extent(Kind kind, Axis const& axis, std::int64_t input) {
    auto const output = line(kind, axis, input);
    return output ? (*output)[0] : -1;
}

std::string problem(Kind kind, Axis const& axis, std::int64_t input) {
    auto const output = line(kind, axis, input);
    return output ? "" : output.problem().name;
}

TEST(Extents, OfAConvolution) {
    EXPECT_EQ(extent(Kind::Convolution, {.kernel = 3}, 5), 3);
    EXPECT_EQ(extent(Kind::Convolution, {.kernel = 3, .stride = 2}, 5), 2);
    EXPECT_EQ(extent(Kind::Convolution, {.kernel = 3, .stride = 2, .padding_begin = 1, .padding_end = 1}, 6), 3);
    EXPECT_EQ(extent(Kind::Convolution, {.kernel = 3, .dilation = 2}, 7), 3);
    EXPECT_EQ(extent(Kind::Convolution, {.kernel = 2, .padding_begin = 1, .padding_end = 2}, 4), 6);
    EXPECT_EQ(extent(Kind::Convolution, {.kernel = 1, .stride = 100}, 1), 1);
}

TEST(Extents, OfATransposedConvolution) {
    EXPECT_EQ(extent(Kind::TransposedConvolution, {.kernel = 3, .stride = 2}, 2), 5);
    EXPECT_EQ(extent(Kind::TransposedConvolution,
                     {.kernel = 3, .stride = 2, .padding_begin = 1, .padding_end = 1, .output_padding = 1}, 3),
              6);
    EXPECT_EQ(extent(Kind::TransposedConvolution, {.kernel = 3, .stride = 16, .dilation = 5}, 18), 283);
    EXPECT_EQ(extent(Kind::TransposedConvolution, {.kernel = 2, .padding_begin = -1, .padding_end = -2}, 2), 6);
    EXPECT_EQ(extent(Kind::TransposedConvolution, {.kernel = 1, .padding_begin = 1, .padding_end = 1}, 3), 1);
}

TEST(Extents, EveryAxisOnItsOwn) {
    Operation const operation{.kind = Kind::Convolution,
                              .axes = {{.kernel = 1}, {.kernel = 2, .stride = 2}, {.kernel = 3, .dilation = 2}}};
    EXPECT_EQ(*output_extents(operation, {4, 4, 6}), (tensor::Extents{4, 2, 2}));
}

TEST(Extents, OutputPaddingDoesNothingToAConvolution) {
    EXPECT_EQ(extent(Kind::Convolution, {.kernel = 3, .output_padding = 1}, 5), 3);
}

Operation ceiled(Axis const& axis) {
    return {.kind = Kind::MaxPooling, .axes = {axis}, .rounding = Rounding::Ceil};
}

// The sizes are PyTorch's.
TEST(Extents, CeilRoundingAddsAWindowThatHangsOver) {
    EXPECT_EQ((*output_extents(ceiled({.kernel = 3, .stride = 2}), {6}))[0], 3);
    EXPECT_EQ((*output_extents(ceiled({.kernel = 3, .stride = 2}), {5}))[0], 2) << "where one is missing";
    EXPECT_EQ((*output_extents(ceiled({.kernel = 2, .stride = 3, .padding_begin = 1, .padding_end = 1}), {3}))[0], 2);
}

TEST(Extents, CeilRoundingAddsNoWindowThatBeginsInTheEndPadding) {
    EXPECT_EQ((*output_extents(ceiled({.kernel = 2, .stride = 2, .padding_begin = 1, .padding_end = 1}), {3}))[0], 2);
    EXPECT_EQ((*output_extents(ceiled({.kernel = 1, .stride = 3}), {3}))[0], 1);
}

TEST(Extents, CeilRoundingTakesAWindowLargerThanTheInput) {
    EXPECT_EQ((*output_extents(ceiled({.kernel = 3, .stride = 2}), {2}))[0], 1);
    EXPECT_FALSE(output_extents(ceiled({.kernel = 4, .stride = 2}), {2}));
}

TEST(Extents, TooSmallNumbersAreRefused) {
    for (auto const kind : {Kind::Convolution, Kind::TransposedConvolution, Kind::MaxPooling, Kind::AveragePooling})
        for (auto const value : {std::int64_t{0}, std::int64_t{-1}, kSmallest}) {
            EXPECT_EQ(problem(kind, {}, value), "extent_too_small");
            EXPECT_EQ(problem(kind, {.kernel = value}, 5), "extent_too_small");
            EXPECT_EQ(problem(kind, {.stride = value}, 5), "extent_too_small");
            EXPECT_EQ(problem(kind, {.dilation = value}, 5), "extent_too_small");
        }
    EXPECT_EQ(problem(Kind::TransposedConvolution, {.output_padding = -1}, 5), "extent_too_small");
    EXPECT_EQ(problem(Kind::Convolution, {.padding_begin = -1}, 5), "extent_too_small");
    EXPECT_EQ(problem(Kind::MaxPooling, {.padding_end = -1}, 5), "extent_too_small");
}

TEST(Extents, ProblemsQuoteTheNumbers) {
    EXPECT_EQ(line(Kind::Convolution, {.stride = 0}, 5).problem(),
              base::refused("extent_too_small", {"stride", "0", "1"}));
    EXPECT_EQ(line(Kind::Convolution, {.kernel = 3, .dilation = 2, .padding_end = 1}, 2).problem(),
              base::refused("output_has_no_cell", {"0", "-1", "2", "5", "0", "1"}));
    EXPECT_EQ(line(Kind::TransposedConvolution, {.kernel = 2, .padding_begin = 2, .padding_end = 3}, 2).problem(),
              base::refused("output_has_no_cell", {"0", "-2", "2", "2", "2", "3"}));
}

TEST(Extents, OutputPaddingIsBelowTheStrideOrBelowTheDilation) {
    auto const transposed = Kind::TransposedConvolution;
    EXPECT_EQ(problem(transposed, {.kernel = 3, .stride = 2, .output_padding = 1}, 3), "");
    EXPECT_EQ(problem(transposed, {.kernel = 3, .dilation = 2, .output_padding = 1}, 3), "");
    EXPECT_EQ(problem(transposed, {.kernel = 3, .stride = 3, .dilation = 2, .output_padding = 2}, 3), "");
    EXPECT_EQ(line(transposed, {.kernel = 3, .stride = 2, .dilation = 2, .output_padding = 2}, 3).problem(),
              base::refused("output_padding_too_large", {"2", "0", "2", "2"}));
    EXPECT_EQ(problem(transposed, {.kernel = 3, .output_padding = 1}, 3), "output_padding_too_large");
}

TEST(Extents, OverflowIsNoticed) {
    auto const convolution = Kind::Convolution;
    auto const transposed = Kind::TransposedConvolution;
    EXPECT_EQ(problem(convolution, {.padding_begin = kLargest}, 5), "size_overflows");
    EXPECT_EQ(problem(convolution, {.kernel = kLargest, .dilation = 2}, 5), "size_overflows");
    EXPECT_EQ(problem(transposed, {.kernel = 3'037'000'501, .dilation = 3'037'000'500}, 5), "size_overflows");
    EXPECT_EQ(problem(transposed, {.stride = kLargest}, 3), "size_overflows");
    EXPECT_EQ(problem(transposed, {.padding_begin = kSmallest}, 3), "size_overflows");
    EXPECT_EQ(problem(transposed, {.padding_begin = -kLargest, .padding_end = -kLargest}, 3), "size_overflows");
}

TEST(Extents, LargeNumbersThatFitAreComputed) {
    EXPECT_EQ(extent(Kind::Convolution, {}, kLargest), kLargest);
    EXPECT_EQ(extent(Kind::Convolution, {.stride = kLargest}, kLargest), 1);
    EXPECT_EQ(extent(Kind::TransposedConvolution, {.stride = 2'000'000'000}, 2'000'000'000), 3'999'999'998'000'000'001);
    EXPECT_EQ((*output_extents(ceiled({.kernel = 2, .stride = kLargest}), {kLargest}))[0], 1);
    EXPECT_EQ((*output_extents(ceiled({.kernel = 1, .stride = kLargest - 1}), {kLargest}))[0], 2);
}

TEST(Extents, AxesMustBeAsMany) {
    EXPECT_EQ(output_extents({.axes = {{}, {}}}, {5}).problem(), base::refused("kernel_axes_differ", {"2", "1"}));
}

struct Channels {
    Kind kind;
    std::int64_t groups;
    tensor::Shape input, kernel;
};

base::Result<tensor::Shape> shape(Channels const& channels) {
    return output_shape({.kind = channels.kind, .axes = {{.kernel = 2}}, .groups = channels.groups}, channels.input,
                        channels.kernel);
}

TEST(Shape, OfAConvolutionHasTheKernelsFirstExtentAsChannels) {
    EXPECT_EQ(*shape({Kind::Convolution, 2, {3, 4, {5}}, {8, 2, {2}}}), (tensor::Shape{3, 8, {4}}));
}

TEST(Shape, OfATransposedConvolutionHasTheSecondTimesTheGroups) {
    EXPECT_EQ(*shape({Kind::TransposedConvolution, 2, {3, 4, {5}}, {4, 3, {2}}}), (tensor::Shape{3, 6, {6}}));
}

TEST(Shape, OfAPoolingKeepsTheChannels) {
    EXPECT_EQ(*shape({Kind::AveragePooling, 1, {3, 4, {5}}, {}}), (tensor::Shape{3, 4, {4}}));
}

TEST(Shape, ChannelsMustFit) {
    EXPECT_EQ(shape({Kind::Convolution, 0, {1, 4, {5}}, {4, 4, {2}}}).problem(),
              base::refused("extent_too_small", {"groups", "0", "1"}));
    EXPECT_EQ(shape({Kind::Convolution, 3, {1, 4, {5}}, {3, 1, {2}}}).problem(),
              base::refused("groups_do_not_divide_input", {"3", "4"}));
    EXPECT_EQ(shape({Kind::Convolution, 2, {1, 4, {5}}, {3, 2, {2}}}).problem(),
              base::refused("groups_do_not_divide_output", {"2", "3"}));
    EXPECT_EQ(shape({Kind::Convolution, 2, {1, 4, {5}}, {4, 4, {2}}}).problem(),
              base::refused("kernel_channels_differ", {"4", "2", "4", "2"}));
    EXPECT_EQ(shape({Kind::TransposedConvolution, 2, {1, 4, {5}}, {2, 4, {2}}}).problem(),
              base::refused("kernel_channels_differ", {"2", "4", "4", "2"}));
    EXPECT_EQ(shape({Kind::Convolution, kLargest, {1, 4, {5}}, {4, 4, {2}}}).problem().name,
              "groups_do_not_divide_input");
}

TEST(Shape, EmptyTensorsAreRefused) {
    EXPECT_EQ(shape({Kind::Convolution, 1, {0, 1, {5}}, {1, 1, {2}}}).problem().name, "extent_too_small");
    EXPECT_EQ(shape({Kind::Convolution, 1, {1, 0, {5}}, {1, 1, {2}}}).problem().name, "extent_too_small");
    EXPECT_EQ(shape({Kind::Convolution, 1, {1, 1, {5}}, {0, 1, {2}}}).problem().name, "extent_too_small");
    EXPECT_EQ(shape({Kind::TransposedConvolution, 1, {1, 1, {5}}, {1, 0, {2}}}).problem().name, "extent_too_small");
}

TEST(Shape, MoreCellsThanCanBeCountedAreRefused) {
    constexpr auto kHuge = std::int64_t{1} << 32;
    EXPECT_EQ(shape({Kind::TransposedConvolution, kHuge, {1, kHuge, {5}}, {kHuge, kHuge, {2}}}).problem().name,
              "size_overflows");
    EXPECT_EQ(shape({Kind::MaxPooling, 1, {kHuge, 1, {kHuge}}, {}}).problem().name, "size_overflows");
}

}  // namespace
}  // namespace deconvista::op
