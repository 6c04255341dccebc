#include "core/op/exactness.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <mutex>
#include <span>

#include "core/base/parts.h"
#include "core/op/row_loops.h"

namespace deconvista::op {
namespace {

// Below every float's own granule; a sum of nothing is a multiple of anything.
constexpr int kCoarsest = std::numeric_limits<float>::max_exponent;

// The largest k for which the value is a multiple of 2^k.
int granule(float value) {
    if (value == 0) return kCoarsest;
    int exponent = 0;
    auto const mantissa = std::ldexp(std::frexp(std::abs(value), &exponent), std::numeric_limits<float>::digits);
    return exponent - std::numeric_limits<float>::digits + std::countr_zero(static_cast<unsigned>(mantissa));
}

int granule(std::span<float const> values) {
    int finest = kCoarsest;
    for (auto const value : values) finest = std::min(finest, granule(value));
    return finest;
}

// Infinite or NaN if some value is.
double largest_of(Spread const& spread) {
    return std::bit_cast<float>(spread.largest);
}

// Of the most terms that an output cell can have.
double terms_of(Computation const& computation) {
    auto const channels = is_pooling(computation.operation.kind) ? 1 : input_channels_of(computation, 0).count;
    return static_cast<double>(channels) * static_cast<double>(plane_size(kernel_plane_shape(computation)));
}

Spread spread_of_all(std::span<float const> values, float scale, int threads) {
    Spread all;
    std::mutex adding;
    base::in_parts(static_cast<std::int64_t>(values.size()), threads, [&](std::int64_t first, std::int64_t end) {
        auto const size = static_cast<std::size_t>(end - first);
        auto const part = spread_of(values.subspan(static_cast<std::size_t>(first), size), scale);
        std::lock_guard const lock{adding};
        all = {std::max(all.largest, part.largest), all.has_fractions || part.has_fractions};
    });
    return all;
}

// Whether all would be exact if the input had no others than these values.
bool is_exact_for(Computation const& computation, std::span<float const> values, int threads) {
    auto const kernel = computation.kernel.values();  // none of a pooling, whose weights are 1
    auto const weight = computation.kernel.empty() ? 1.0 : largest_of(spread_of(kernel, 1));
    auto const spread = spread_of_all(values, 1, threads);
    auto const sum = terms_of(computation) * weight * largest_of(spread);
    if (!std::isfinite(sum)) return false;
    if (sum == 0) return true;
    // Sums below 2^24 granules of the products are floats: the input has to be in granules as coarse as that needs.
    int exponent = 0;
    std::frexp(sum, &exponent);
    auto const products = exponent - std::numeric_limits<float>::digits;
    auto const input = products - (computation.kernel.empty() ? 0 : granule(kernel));
    constexpr int kFar = 60;  // from what single precision cannot hold, on either side
    if (std::abs(products) > kFar || std::abs(input) > kFar) return false;
    if (input <= 0 && !spread.has_fractions) return true;
    return !spread_of_all(values, static_cast<float>(std::ldexp(1.0, -input)), threads).has_fractions;
}

}  // namespace

// More values only ask for coarser granules: what the first few are too fine for, all are.
bool is_exact_in_float(Computation const& computation, int threads) {
    constexpr std::size_t kFew = 4096;
    auto const values = computation.input.values();
    if (values.size() <= kFew) return is_exact_for(computation, values, 1);
    return is_exact_for(computation, values.first(kFew), 1) && is_exact_for(computation, values, threads);
}

}  // namespace deconvista::op
