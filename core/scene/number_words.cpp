#include "core/scene/number_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace deconvista::scene {
namespace {

template <class Number>
std::from_chars_result parse(std::string_view text, Number& number) {
    return std::from_chars(text.data(), text.data() + text.size(), number);
}

bool is_whole(std::string_view text, std::from_chars_result const& result) {
    return result.ec == std::errc{} && result.ptr == text.data() + text.size();
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct Alias {
    std::string_view character;
    std::string_view ascii;
};

// UTF-8 by its bytes; the digits' own are found by arithmetic.
constexpr std::array kAliases{
    Alias{"\xE2\x88\x92", "-"},                            // minus sign
    Alias{"\xE2\x80\x93", "-"},                            // en dash, which word processors make of it
    Alias{"\xEF\xB9\xA3", "-"},                            // small hyphen-minus
    Alias{"\xEF\xBC\x8D", "-"},                            // the fullwidth ones
    Alias{"\xEF\xBC\x8B", "+"},                            //
    Alias{"\xEF\xBC\x8E", "."},                            //
    Alias{"\xEF\xBC\x8C", ","},                            //
    Alias{"\xEF\xBC\x9B", ";"},                            //
    Alias{"\xEF\xBC\xBB", "["},                            //
    Alias{"\xEF\xBC\xBD", "]"},                            //
    Alias{"\xE3\x80\x90", "["},                            // lenticular brackets
    Alias{"\xE3\x80\x91", "]"},                            //
    Alias{"\xE3\x80\x81", ","},                            // ideographic comma
    Alias{"\xE2\x88\x9E", "inf"}, Alias{"\xC2\xA0", " "},  // no-break space
    Alias{"\xE2\x80\xAF", " "},                            // narrow no-break space
    Alias{"\xE2\x80\x89", " "},                            // thin space
    Alias{"\xE2\x80\x83", " "},                            // em space
    Alias{"\xE3\x80\x80", " "},                            // ideographic space
    Alias{"\xE2\x80\x8B", ""},                             // zero width space
    Alias{"\xEF\xBB\xBF", ""},                             // byte order mark
    Alias{"\xE2\x80\xA8", "\n"},                           // line separator
    Alias{"\r\n", "\n"},          Alias{"\r", "\n"},
};

// U+FF10 to U+FF19.
bool is_fullwidth_digit(std::string_view text) {
    return text.starts_with("\xEF\xBC") && text.size() > 2 && static_cast<unsigned char>(text[2]) >= 0x90 &&
           static_cast<unsigned char>(text[2]) <= 0x99;
}

std::string lower(std::string_view text) {
    std::string result{text};
    for (auto& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

// Without a sign.
std::optional<float> special(std::string_view word) {
    if (word.size() > 16) return std::nullopt;
    auto const name = lower(word);
    auto const is_one_of = [&](std::initializer_list<std::string_view> names) {
        return std::ranges::find(names, name) != names.end();
    };
    if (is_one_of({"nan", "qnan", "snan", "1.#qnan", "1.#snan", "1.#ind", "nan(ind)", "nan(snan)", "na"}))
        return std::numeric_limits<float>::quiet_NaN();
    if (is_one_of({"inf", "infinity", "1.#inf"})) return std::numeric_limits<float>::infinity();
    if (name == "true") return 1.0F;
    if (name == "false") return 0.0F;
    return std::nullopt;
}

// A decimal number as this type holds it: 0 if too small for it, infinity if beyond it.
template <class Number>
std::optional<Number> rounded(std::string_view text) {
    Number number = 0;
    auto const read = parse(text, number);
    if (is_whole(text, read)) return number + Number{0};
    bool const out_of_range = read.ec == std::errc::result_out_of_range && read.ptr == text.data() + text.size();
    if (!out_of_range) return std::nullopt;
    if (magnitude_of(text) <= 0) return Number{0};
    constexpr auto kBeyond = std::numeric_limits<Number>::infinity();
    return text.starts_with('-') ? -kBeyond : kBeyond;
}

// Digits, perhaps with the suffix of a C literal.
template <class Number>
std::optional<Number> plain(std::string_view word) {
    if (word.size() > 1 && (word.ends_with('f') || word.ends_with('F'))) word.remove_suffix(1);
    bool const begins =
        !word.empty() && (is_digit(word[0]) || (word.size() > 1 && word[0] == '.' && is_digit(word[1])));
    return begins ? rounded<Number>(word) : std::nullopt;
}

std::optional<float> fraction(std::string_view numerator, std::string_view denominator) {
    auto const above = plain<double>(numerator), below = plain<double>(denominator);
    if (!above || !below || *below == 0) return std::nullopt;
    auto const result = *above / *below;
    if (std::isnan(result)) return std::nullopt;  // both are beyond what can be divided
    if (result > static_cast<double>(std::numeric_limits<float>::max())) return std::numeric_limits<float>::infinity();
    return static_cast<float>(result);
}

// In digits, without a sign; infinity if beyond float32.
std::optional<float> in_digits(std::string_view word) {
    auto const slash = word.find('/');
    return slash == std::string_view::npos ? plain<float>(word)
                                           : fraction(word.substr(0, slash), word.substr(slash + 1));
}

std::string_view without_sign(std::string_view word) {
    return word.substr(word.starts_with('-') || word.starts_with('+') ? 1 : 0);
}

}  // namespace

std::int64_t magnitude_of(std::string_view number) {
    auto const mantissa = number.substr(0, number.find_first_of("eE"));
    auto const first = mantissa.find_first_of("123456789");
    if (first == std::string_view::npos) return std::numeric_limits<std::int64_t>::min();
    auto const point = std::min(mantissa.find('.'), mantissa.size());
    auto const digits = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
    std::int64_t exponent = 0;
    if (mantissa.size() < number.size()) {
        auto text = number.substr(mantissa.size() + 1);
        if (text.starts_with('+')) text.remove_prefix(1);
        bool const tiny = text.starts_with('-');
        constexpr std::int64_t kBeyond = std::int64_t{1} << 40;  // far beyond what the length of a text can make up for
        if (parse(text, exponent).ec != std::errc{}) exponent = tiny ? -kBeyond : kBeyond;
    }
    return exponent + digits;
}

std::optional<float> float_from(std::string_view text) {
    auto const number = rounded<float>(text);
    return number && !std::isinf(*number) ? number : std::nullopt;
}

std::string ascii_numbers(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        auto const alias =
            std::ranges::find_if(kAliases, [&](auto const& it) { return text.starts_with(it.character); });
        if (alias != kAliases.end()) {
            result += alias->ascii;
            text.remove_prefix(alias->character.size());
        } else if (is_fullwidth_digit(text)) {
            result += static_cast<char>(static_cast<unsigned char>(text[2]) - 0x90 + '0');
            text.remove_prefix(3);
        } else {
            result += text.front();
            text.remove_prefix(1);
        }
    }
    return result;
}

std::optional<float> number_from(std::string_view word) {
    auto const digits = without_sign(word);
    auto number = in_digits(digits);
    if (number && std::isinf(*number)) return std::nullopt;
    if (!number) number = special(digits);
    if (!number) return std::nullopt;
    return word.starts_with('-') ? -*number + 0.0F : *number;
}

bool is_beyond_float(std::string_view word) {
    auto const number = in_digits(without_sign(word));
    return number && std::isinf(*number);
}

}  // namespace deconvista::scene
