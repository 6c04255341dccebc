#include "core/scene/json_text.h"

#include <algorithm>
#include <array>

#include "core/base/check.h"

namespace deconvista::scene {
namespace {

// All of this looks at text that check_json() has passed, and trusts it.

std::string_view without_space(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size() && is_json_space(text[begin])) ++begin;
    return text.substr(begin);
}

// Whether a number, true, false or null ends before the byte.
bool ends_word(char c) {
    return c == ',' || c == ']' || c == '}' || is_json_space(c);
}

std::size_t length_of_string(std::string_view text) {
    std::size_t length = 1;
    while (text[length] != '"') length += text[length] == '\\' ? 2 : 1;
    return length + 1;
}

// Bytes that matter when a container is skipped; a table is faster than comparisons for megabytes of numbers.
constexpr auto kMattersInContainer = [] {
    std::array<bool, 256> matters{};
    for (char const c : {'{', '}', '[', ']', '"'}) matters[static_cast<unsigned char>(c)] = true;
    return matters;
}();

std::size_t length_of_container(std::string_view text) {
    int open = 0;
    std::size_t length = 0;
    do {
        while (!kMattersInContainer[static_cast<unsigned char>(text[length])]) ++length;
        char const c = text[length];
        if (c == '{' || c == '[') ++open;
        if (c == '}' || c == ']') --open;
        length += c == '"' ? length_of_string(text.substr(length)) : 1;
    } while (open > 0);
    return length;
}

std::size_t length_of_value(std::string_view text) {
    if (text.front() == '"') return length_of_string(text);
    if (text.front() == '{' || text.front() == '[') return length_of_container(text);
    std::size_t length = 0;
    while (length < text.size() && !ends_word(text[length])) ++length;
    return length;
}

unsigned hex_unit(std::string_view digits) {
    unsigned unit = 0;
    for (char const c : digits.substr(0, 4))
        unit = unit * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    return unit;
}

void append_utf8(std::string& text, unsigned character) {
    auto const append = [&](unsigned byte) { text += static_cast<char>(byte); };
    auto const continuation = [&](unsigned shift) { append(0x80u | ((character >> shift) & 0x3Fu)); };
    if (character < 0x80) {
        append(character);
    } else if (character < 0x800) {
        append(0xC0u | (character >> 6));
        continuation(0);
    } else if (character < 0x10000) {
        append(0xE0u | (character >> 12));
        continuation(6);
        continuation(0);
    } else {
        append(0xF0u | (character >> 18));
        continuation(12);
        continuation(6);
        continuation(0);
    }
}

char escaped(char letter) {
    switch (letter) {
        case 'b':
            return '\b';
        case 'f':
            return '\f';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        default:
            return letter;
    }
}

// Takes the escape that follows a backslash from the front of `rest`.
void append_escape(std::string& text, std::string_view& rest) {
    auto const letter = rest.front();
    rest.remove_prefix(1);
    if (letter != 'u') {
        text += escaped(letter);
        return;
    }
    auto character = hex_unit(rest);
    rest.remove_prefix(4);
    if (character >= 0xD800 && character <= 0xDBFF) {
        character = 0x10000 + ((character - 0xD800) << 10) + (hex_unit(rest.substr(2)) - 0xDC00);
        rest.remove_prefix(6);
    }
    append_utf8(text, character);
}

std::string unescaped(std::string_view quoted) {
    std::string text;
    auto rest = quoted.substr(1, quoted.size() - 2);
    while (!rest.empty()) {
        auto const plain = std::min(rest.find('\\'), rest.size());
        text += rest.substr(0, plain);
        rest.remove_prefix(plain);
        if (rest.empty()) break;
        rest.remove_prefix(1);
        append_escape(text, rest);
    }
    return text;
}

}  // namespace

JsonKind JsonValue::kind() const {
    switch (from_here_.front()) {
        case '{':
            return JsonKind::Object;
        case '[':
            return JsonKind::Array;
        case '"':
            return JsonKind::String;
        case 't':
        case 'f':
            return JsonKind::Boolean;
        case 'n':
            return JsonKind::Null;
        default:
            return JsonKind::Number;
    }
}

std::string_view JsonValue::source() const {
    return from_here_.substr(0, length_of_value(from_here_));
}

bool JsonValue::boolean() const {
    DECONVISTA_CHECK(kind() == JsonKind::Boolean);
    return from_here_.front() == 't';
}

std::string JsonValue::string() const {
    DECONVISTA_CHECK(kind() == JsonKind::String);
    return unescaped(source());
}

JsonCursor::JsonCursor(JsonValue container) : rest_{container.from_here_.substr(1)}, container_{container.kind()} {
    DECONVISTA_CHECK(container_ == JsonKind::Array || container_ == JsonKind::Object);
}

bool JsonCursor::next() {
    if (!value_.empty()) rest_ = value_.substr(length_of_value(value_));
    rest_ = without_space(rest_);
    if (rest_.front() == ',') rest_ = without_space(rest_.substr(1));
    if (rest_.front() == ']' || rest_.front() == '}') {
        value_ = {};
        return false;
    }
    if (container_ == JsonKind::Object) {
        key_ = rest_.substr(0, length_of_string(rest_));
        rest_ = without_space(rest_.substr(key_.size()));
        rest_ = without_space(rest_.substr(1));  // the colon
    }
    value_ = rest_;
    return true;
}

std::string JsonCursor::key() const {
    DECONVISTA_CHECK(container_ == JsonKind::Object);
    return unescaped(key_);
}

JsonValue JsonCursor::value() const {
    return JsonValue{value_};
}

std::int64_t count_items(JsonValue array) {
    std::int64_t count = 0;
    for (JsonCursor items{array}; items.next();) ++count;
    return count;
}

std::string json_quoted(std::string_view text) {
    constexpr std::string_view kHexDigits = "0123456789abcdef";
    std::string result = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result.append("\\").append(1, c);
        } else if (byte < 0x20) {
            result.append("\\u00").append(1, kHexDigits[byte / 16]).append(1, kHexDigits[byte % 16]);
        } else {
            result += c;
        }
    }
    return result + "\"";
}

}  // namespace deconvista::scene
