#pragma once
// Numbers on the command line.

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "core/base/number_text.h"
#include "core/base/result.h"

namespace deconvista::cli {

// The whole text as a number, or nothing.
template <class Number>
std::optional<Number> number_from(std::string_view text) {
    Number number{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

// The value of an option, "--count", that is a whole number between these two.
inline base::Result<int> integer_between(int least, int most, std::string const& option, std::string const& text) {
    auto const number = number_from<int>(text);
    if (number && *number >= least && *number <= most) return *number;
    return base::usage("option_value_out_of_range", {option, text, base::to_text(least), base::to_text(most)});
}

// A seed: any number of 64 bits.
inline base::Result<std::uint64_t> seed_from(std::string const& option, std::string const& text) {
    if (auto const number = number_from<std::uint64_t>(text)) return *number;
    return base::usage("option_value_out_of_range", {option, text, "0", "18446744073709551615"});
}

}  // namespace deconvista::cli
