#include "core/base/number_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "core/base/check.h"

namespace deconvista::base {
namespace {

template <class Float>
std::string shortest_of(Float value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
    if (value == 0) return "0";
    std::array<char, 64> buffer{};
    auto const [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    DECONVISTA_CHECK(error == std::errc{});
    return {buffer.data(), end};
}

}  // namespace

std::string shortest(float value) {
    return shortest_of(value);
}
std::string shortest(double value) {
    return shortest_of(value);
}

std::string pretty(double value, int digits) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "∞" : "−∞";
    if (value == 0) return "0";
    std::array<char, 64> buffer{};
    auto const [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, digits);
    DECONVISTA_CHECK(error == std::errc{});
    std::string text;
    for (char const c : std::string_view{buffer.data(), end})
        text += c == '-' ? std::string_view{"−"} : std::string_view{&c, 1};
    return text;
}

std::string decimal(double value, int digits) {
    if (!std::isfinite(value)) return shortest(value);
    std::array<char, 512> buffer{};
    auto const [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, digits);
    DECONVISTA_CHECK(error == std::errc{});
    std::string text{buffer.data(), end};
    if (digits > 0) text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string to_text(std::int64_t value) {
    return std::to_string(value);
}

}  // namespace deconvista::base
