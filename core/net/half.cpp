#include "core/net/half.h"

#include <bit>
#include <cmath>

namespace deconvista::net {
namespace {

constexpr std::uint32_t kSign = 0x8000'0000U;
constexpr std::uint32_t kInfinity = 0x7F80'0000U;

}  // namespace

float from_half(std::uint16_t bits) {
    auto const sign = static_cast<std::uint32_t>(bits & 0x8000U) << 16U;
    auto const exponent = (bits >> 10U) & 0x1FU;
    auto const mantissa = static_cast<std::uint32_t>(bits & 0x3FFU);
    if (exponent == 0x1FU) return std::bit_cast<float>(sign | kInfinity | mantissa << 13U);
    if (exponent != 0) return std::bit_cast<float>(sign | (exponent + 112U) << 23U | mantissa << 13U);
    auto const subnormal = std::ldexp(static_cast<float>(mantissa), -24);
    return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(subnormal));
}

std::uint16_t to_half(float value) {
    auto const bits = std::bit_cast<std::uint32_t>(value);
    auto const sign = static_cast<std::uint16_t>((bits & kSign) >> 16U);
    auto const magnitude = bits & ~kSign;
    auto const with_sign = [&](std::uint32_t half) { return static_cast<std::uint16_t>(sign | half); };
    if (magnitude > kInfinity) return with_sign(0x7E00U);
    if (magnitude >= 0x4780'0000U) return with_sign(0x7C00U);  // 65536 and above
    if (magnitude < 0x3880'0000U) {                            // below 2^-14: subnormal, in units of 2^-24
        auto const units = std::ldexp(std::bit_cast<float>(magnitude), 24);
        return with_sign(static_cast<std::uint32_t>(std::nearbyint(units)));
    }
    // The carry of rounding runs on into the exponent, and from the largest number to infinity.
    auto const rounded = magnitude + 0xFFFU + (magnitude >> 13U & 1U);
    return with_sign((rounded >> 13U) - (112U << 10U));
}

}  // namespace deconvista::net
