#include "core/net/receptive_field.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace deconvista::net
