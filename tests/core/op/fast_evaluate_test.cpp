#include "core/op/fast_evaluate.h"

#include <gtest/gtest.h>

#include <atomic>
#include <bit>
#include <cmath>
#include <limits>

#include "core/op/row_loops.h"
#include "tests/core/op/random_cases.h"

namespace deconvista::op {
namespace {

constexpr Kind kKinds[] = {Kind::Convolution, Kind::TransposedConvolution, Kind::MaxPooling, Kind::AveragePooling};

// Values whose sums depend on the order of the summands, some of them not finite.
tensor::Tensor troubled(Random& random, tensor::Shape const& shape) {
    std::vector<float> values(static_cast<std::size_t>(*count_cells(shape)));
    for (auto& value : values) {
        value = static_cast<float>(random.pick(-1000, 1000)) / 7 * (random.once_in(3) ? 1e10F : 1e-5F);
        if (random.once_in(200)) value = std::numeric_limits<float>::quiet_NaN();
        if (random.once_in(200)) value = std::numeric_limits<float>::infinity();
        if (random.once_in(20)) value = -0.0F;
    }
    return {shape, std::move(values)};
}

// Which of several NaNs meet in a sum is not for us to say.
void expect_same_bits(tensor::Tensor const& a, tensor::Tensor const& b) {
    ASSERT_EQ(a.shape(), b.shape());
    for (std::size_t i = 0; i < a.values().size(); ++i) {
        auto const x = a.values()[i], y = b.values()[i];
        if (x != x && y != y) continue;
        ASSERT_EQ(std::bit_cast<std::uint32_t>(x), std::bit_cast<std::uint32_t>(y))
            << "cell " << i << ": " << x << ", " << y;
    }
}

TEST(FastEvaluate, GivesTheBitsOfTheReference) {
    Random random{31};
    for (int i = 0; i < 4000; ++i) {
        auto const kind = kKinds[i % 4];
        auto computation = random_computation(random, kind);
        expect_same_bits(*evaluate_fast(computation), evaluate(computation));
        computation.input = troubled(random, computation.input.shape());
        if (!is_pooling(kind)) computation.kernel = troubled(random, computation.kernel.shape());
        expect_same_bits(*evaluate_fast(computation), evaluate(computation));
        if (HasFatalFailure()) FAIL() << "case " << i;
    }
}

TEST(FastEvaluate, GivesThemOnLongRowsToo) {
    Random random{32};
    for (auto const kind : kKinds)
        for (std::int64_t const stride : {1, 2, 3}) {
            Operation operation{.kind = kind, .axes = {}};
            operation.axes =
                tensor::PerAxis<Axis>(2, {.kernel = 5, .stride = stride, .padding_begin = 2, .padding_end = 1});
            auto const input = troubled(random, {1, 2, {9, 203}});
            auto const kernel = is_pooling(kind) ? tensor::Tensor{} : troubled(random, {2, 2, {5, 5}});
            auto const computation = *make_computation(operation, input, kernel, {});
            expect_same_bits(*evaluate_fast(computation), evaluate(computation));
        }
}

struct Channels {
    std::int64_t out{}, groups{1};
};

// With two maps to a group, a stride and a bias.
Computation of_many_maps(Random& random, Kind kind, Channels channels, std::int64_t width) {
    Operation operation{.kind = kind, .axes = {}, .groups = channels.groups};
    operation.axes = tensor::PerAxis<Axis>(2, {.kernel = 3, .stride = 2, .padding_begin = 1});
    auto const in = 2 * channels.groups;
    auto const rows = kind == Kind::TransposedConvolution ? in : channels.out * channels.groups;
    auto const columns = kind == Kind::TransposedConvolution ? channels.out : 2;
    auto const bias = troubled(random, {1, 1, {channels.out * channels.groups}});
    return *make_computation(operation, troubled(random, {2, in, {4, width}}),
                             troubled(random, {rows, columns, {3, 3}}), {bias.values().begin(), bias.values().end()});
}

// As many channels as are computed together, and some more and fewer, on rows longer than what is computed at once.
TEST(FastEvaluate, GivesThemForSomeChannels) {
    Random random{35};
    for (auto const kind : {Kind::Convolution, Kind::TransposedConvolution})
        for (std::int64_t const out : {4, 7, 8, 13, 15})
            for (std::int64_t const groups : {1, 3})
                for (std::int64_t const width : {3, 8, 31, 70}) {
                    auto const computation = of_many_maps(random, kind, {out, groups}, width);
                    expect_same_bits(*evaluate_fast(computation, {.threads = 2}), evaluate(computation));
                }
}

TEST(FastEvaluate, GivesThemForManyChannelsOfWholeNumbers) {
    Random random{36};
    for (auto const kind : {Kind::Convolution, Kind::TransposedConvolution})
        for (std::int64_t const out : {16, 19, 40})
            for (std::int64_t const width : {3, 31, 70, 203}) {
                auto computation = of_many_maps(random, kind, {out}, width);
                computation.input = random.tensor(computation.input.shape());
                computation.kernel = random.tensor(computation.kernel.shape());
                expect_same_bits(*evaluate_fast(computation, {.threads = 2}), evaluate(computation));
            }
}

// In single precision, each product fused into the sum.
float fused_value(Computation const& computation, tensor::Index const& output) {
    float sum = 0;
    for (auto const& term : sum_at(computation, output).terms) sum = std::fma(term.x, static_cast<float>(term.w), sum);
    return static_cast<float>(double{sum} + double{computation.bias[static_cast<std::size_t>(output.channel)]});
}

TEST(FastEvaluate, FusesTheProductsOfManyChannels) {
    if (!fuses_products()) GTEST_SKIP() << "this machine adds them up in double precision";
    Random random{37};
    for (auto const kind : {Kind::Convolution, Kind::TransposedConvolution})
        for (std::int64_t const out : {16, 19, 40})
            for (std::int64_t const width : {3, 31, 70}) {
                auto const computation = of_many_maps(random, kind, {out}, width);
                std::vector<float> values;
                for (std::int64_t i = 0; i < *count_cells(computation.output); ++i)
                    values.push_back(fused_value(computation, index_at(computation.output, i)));
                expect_same_bits(*evaluate_fast(computation, {.threads = 2}), {computation.output, values});
            }
}

TEST(FastEvaluate, IsTheSameOnAnyNumberOfThreads) {
    Random random{34};
    for (int i = 0; i < 40; ++i) {
        auto const computation = random_computation(random, kKinds[i % 4]);
        for (int const threads : {0, 2, 3, 50}) {
            std::atomic<std::int64_t> reports{0}, rows{0};
            Watch const watch{.report =
                                  [&](std::int64_t, std::int64_t all) {
                                      rows = all;
                                      ++reports;
                                  },
                              .threads = threads};
            expect_same_bits(*evaluate_fast(computation, watch), evaluate(computation));
            EXPECT_EQ(reports, rows);
        }
    }
}

TEST(FastEvaluate, StopsAndReports) {
    Random random{33};
    auto const computation = random_computation(random, Kind::Convolution);
    std::stop_source source;
    std::int64_t rows_done = 0, rows = 0;
    Watch const watch{source.get_token(), [&](std::int64_t done, std::int64_t all) {
                          rows_done = done;
                          rows = all;
                      }};
    EXPECT_TRUE(evaluate_fast(computation, watch));
    EXPECT_GT(rows, 0);
    EXPECT_EQ(rows_done, rows);
    source.request_stop();
    EXPECT_FALSE(evaluate_fast(computation, watch));
}

}  // namespace
}  // namespace deconvista::op
