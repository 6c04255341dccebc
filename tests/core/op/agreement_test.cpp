#include "core/op/agreement.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/core/op/random_cases.h"

namespace deconvista::op {
namespace {

Computation row(std::vector<float> input, std::vector<float> kernel) {
    Operation operation{.kind = Kind::TransposedConvolution, .axes = {}};
    auto const taps = static_cast<std::int64_t>(kernel.size()), cells = static_cast<std::int64_t>(input.size());
    operation.axes = tensor::PerAxis<Axis>(1, {.kernel = taps, .stride = 1});
    return *make_computation(operation, {{1, 1, {cells}}, std::move(input)}, {{1, 1, {taps}}, std::move(kernel)}, {});
}

TEST(Agreement, OfIntegersIsExact) {
    Random random{91};
    for (int i = 0; i < 80; ++i) {
        auto const computation = random_computation(random, static_cast<Kind>(i % 4));
        auto const agreement = compare_methods(computation);
        ASSERT_TRUE(agreement);
        EXPECT_EQ(agreement->methods.size(), computation.operation.kind == Kind::TransposedConvolution ? 4U : 3U);
        EXPECT_EQ(agreement->cells, *count_cells(computation.output));
        EXPECT_EQ(agreement->equal, agreement->cells);
        EXPECT_EQ(agreement->largest_difference, 0);
    }
}

TEST(Agreement, CountsWhatDiffers) {
    // 1e30 + 1 - 1e30 depends on the order of adding, even in double precision.
    auto const agreement = compare_methods(row({1e30F, 1, -1e30F, 3}, {1, 1, 1, 1}));
    ASSERT_TRUE(agreement);
    EXPECT_LE(agreement->equal, agreement->cells);
    EXPECT_EQ(agreement->equal == agreement->cells, agreement->largest_difference == 0);
}

TEST(Agreement, TakesNaNForEqual) {
    auto const nan = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
    auto const agreement = compare_methods(row({nan, 1, infinity}, {1, -1}));
    ASSERT_TRUE(agreement);
    EXPECT_EQ(agreement->equal, agreement->cells);
}

}  // namespace
}  // namespace deconvista::op
