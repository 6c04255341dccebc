#include "core/base/number_text.h"

#include <gtest/gtest.h>

#include <bit>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <locale>
#include <random>

namespace deconvista::base {
namespace {

constexpr auto kInfinity = std::numeric_limits<double>::infinity();

TEST(Shortest, WritesWhatAPersonWouldWrite) {
    EXPECT_EQ(shortest(2.0F), "2");
    EXPECT_EQ(shortest(-0.5F), "-0.5");
    EXPECT_EQ(shortest(0.1F), "0.1");
    EXPECT_EQ(shortest(0.1), "0.1");
    EXPECT_EQ(shortest(16777216.0F), "16777216");
    EXPECT_EQ(shortest(1e30F), "1e+30");
    EXPECT_EQ(shortest(1.0 / 3), "0.3333333333333333");
    EXPECT_EQ(shortest(1.0F / 3), "0.33333334");
}

TEST(Shortest, NegativeZeroIsZero) {
    EXPECT_EQ(shortest(-0.0F), "0");
    EXPECT_EQ(shortest(-0.0), "0");
}

TEST(Shortest, NamesWhatIsNotFinite) {
    EXPECT_EQ(shortest(std::numeric_limits<float>::quiet_NaN()), "NaN");
    EXPECT_EQ(shortest(-std::numeric_limits<double>::quiet_NaN()), "NaN");
    EXPECT_EQ(shortest(kInfinity), "Infinity");
    EXPECT_EQ(shortest(-kInfinity), "-Infinity");
}

TEST(Shortest, ReadsBackAsTheSameValue) {
    std::mt19937 random{1};
    for (int i = 0; i < 20'000; ++i) {
        auto const value = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
        if (!std::isfinite(value)) continue;
        EXPECT_EQ(std::strtof(shortest(value).c_str(), nullptr), value);
    }
    EXPECT_EQ(std::strtof(shortest(std::numeric_limits<float>::denorm_min()).c_str(), nullptr),
              std::numeric_limits<float>::denorm_min());
}

TEST(Pretty, KeepsAtMostTheDigitsAskedFor) {
    EXPECT_EQ(pretty(1.0 / 3, 4), "0.3333");
    EXPECT_EQ(pretty(2.0 / 3, 1), "0.7");
    EXPECT_EQ(pretty(12.5, 4), "12.5");
    EXPECT_EQ(pretty(100, 4), "100");
    EXPECT_EQ(pretty(123456, 3), "1.23e+05");
}

TEST(Pretty, DropsZerosAtTheEnd) {
    EXPECT_EQ(pretty(2.5000, 6), "2.5");
    EXPECT_EQ(pretty(2.99999, 3), "3");
    EXPECT_EQ(pretty(1000, 6), "1000");
    EXPECT_EQ(pretty(1e30, 6), "1e+30");
}

TEST(Pretty, UsesRealMinusSigns) {
    EXPECT_EQ(pretty(-7, 4), "−7");
    EXPECT_EQ(pretty(-1e-10, 4), "−1e−10");
    EXPECT_EQ(pretty(-0.0, 4), "0");
}

TEST(Pretty, NamesWhatIsNotFinite) {
    EXPECT_EQ(pretty(std::nan(""), 4), "NaN");
    EXPECT_EQ(pretty(kInfinity, 4), "∞");
    EXPECT_EQ(pretty(-kInfinity, 4), "−∞");
}

TEST(Pretty, HasRoomForTheLongestNumber) {
    EXPECT_EQ(pretty(-std::numeric_limits<double>::denorm_min(), 17), "−4.9406564584124654e−324");
    EXPECT_EQ(pretty(-0.00012345678901234567, 17), "−0.00012345678901234567");
}

TEST(Integers, AreWrittenInFull) {
    EXPECT_EQ(to_text(0), "0");
    EXPECT_EQ(to_text(-1234567), "-1234567");
    EXPECT_EQ(to_text(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
}

// Puts a thousands separator and a decimal comma into the C++ locale, which no system has to have installed.
struct German : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

TEST(Locale, OfCppDoesNotMatter) {
    auto const before = std::locale::global(std::locale{std::locale{}, new German});
    EXPECT_EQ(shortest(0.5F), "0.5");
    EXPECT_EQ(pretty(1234.5, 6), "1234.5");
    EXPECT_EQ(to_text(1234567), "1234567");
    std::locale::global(before);
}

TEST(Locale, OfCDoesNotMatter) {
    std::string const before = std::setlocale(LC_ALL, nullptr);
    if (!std::setlocale(LC_ALL, "de_DE.UTF-8") && !std::setlocale(LC_ALL, "de_DE"))
        GTEST_SKIP() << "no locale with a decimal comma (de_DE) is installed";
    EXPECT_STREQ(std::localeconv()->decimal_point, ",");
    EXPECT_EQ(shortest(0.5F), "0.5");
    EXPECT_EQ(shortest(-1.25), "-1.25");
    EXPECT_EQ(pretty(1234.5, 6), "1234.5");
    EXPECT_EQ(to_text(1234567), "1234567");
    std::setlocale(LC_ALL, before.c_str());
}

}  // namespace
}  // namespace deconvista::base
