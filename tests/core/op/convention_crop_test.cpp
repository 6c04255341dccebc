// How the frameworks crop a transposed convolution. What is expected stands here in the frameworks' own formulas, which
// differ from those of core/op/convention.cpp wherever two frameworks write the same rule in different words.

#include "core/op/convention.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

namespace deconvista::op {
namespace {

constexpr auto kTransposed = Kind::TransposedConvolution;

// What a convention does to the full transposed result of F cells: how many it cuts at either end (negative: appends),
// and what is left.
struct Crop {
    std::int64_t begin{}, end{}, output{};
    bool operator==(Crop const&) const = default;
};

std::ostream& operator<<(std::ostream& stream, Crop const& crop) {
    return stream << "cut " << crop.begin << " and " << crop.end << ", left " << crop.output;
}

Crop crop_of(Convention convention, AxisRequest const& request) {
    auto const axis = resolve(convention, kTransposed, request);
    EXPECT_TRUE(axis);
    if (!axis) return {};
    auto const full = (request.input - 1) * request.stride + reach(*axis);
    auto const end = axis->padding_end - axis->output_padding;
    return {axis->padding_begin, end, full - axis->padding_begin - end};
}

// One small set of numbers, in the letters of the frameworks' documents.
struct Numbers {
    std::int64_t i, k, s, d;
    std::int64_t ke() const { return d * (k - 1) + 1; }
    std::int64_t full() const { return (i - 1) * s + ke(); }
    AxisRequest request(NamedPadding padding) const {
        return {.input = i, .kernel = k, .stride = s, .dilation = d, .padding = padding};
    }
    AxisRequest request(PaddingPair padding) const {
        return {.input = i, .kernel = k, .stride = s, .dilation = d, .padding = padding};
    }
    // The crop that leaves `output` cells after `begin`.
    Crop leaving(std::int64_t output, std::int64_t begin) const { return {begin, full() - output - begin, output}; }
};

std::ostream& operator<<(std::ostream& stream, Numbers const& n) {
    return stream << "input " << n.i << ", kernel " << n.k << ", stride " << n.s << ", dilation " << n.d;
}

template <class Visit>
int for_each_set(Visit&& visit) {
    int sets = 0;
    for (std::int64_t i = 1; i <= 7; ++i)
        for (std::int64_t k = 1; k <= 7; ++k)
            for (std::int64_t s = 1; s <= 5; ++s)
                for (std::int64_t d = 1; d <= 3; ++d) {
                    visit(Numbers{i, k, s, d});
                    ++sets;
                }
    return sets;
}

// Padding of the forward convolution that tf.nn.conv2d_transpose undoes: kernel_shape_util.cc.
Crop tensorflow_same(Numbers const& n, std::int64_t output) {
    auto const total = std::max<std::int64_t>(0, (n.i - 1) * n.s + n.ke() - output);
    return n.leaving(output, total / 2);
}

// jax.lax's _conv_transpose_padding gives the border of the gather picture.
Crop jax(Numbers const& n, NamedPadding padding) {
    auto begin = n.ke() - 1;
    auto total = n.ke() + n.s - 2 + std::max<std::int64_t>(n.ke() - n.s, 0);
    if (padding == NamedPadding::Same) {
        total = n.ke() + n.s - 2;
        if (n.s <= n.ke() - 1) begin = (total + 1) / 2;
    }
    auto const output = (n.i - 1) * n.s + 1 + total - (n.ke() - 1);
    return n.leaving(output, n.ke() - 1 - begin);
}

// keras.src.backend.common.backend_utils.
Crop keras_same(Numbers const& n) {
    return n.leaving(n.i * n.s, n.ke() >= n.s ? (n.ke() - n.s) / 2 : 0);
}
Crop keras_valid(Numbers const& n) {
    return n.leaving((n.i - 1) * n.s + std::max(n.ke(), n.s), 0);
}
Crop keras_same_padded(Numbers const& n, std::int64_t output_padding) {
    auto const odd = n.ke() % 2;
    auto const border = n.ke() + odd - 2 + output_padding;
    auto const left = std::min(border / 2 + border % 2, n.ke() - 1);
    return {n.ke() - 1 - left, n.ke() - 1 - (border - left), (n.i - 1) * n.s + odd + output_padding};
}

// The ConvTranspose operator of ONNX, both branches of its text.
Crop onnx(Numbers const& n, std::int64_t output, std::int64_t output_padding, bool same_upper) {
    auto const total = n.s * (n.i - 1) + output_padding + n.ke() - output;
    auto const half = total >= 0 ? total / 2 : -((1 - total) / 2);
    auto const begin = same_upper ? half : total - half;
    return {begin, total - begin - output_padding, output};
}

// Deconvolution's InferPad of MXNet with a target_shape that is not beyond the full result.
Crop mxnet_target(Numbers const& n, std::int64_t target) {
    auto const total = n.full() - target;
    return {(total + 1) / 2, total / 2, target};
}

TEST(Crop, TensorFlowKerasAndJaxAgreeOnSame) {
    auto const sets = for_each_set([](Numbers const& n) {
        auto const expected = tensorflow_same(n, n.i * n.s);
        ASSERT_EQ(keras_same(n), expected) << n;
        ASSERT_EQ(jax(n, NamedPadding::Same), expected) << n;
        for (auto const convention : {Convention::TensorFlow, Convention::Keras, Convention::Jax})
            ASSERT_EQ(crop_of(convention, n.request(NamedPadding::Same)), expected) << n;
    });
    EXPECT_EQ(sets, 735);
}

TEST(Crop, TensorFlowKerasAndJaxAgreeOnValid) {
    for_each_set([](Numbers const& n) {
        auto const expected = keras_valid(n);
        ASSERT_EQ(jax(n, NamedPadding::Valid), expected) << n;
        for (auto const convention : {Convention::TensorFlow, Convention::Keras, Convention::Jax})
            ASSERT_EQ(crop_of(convention, n.request(NamedPadding::Valid)), expected) << n;
    });
}

TEST(Crop, TensorFlowTakesEverySizeWhoseForwardSizeIsTheInput) {
    for_each_set([](Numbers const& n) {
        for (std::int64_t output = 1; output <= n.i * n.s + n.ke() + n.s; ++output) {
            auto same = n.request(NamedPadding::Same);
            auto valid = n.request(NamedPadding::Valid);
            same.output = valid.output = output;
            bool const same_fits = (output + n.s - 1) / n.s == n.i;
            bool const valid_fits = output >= n.ke() && (output - n.ke()) / n.s + 1 == n.i;
            ASSERT_EQ(bool{resolve(Convention::TensorFlow, kTransposed, same)}, same_fits) << n << ": " << output;
            ASSERT_EQ(bool{resolve(Convention::TensorFlow, kTransposed, valid)}, valid_fits) << n << ": " << output;
            if (same_fits) {
                ASSERT_EQ(crop_of(Convention::TensorFlow, same), tensorflow_same(n, output)) << n;
            }
            if (valid_fits) {
                ASSERT_EQ(crop_of(Convention::TensorFlow, valid), n.leaving(output, 0)) << n;
            }
        }
    });
}

TEST(Crop, TensorFlowsRangesForAnExampleOfItsUsers) {
    Numbers const n{.i = 18, .k = 11, .s = 16, .d = 1};
    auto const refusal = [&](NamedPadding padding) {
        auto request = n.request(padding);
        request.output = 1;
        return resolve(Convention::TensorFlow, kTransposed, request).problem();
    };
    EXPECT_EQ(refusal(NamedPadding::Same), base::refused("output_shape_impossible", {"1", "273", "288"}));
    EXPECT_EQ(refusal(NamedPadding::Valid), base::refused("output_shape_impossible", {"1", "283", "298"}));
}

TEST(Crop, KerasWithOutputPadding) {
    for_each_set([](Numbers const& n) {
        for (std::int64_t output_padding = 0; output_padding < n.s; ++output_padding) {
            auto request = n.request(NamedPadding::Same);
            request.output_padding = output_padding;
            ASSERT_EQ(crop_of(Convention::Keras, request), keras_same_padded(n, output_padding)) << n;
            request.padding = NamedPadding::Valid;
            ASSERT_EQ(crop_of(Convention::Keras, request), n.leaving(n.full() + output_padding, 0)) << n;
        }
    });
}

TEST(Crop, OnnxSameUpperIsTensorFlowsUpToKernelsBelowTheStride) {
    int differ = 0;
    for_each_set([&](Numbers const& n) {
        auto const crop = crop_of(Convention::Onnx, n.request(NamedPadding::Same));
        ASSERT_EQ(crop, onnx(n, n.i * n.s, 0, true)) << n;
        if (n.ke() >= n.s) {
            ASSERT_EQ(crop, tensorflow_same(n, n.i * n.s)) << n;
        }
        if (crop != tensorflow_same(n, n.i * n.s)) ++differ;
    });
    EXPECT_EQ(differ, 147);
}

TEST(Crop, OnnxsOutputShapeAndMxnetsTargetShapeCutTheOddCellAtTheBegin) {
    for_each_set([](Numbers const& n) {
        for (std::int64_t output = 1; output <= n.full() + 2; ++output) {
            auto request = n.request(PaddingPair{1, 2});
            request.output = output;
            ASSERT_EQ(crop_of(Convention::Onnx, request), onnx(n, output, 0, false)) << n;
            if (output <= n.full()) {
                ASSERT_EQ(crop_of(Convention::Mxnet, request), mxnet_target(n, output)) << n;
            }
            request.padding = NamedPadding::Same;
            ASSERT_EQ(crop_of(Convention::Onnx, request), onnx(n, output, 0, true)) << n;
        }
    });
}

TEST(Crop, OnnxWithOutputPadding) {
    for_each_set([](Numbers const& n) {
        for (std::int64_t output_padding = 0; output_padding < n.s; ++output_padding) {
            auto request = n.request(NamedPadding::Same);
            request.output_padding = output_padding;
            ASSERT_EQ(crop_of(Convention::Onnx, request), onnx(n, n.i * n.s, output_padding, true)) << n;
            request.padding = PaddingPair{};
            request.output = n.i * n.s;
            ASSERT_EQ(crop_of(Convention::Onnx, request), onnx(n, n.i * n.s, output_padding, false)) << n;
            request.output.reset();
            request.padding = NamedPadding::Valid;
            ASSERT_EQ(crop_of(Convention::Onnx, request), (n.leaving(n.full() + output_padding, 0))) << n;
        }
    });
}

TEST(Crop, NumbersAreCutAsGiven) {
    for (auto const convention :
         {Convention::PyTorch, Convention::Onnx, Convention::Caffe, Convention::Mxnet, Convention::Matlab}) {
        auto request = Numbers{.i = 4, .k = 5, .s = 3, .d = 2}.request(PaddingPair{2, 3});
        EXPECT_EQ(crop_of(convention, request), (Crop{2, 3, 13}));
        request.output_padding = 1;
        EXPECT_EQ(crop_of(convention, request), (Crop{2, 2, 14}));
    }
}

TEST(Crop, PyTorchTakesTheSizesThatOutputPaddingReaches) {
    for_each_set([](Numbers const& n) {
        auto const smallest = n.full() - 2;
        for (std::int64_t output = 1; output <= n.full() + n.s; ++output) {
            auto request = n.request(PaddingPair{1, 1});
            request.output = output;
            bool const fits = output >= smallest && output < smallest + n.s;
            ASSERT_EQ(bool{resolve(Convention::PyTorch, kTransposed, request)}, fits) << n << ": " << output;
            if (fits) {
                ASSERT_EQ(crop_of(Convention::PyTorch, request), n.leaving(output, 1)) << n;
            }
        }
    });
}

TEST(Crop, PyTorchCannotSayTensorFlowsSameEverywhere) {
    int impossible = 0;
    for_each_set([&](Numbers const& n) {
        auto const crop = tensorflow_same(n, n.i * n.s);
        auto const output_padding = crop.begin - crop.end;
        if (output_padding < 0 || output_padding >= std::max(n.s, n.d)) ++impossible;
    });
    EXPECT_EQ(impossible, 252);
}

}  // namespace
}  // namespace deconvista::op
