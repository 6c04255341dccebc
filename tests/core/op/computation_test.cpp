#include "core/op/computation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/core/op/naive.h"
#include "tests/core/op/random_cases.h"

namespace deconvista::op {
namespace {

constexpr auto kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr auto kInfinity = std::numeric_limits<float>::infinity();

using Values = std::vector<float>;

tensor::Tensor line(Values values) {
    auto const cells = static_cast<std::int64_t>(values.size());
    return {{1, 1, {cells}}, std::move(values)};
}

Values values_of(Computation const& computation) {
    auto const output = evaluate(computation);
    return {output.values().begin(), output.values().end()};
}

Computation pooling(Operation const& operation, Values input) {
    return *make_computation(operation, line(std::move(input)), {}, {});
}

Values pooled(Kind kind, Axis const& axis, Values input, PaddingInAverage padding = PaddingInAverage::Counted,
              Rounding rounding = Rounding::Floor) {
    Operation const operation{.kind = kind, .axes = {axis}, .rounding = rounding, .padding_in_average = padding};
    return values_of(pooling(operation, std::move(input)));
}

TEST(Make, RefusesPartsThatDoNotFit) {
    Operation const operation{.kind = Kind::Convolution, .axes = {{.kernel = 2}}};
    auto const input = line({1, 2, 3});
    EXPECT_EQ(make_computation(operation, input, line({1, 2}), {1, 2}).problem(),
              base::refused("bias_size_differs", {"2", "1"}));
    EXPECT_EQ(make_computation(operation, input, {{1, 1, {2, 2}}, {1, 2, 3, 4}}, {}).problem(),
              base::refused("kernel_axes_differ", {"2", "1"}));
    EXPECT_EQ(make_computation(operation, line({1}), line({1, 2}), {}).problem().name, "output_has_no_cell");
    EXPECT_EQ(make_computation(operation, {}, line({1, 2}), {}).problem().name, "kernel_axes_differ");
}

TEST(Evaluate, BothWaysOnALine) {
    Operation operation{.kind = Kind::Convolution, .axes = {{.kernel = 3, .stride = 2, .padding_begin = 1}}};
    EXPECT_EQ(values_of(*make_computation(operation, line({1, 2, 3, 4, 5}), line({1, 10, 100}), {7})),
              (Values{217, 439}));
    operation.kind = Kind::TransposedConvolution;
    operation.axes = {{.kernel = 3, .stride = 2}};
    EXPECT_EQ(values_of(*make_computation(operation, line({1, 2}), line({5, 7, 11}), {})), (Values{5, 7, 21, 14, 22}));
}

TEST(Evaluate, AddsUpInDoublePrecision) {
    Operation const operation{.kind = Kind::Convolution, .axes = {{.kernel = 3}}};
    EXPECT_EQ(values_of(*make_computation(operation, line({16777216, 1, -16777216}), line({1, 1, 1}), {})),
              (Values{1}));
    EXPECT_EQ(values_of(*make_computation(operation, line({1e30F, 1, -1e30F}), line({1e30F, 1, 1e30F}), {})),
              (Values{0}))
        << "1e60 needs a double; the 1 is lost in it";
}

TEST(Evaluate, CarriesNaNAndInfinity) {
    Operation const operation{.kind = Kind::Convolution, .axes = {{.kernel = 2}}};
    auto const values = values_of(*make_computation(operation, line({1, kInfinity, 1, kNaN}), line({1, 1}), {}));
    EXPECT_EQ(values[0], kInfinity);
    EXPECT_EQ(values[1], kInfinity);
    EXPECT_TRUE(std::isnan(values[2]));
}

TEST(Evaluate, GroupsDoNotMix) {
    Operation const operation{.kind = Kind::Convolution, .axes = {{.kernel = 1}}, .groups = 2};
    tensor::Tensor const input{{1, 4, {1}}, {1, 10, 100, 1000}};
    tensor::Tensor const kernel{{2, 2, {1}}, {1, 2, 3, 4}};
    EXPECT_EQ(values_of(*make_computation(operation, input, kernel, {})), (Values{21, 4300}));
    auto transposed = operation;
    transposed.kind = Kind::TransposedConvolution;
    tensor::Tensor const stored{{4, 1, {1}}, {1, 2, 3, 4}};
    EXPECT_EQ(values_of(*make_computation(transposed, input, stored, {})), (Values{21, 4300}));
}

TEST(MaxPooling, TakesTheLargest) {
    EXPECT_EQ(pooled(Kind::MaxPooling, {.kernel = 2, .stride = 2}, {1, 3, -5, -4}), (Values{3, -4}));
    EXPECT_EQ(pooled(Kind::MaxPooling, {.kernel = 2, .dilation = 2}, {1, 2, 3, 0}), (Values{3, 2}));
}

TEST(MaxPooling, PaddingIsNeverTheLargest) {
    Axis const axis{.kernel = 3, .stride = 2, .padding_begin = 1, .padding_end = 1};
    EXPECT_EQ(pooled(Kind::MaxPooling, axis, {-7, -3, -9}), (Values{-3, -3}));
}

TEST(MaxPooling, OfNoCellIsMinusInfinity) {
    EXPECT_EQ(pooled(Kind::MaxPooling, {.kernel = 1, .padding_begin = 1}, {5}), (Values{-kInfinity, 5}));
}

TEST(MaxPooling, NaNWins) {
    auto const values = pooled(Kind::MaxPooling, {.kernel = 3}, {1, kNaN, kInfinity, 2, 3});
    EXPECT_TRUE(std::isnan(values[0]));
    EXPECT_TRUE(std::isnan(values[1]));
    EXPECT_EQ(values[2], kInfinity);
}

TEST(AveragePooling, CountsPaddingOrNot) {
    Axis const axis{.kernel = 3, .stride = 2, .padding_begin = 1, .padding_end = 1};
    EXPECT_EQ(pooled(Kind::AveragePooling, axis, {3, 6, 9}), (Values{3, 5}));
    EXPECT_EQ(pooled(Kind::AveragePooling, axis, {3, 6, 9}, PaddingInAverage::NotCounted), (Values{4.5, 7.5}));
}

TEST(AveragePooling, NeverCountsWhatHangsOver) {
    Axis const axis{.kernel = 3, .stride = 2};
    EXPECT_EQ(pooled(Kind::AveragePooling, axis, {3, 6, 9, 12}, PaddingInAverage::Counted, Rounding::Ceil),
              (Values{6, 10.5}));
}

TEST(AveragePooling, OfNoCellIsZero) {
    for (auto const padding : {PaddingInAverage::Counted, PaddingInAverage::NotCounted})
        EXPECT_EQ(pooled(Kind::AveragePooling, {.kernel = 1, .padding_begin = 1}, {5}, padding), (Values{0, 5}));
}

// Adds the terms up as a reader would, from the tensors themselves.
double sum_of_terms(Computation const& computation, CellSum const& sum) {
    double total = sum.bias;
    for (auto const& term : sum.terms) {
        EXPECT_EQ(term.x, computation.input[term.input]);
        auto const stored = computation.kernel.empty() ? term.w : double{computation.kernel[term.kernel]};
        EXPECT_EQ(term.w, stored);
        total += term.x * term.w;
    }
    return total;
}

TEST(Sum, OfEveryCellIsItsValueAndItsTerms) {
    Random random{6};
    for (int i = 0; i < 400; ++i) {
        auto const kind = static_cast<Kind>(i % 4);
        auto const computation = random_computation(random, kind);
        auto const output = evaluate(computation);
        for (std::int64_t cell = 0; cell < *count_cells(computation.output); ++cell) {
            auto const index = index_at(computation.output, cell);
            auto const sum = sum_at(computation, index);
            ASSERT_EQ(sum.value, output[index]);
            ASSERT_EQ(value_at(computation, index), output[index]);
            bool const of_nothing = kind == Kind::MaxPooling && sum.terms.empty();
            auto const expected = of_nothing ? -kInfinity : static_cast<float>(sum_of_terms(computation, sum));
            if (kind == Kind::AveragePooling) {
                ASSERT_NEAR(sum.value, expected, 1e-6);  // a third is no binary number
            } else {
                ASSERT_EQ(sum.value, expected);
            }
        }
    }
}

TEST(Sum, OfAMaximumHasOneWeightAtTheFirstLargest) {
    Operation const operation{.kind = Kind::MaxPooling, .axes = {{.kernel = 4}}};
    std::vector<double> weights;
    for (auto const& term : sum_at(pooling(operation, {1, 3, 3, 2}), {0, 0, {0}}).terms) weights.push_back(term.w);
    EXPECT_EQ(weights, (std::vector<double>{0, 1, 0, 0}));
    weights.clear();
    for (auto const& term : sum_at(pooling(operation, {1, kNaN, 3, kNaN}), {0, 0, {0}}).terms)
        weights.push_back(term.w);
    EXPECT_EQ(weights, (std::vector<double>{0, 1, 0, 0})) << "the first NaN, whatever follows";
}

TEST(Sum, InPartsIsTheSameSum) {
    Random random{10};
    for (int i = 0; i < 200; ++i) {
        auto const computation = random_computation(random, static_cast<Kind>(i % 4));
        auto const cell = index_at(computation.output, random.pick(0, *count_cells(computation.output) - 1));
        auto const whole = sum_at(computation, cell).terms;
        auto const count = count_terms(computation, cell);
        ASSERT_EQ(count, static_cast<std::int64_t>(whole.size()));
        auto const each = random.pick(1, 5);
        std::vector<Term> parts;
        for (std::int64_t first = 0; first < count; first += each) {
            auto const part = terms_at(computation, cell, first, each);
            ASSERT_EQ(static_cast<std::int64_t>(part.size()), std::min(each, count - first));
            parts.insert(parts.end(), part.begin(), part.end());
        }
        ASSERT_EQ(parts, whole);
        ASSERT_TRUE(terms_at(computation, cell, count, each).empty());
    }
}

TEST(Sum, TermsAreInRowMajorOrderOfTheInput) {
    Random random{7};
    for (int i = 0; i < 100; ++i) {
        auto const computation =
            random_computation(random, i % 2 == 0 ? Kind::Convolution : Kind::TransposedConvolution);
        auto const cell = index_at(computation.output, random.pick(0, *count_cells(computation.output) - 1));
        std::int64_t before = -1;
        for (auto const& term : sum_at(computation, cell).terms) {
            auto const place = offset(computation.input.shape(), term.input);
            EXPECT_GT(place, before);
            EXPECT_EQ(term.input.batch, cell.batch);
            before = place;
        }
    }
}

TEST(Sum, ChannelsAndKernelPlanesAreThoseAskedForSeparately) {
    Random random{8};
    for (int i = 0; i < 200; ++i) {
        auto const computation =
            random_computation(random, i % 2 == 0 ? Kind::Convolution : Kind::TransposedConvolution);
        auto const cell = index_at(computation.output, random.pick(0, *count_cells(computation.output) - 1));
        auto const channels = input_channels_of(computation, cell.channel);
        EXPECT_EQ(channels.count, computation.input.shape().channels / computation.operation.groups);
        for (auto const& term : sum_at(computation, cell).terms) {
            EXPECT_GE(term.input.channel, channels.first);
            EXPECT_LT(term.input.channel, channels.first + channels.count);
            EXPECT_EQ(kernel_index(computation, cell.channel, term.input.channel, term.kernel.spatial), term.kernel);
        }
    }
}

TEST(Sum, OutsideTheOutputIsWhatIsCropped) {
    Operation const full{.kind = Kind::TransposedConvolution, .axes = {{.kernel = 3, .stride = 2}}};
    auto cropped = full;
    cropped.axes = {{.kernel = 3, .stride = 2, .padding_begin = 2, .padding_end = 1}};
    auto const whole = values_of(*make_computation(full, line({1, 2}), line({5, 7, 11}), {1}));
    auto const part = *make_computation(cropped, line({1, 2}), line({5, 7, 11}), {1});
    for (std::int64_t place = 0; place < 5; ++place)
        EXPECT_EQ(sum_at(part, {0, 0, {place - 2}}).value, whole[static_cast<std::size_t>(place)]);
}

TEST(Multiplications, AreThoseOfTheWholeKernel) {
    Random random{9};
    for (int i = 0; i < 100; ++i) {
        auto const computation =
            random_computation(random, i % 2 == 0 ? Kind::Convolution : Kind::TransposedConvolution);
        auto const& input = computation.input.shape();
        auto const count = count_multiplications(computation.operation, input, computation.output);
        std::int64_t terms = 0;
        for (std::int64_t cell = 0; cell < *count_cells(computation.output); ++cell)
            terms += static_cast<std::int64_t>(sum_at(computation, index_at(computation.output, cell)).terms.size());
        EXPECT_GE(count, terms);
    }
    Operation const operation{.kind = Kind::Convolution, .axes = {{.kernel = 3}, {.kernel = 2}}, .groups = 2};
    EXPECT_EQ(count_multiplications(operation, {5, 4, {9, 9}}, {5, 6, {7, 8}}), 5 * 6 * 2 * 7 * 8 * 6);
    auto transposed = operation;
    transposed.kind = Kind::TransposedConvolution;
    EXPECT_EQ(count_multiplications(transposed, {5, 6, {7, 8}}, {5, 4, {9, 9}}), 5 * 6 * 2 * 7 * 8 * 6);
}

TEST(Multiplications, TooManyToCountAreNotCounted) {
    constexpr auto kHuge = std::int64_t{1} << 31;
    Operation const operation{.kind = Kind::Convolution, .axes = {{.kernel = 4}}};
    EXPECT_EQ(count_multiplications(operation, {1, kHuge, {1}}, {1, kHuge, {1}}), std::nullopt);
}

TEST(Terms, OfASumCanBeTakenInParts) {
    Random random{17};
    for (int i = 0; i < 100; ++i) {
        auto const kind = static_cast<Kind>(i % 4);
        auto const computation = random_computation(random, kind);
        auto const cell = index_at(computation.output, random.pick(0, *count_cells(computation.output) - 1));
        auto const whole = sum_at(computation, cell).terms;
        auto const count = count_terms(computation, cell);
        ASSERT_EQ(count, static_cast<std::int64_t>(whole.size()));
        auto const first = random.pick(0, count), part = random.pick(0, count - first);
        auto const from = whole.begin() + first;
        EXPECT_EQ(terms_at(computation, cell, first, part), std::vector(from, from + part));
    }
}

}  // namespace
}  // namespace deconvista::op
