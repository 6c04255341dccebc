#include "core/op/exactness.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

namespace deconvista::op {
namespace {

// Below every float's own granule; a sum of nothing is a multiple of anything.
constexpr int kCoarsest = std::numeric_limits<float>::max_exponent;

// The largest k for which the value is a multiple of 2^k.
int granule(float value) {
    if (value == 0) return kCoarsest;
    int exponent = 0;
    auto const mantissa = std::ldexp(std::frexp(std::abs(value), &exponent), std::numeric_limits<float>::digits);
    return exponent - std::numeric_limits<float>::digits + __builtin_ctz(static_cast<unsigned>(mantissa));
}

int granule(std::span<float const> values) {
    int finest = kCoarsest;
    for (auto const value : values) finest = std::min(finest, granule(value));
    return finest;
}

// Infinite or NaN if one is not finite. Sizes are in the order of their bits, and bits are compared many at a time.
double largest(std::span<float const> values) {
    constexpr std::uint32_t kSize = 0x7FFFFFFF;  // all but the sign
    std::uint32_t most = 0;
    for (auto const value : values) most = std::max(most, std::bit_cast<std::uint32_t>(value) & kSize);
    return std::bit_cast<float>(most);
}

// Of the most terms that an output cell can have.
double terms_of(Computation const& computation) {
    auto const channels = is_pooling(computation.operation.kind) ? 1 : input_channels_of(computation, 0).count;
    return static_cast<double>(channels) * static_cast<double>(plane_size(kernel_plane_shape(computation)));
}

bool are_multiples(std::span<float const> values, double power_of_two) {
    constexpr std::size_t kChunk = 4096;  // looked at before it is asked whether to go on
    auto const scale = static_cast<float>(1 / power_of_two);
    for (std::size_t begin = 0; begin < values.size(); begin += kChunk) {
        std::uint32_t rests = 0;
        for (auto const value : values.subspan(begin, std::min(kChunk, values.size() - begin))) {
            auto const scaled = value * scale;  // at most 2^24
            rests += static_cast<float>(static_cast<std::int32_t>(scaled)) != scaled ? 1 : 0;
        }
        if (rests > 0) return false;
    }
    return true;
}

}  // namespace

bool is_exact_in_float(Computation const& computation) {
    auto const kernel = computation.kernel.values();  // none of a pooling, whose weights are 1
    auto const weight = computation.kernel.empty() ? 1.0 : largest(kernel);
    auto const sum = terms_of(computation) * weight * largest(computation.input.values());
    if (!std::isfinite(sum)) return false;
    if (sum == 0) return true;
    // Sums below 2^24 granules of the products are floats: the input has to be in granules as coarse as that needs.
    int exponent = 0;
    std::frexp(sum, &exponent);
    auto const products = exponent - std::numeric_limits<float>::digits;
    auto const input = products - (computation.kernel.empty() ? 0 : granule(kernel));
    constexpr int kFar = 60;  // from what single precision cannot hold, on either side
    if (std::abs(products) > kFar || std::abs(input) > kFar) return false;
    return are_multiples(computation.input.values(), std::ldexp(1.0, input));
}

}  // namespace deconvista::op
