#include <algorithm>
#include <array>

#include "core/base/number_text.h"
#include "core/scene/json_text.h"
#include "core/text/utf8.h"

namespace deconvista::scene {
namespace {

using base::Problem;
using base::refused;
using base::to_text;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Place {
    std::int64_t line{1}, column{1};
};

Place place_of(std::string_view text, std::size_t offset) {
    auto const before = text.substr(0, offset);
    auto const line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    auto const in_line = before.substr(line_begin);
    auto const characters = std::ranges::count_if(in_line, [](char c) { return !text::is_continuation(c); });
    return {1 + std::ranges::count(before, '\n'), 1 + characters};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_hex_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Walks through the text once; every function returns whether what it looked for was there, and leaves a problem if
// not.
class Checker {
public:
    Checker(std::string_view text, int most_nesting) : text_{text}, most_nesting_{most_nesting} {}

    bool whole_text() {
        if (!value(0)) return false;
        skip_space();
        return at_ == text_.size() || fail("json_goes_on", {});
    }

    void skip_space() {
        while (at_ < text_.size() && is_json_space(text_[at_])) ++at_;
    }

    std::size_t at() const { return at_; }
    Problem const& problem() const { return problem_; }

private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    bool take(char c) {
        if (peek() != c || at_ == text_.size()) return false;
        ++at_;
        return true;
    }

    bool fail(char const* name, std::vector<std::string> more) {
        auto const [line, column] = place_of(text_, at_);
        std::vector<std::string> facts{to_text(line), to_text(column)};
        facts.insert(facts.end(), more.begin(), more.end());
        problem_ = refused(name, std::move(facts));
        return false;
    }

    bool fail_limit(char const* name, std::int64_t limit) {
        fail(name, {to_text(limit)});
        problem_.kind = Problem::Kind::Limit;
        return false;
    }

    bool unexpected() {
        if (at_ >= text_.size()) return fail("json_ends_early", {});
        auto length = std::size_t{1};
        while (at_ + length < text_.size() && text::is_continuation(text_[at_ + length])) ++length;
        return fail("json_unexpected", {std::string{text_.substr(at_, length)}});
    }

    bool value(int nesting) {
        skip_space();
        switch (peek()) {
            case '{':
            case '[':
                if (nesting == most_nesting_) return too_deep();
                return container(peek() == '{' ? '}' : ']', nesting);
            case '"':
                return string();
            case 't':
                return word("true");
            case 'f':
                return word("false");
            case 'n':
                return word("null");
            default:
                return number();
        }
    }

    bool too_deep() { return fail_limit("json_too_deep", most_nesting_); }

    bool container(char closing, int nesting) {
        ++at_;
        skip_space();
        if (take(closing)) return true;
        for (;;) {
            if (closing == '}' && !key()) return false;
            if (!value(nesting + 1)) return false;
            skip_space();
            if (take(closing)) return true;
            if (!take(',')) return unexpected();
        }
    }

    bool key() {
        skip_space();
        if (peek() != '"') return unexpected();
        if (!string()) return false;
        skip_space();
        return take(':') || unexpected();
    }

    bool word(std::string_view expected) {
        for (char const c : expected)
            if (!take(c)) return unexpected();
        return true;
    }

    bool string() {
        auto const begin = ++at_;
        while (at_ < text_.size() && text_[at_] != '"') {
            if (at_ - begin > kLongestJsonString)
                return fail_limit("json_string_too_long", std::int64_t{kLongestJsonString});
            if (static_cast<unsigned char>(text_[at_]) < 0x20) return fail("json_control_in_string", {});
            if (!take('\\'))
                ++at_;
            else if (!escape())
                return false;
        }
        return take('"') || unexpected();
    }

    // After the backslash.
    bool escape() {
        if (at_ == text_.size()) return unexpected();
        if (take('u')) return escaped_character();
        if (std::string_view{"\"\\/bfnrt"}.find(peek()) == std::string_view::npos) return unexpected();
        ++at_;
        return true;
    }

    // A character beyond U+FFFF is two halves; a half alone is no character.
    bool escaped_character() {
        auto const unit = four_digits();
        if (!unit) return unexpected();
        if (*unit < 0xD800 || *unit > 0xDFFF) return true;
        if (*unit > 0xDBFF || !take('\\') || !take('u')) return fail("json_half_a_character", {});
        auto const second = four_digits();
        if (!second) return unexpected();
        return (*second >= 0xDC00 && *second <= 0xDFFF) || fail("json_half_a_character", {});
    }

    std::optional<unsigned> four_digits() {
        unsigned unit = 0;
        for (int i = 0; i < 4; ++i) {
            if (!is_hex_digit(peek())) return std::nullopt;
            auto const digit = peek();
            unit = unit * 16 + static_cast<unsigned>(is_digit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
            ++at_;
        }
        return unit;
    }

    bool number() {
        take('-');
        if (!take('0') && !digits()) return unexpected();
        if (take('.') && !digits()) return unexpected();
        if (take('e') || take('E')) {
            if (!take('+')) take('-');
            if (!digits()) return unexpected();
        }
        return true;
    }

    bool digits() {
        auto const begin = at_;
        while (is_digit(peek())) ++at_;
        return at_ > begin;
    }

    std::string_view text_;
    std::size_t at_{0};
    int most_nesting_;
    Problem problem_;
};

}  // namespace

base::Result<JsonValue> check_json(std::string_view text, int most_nesting) {
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    if (auto const valid = text::valid_prefix(text); valid < text.size()) {
        auto const [line, column] = place_of(text, valid);
        return refused("json_not_utf8", {to_text(line), to_text(column)});
    }
    Checker checker{text, most_nesting};
    checker.skip_space();
    auto const begin = checker.at();
    if (begin == text.size()) return refused("json_is_empty");
    if (!checker.whole_text()) return checker.problem();
    return JsonValue{text.substr(begin)};
}

}  // namespace deconvista::scene
