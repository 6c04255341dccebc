#include "core/net/half.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace deconvista::net {
namespace {

// Sign, exponent and mantissa as IEEE 754 defines their value.
double value_of(std::uint32_t bits) {
    auto const exponent = static_cast<int>(bits >> 10U & 0x1FU), mantissa = static_cast<int>(bits & 0x3FFU);
    auto const magnitude = exponent == 0    ? std::ldexp(mantissa, -24)
                           : exponent == 31 ? std::numeric_limits<double>::infinity()
                                            : std::ldexp(1024 + mantissa, exponent - 25);
    return (bits & 0x8000U) != 0 ? -magnitude : magnitude;
}

TEST(Half, AllOfThemGoThereAndBack) {
    for (std::uint32_t bits = 0; bits <= 0xFFFFU; ++bits) {
        auto const half = static_cast<std::uint16_t>(bits);
        auto const value = from_half(half);
        if ((bits & 0x7C00U) == 0x7C00U && (bits & 0x3FFU) != 0) {
            EXPECT_TRUE(std::isnan(value)) << bits;
            EXPECT_TRUE(std::isnan(from_half(to_half(value)))) << bits;
            continue;
        }
        EXPECT_EQ(double{value}, value_of(bits)) << bits;
        EXPECT_EQ(std::signbit(value), (bits & 0x8000U) != 0) << bits;
        EXPECT_EQ(to_half(value), half) << bits;
    }
}

// Between each two neighbours: below the middle down, above it up, in the middle to the even one.
TEST(Half, RoundsToTheNearestAndTiesToEven) {
    for (std::uint32_t bits = 0; bits < 0x7BFFU; ++bits) {
        auto const low = value_of(bits), high = value_of(bits + 1);
        auto const middle = static_cast<float>((low + high) / 2);
        auto const even = bits % 2 == 0 ? bits : bits + 1;
        EXPECT_EQ(to_half(middle), even) << bits;
        EXPECT_EQ(to_half(std::nextafter(middle, 0.0F)), bits) << bits;
        EXPECT_EQ(to_half(std::nextafter(middle, 70000.0F)), bits + 1) << bits;
    }
}

TEST(Half, WhatIsTooLargeBecomesInfinity) {
    EXPECT_EQ(to_half(65519.99F), 0x7BFF);
    EXPECT_EQ(to_half(65520), 0x7C00);
    EXPECT_EQ(to_half(-1e30F), 0xFC00);
    EXPECT_EQ(to_half(1e-30F), 0);
}

}  // namespace
}  // namespace deconvista::net
