#pragma once
// Values of the scene file as what they should be. `path` is the value's key as people write it ("input.shape[2]");
// every problem quotes it, what was found and what is needed.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/scene/json_text.h"
#include "core/scene/words.h"

namespace deconvista::scene {

// What a problem quotes: the value as written, cut to a length that fits a line.
std::string excerpt(JsonValue value);

std::string item_path(std::string const& path, std::int64_t item);

// A number without a fractional part, whichever way it is written (2, 2.0, 2e0), as JSON Schema has it. Numbers beyond
// 2^53 are over the limit of everything here.
base::Result<std::int64_t> read_integer(JsonValue value, std::string const& path);

// 0 to 2^64 - 1, written without point or exponent.
base::Result<std::uint64_t> read_seed(JsonValue value, std::string const& path);

// A finite float32. Numbers too small for it become 0, as in rounding; larger ones are refused. Never negative zero.
base::Result<float> read_number(JsonValue value, std::string const& path);

// As read_number, or one of the strings "NaN", "Infinity", "-Infinity". Of item number `item` in the list at `path`.
base::Result<float> read_cell(JsonValue value, std::string const& path, std::int64_t item);

// How many cells the list holds; the first item that is no cell is refused. (A number beyond float32 is found later, by
// read_cell.)
base::Result<std::int64_t> count_cells_in(JsonValue list, std::string const& path);

base::Result<bool> read_flag(JsonValue value, std::string const& path);

// A string without control characters.
base::Result<std::string> read_text(JsonValue value, std::string const& path);

// The value itself, if it is an object, respectively a list.
base::Result<JsonValue> expect(JsonValue value, JsonKind kind, std::string const& path);

// A list of at least `fewest` and at most `most` integers.
base::Result<std::vector<std::int64_t>> read_integers(JsonValue value, std::string const& path, std::int64_t fewest,
                                                      std::int64_t most);

// That of a scene file, an object: judged before anything else, because a later version may have other keys.
base::Outcome check_version(JsonValue document);

// "one", "two", "three"
std::string quoted_list(std::span<std::string_view const> words);

base::Problem unknown_word(JsonValue value, std::string const& path, std::span<std::string_view const> words);

template <class Enum>
base::Result<Enum> read_word(JsonValue value, std::string const& path) {
    if (value.kind() == JsonKind::String)
        if (auto const known = from_word<Enum>(value.string())) return *known;
    return unknown_word(value, path, Words<Enum>::kWords);
}

}  // namespace deconvista::scene
