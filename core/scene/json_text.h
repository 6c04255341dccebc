#pragma once
// JSON (RFC 8259) that is looked at where it stands: check_json() reads the text once, and after that a JsonValue is a
// place in it. Nothing is copied that nobody asks for, so that text from strangers costs no more memory than its own
// length, and a million numbers are counted before memory is taken for them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace deconvista::scene {

enum class JsonKind : std::uint8_t { Null, Boolean, Number, String, Array, Object };

constexpr bool is_json_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// A value in text that check_json() has passed. Borrows the text.
class JsonValue {
public:
    JsonKind kind() const;
    std::string_view source() const;  // the value as it is written

    bool boolean() const;        // of a boolean
    std::string string() const;  // of a string, escapes resolved; UTF-8

private:
    friend class JsonCursor;
    friend base::Result<JsonValue> check_json(std::string_view text, int most_nesting);
    explicit JsonValue(std::string_view from_here) : from_here_{from_here} {}

    std::string_view from_here_;  // from the value's first byte to the end of the text
};

// What the text holds, if it is exactly one value, well-formed UTF-8 and not nested deeper than `most_nesting`. A byte
// order mark before it is skipped. Problems say line and column, counted from 1.
base::Result<JsonValue> check_json(std::string_view text, int most_nesting);

// Strings longer than this are over the limit: nothing that is read here needs them.
constexpr std::size_t kLongestJsonString = std::size_t{64} << 10;

// Goes once through an array's items or an object's members.
class JsonCursor {
public:
    explicit JsonCursor(JsonValue container);

    // Steps to the next one; false at the end.
    bool next();

    std::string key() const;  // of a member
    JsonValue value() const;

private:
    std::string_view rest_;
    std::string_view key_;
    std::string_view value_;
    JsonKind container_;
};

std::int64_t count_items(JsonValue array);

// The text as a JSON string, with its quotation marks.
std::string json_quoted(std::string_view text);

}  // namespace deconvista::scene
