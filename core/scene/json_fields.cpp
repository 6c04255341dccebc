#include "core/scene/json_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "core/base/number_text.h"
#include "core/scene/number_words.h"
#include "core/scene/scene_keys.h"
#include "core/text/utf8.h"

namespace deconvista::scene {
namespace {

using base::refused;
using base::to_text;

base::Problem wrong_kind(char const* sentence, JsonValue value, std::string const& path) {
    return refused(sentence, {path, excerpt(value)});
}

template <class Number>
std::from_chars_result parse(std::string_view text, Number& number) {
    return std::from_chars(text.data(), text.data() + text.size(), number);
}

bool is_whole(std::string_view text, std::from_chars_result const& result) {
    return result.ec == std::errc{} && result.ptr == text.data() + text.size();
}

std::optional<float> cell_from(JsonValue value) {
    if (value.kind() == JsonKind::Number) return float_from(value.source());
    auto const word = value.kind() == JsonKind::String ? value.string() : std::string{};
    if (word == "NaN") return std::numeric_limits<float>::quiet_NaN();
    if (word == "Infinity") return std::numeric_limits<float>::infinity();
    if (word == "-Infinity") return -std::numeric_limits<float>::infinity();
    return std::nullopt;
}

}  // namespace

std::string excerpt(JsonValue value) {
    constexpr std::size_t kLongest = 40;
    auto const source = value.source();
    if (source.size() <= kLongest) return std::string{source};
    auto length = kLongest;
    while (text::is_continuation(source[length])) --length;
    return std::string{source.substr(0, length)} + "...";
}

std::string item_path(std::string const& path, std::int64_t item) {
    return path + "[" + to_text(item) + "]";
}

base::Result<std::int64_t> read_integer(JsonValue value, std::string const& path) {
    if (value.kind() != JsonKind::Number) return wrong_kind("integer_needed", value, path);
    constexpr std::int64_t kLargest = std::int64_t{1} << 53;
    auto const text = value.source();
    std::int64_t integer = 0;
    if (is_whole(text, parse(text, integer)) && integer >= -kLargest && integer <= kLargest) return integer;
    double number = 0;
    bool const fits = is_whole(text, parse(text, number));
    if (!fits && magnitude_of(text) <= 0) return wrong_kind("integer_needed", value, path);
    if (!fits || std::abs(number) > static_cast<double>(kLargest)) {
        if (text.starts_with('-')) return wrong_kind("integer_far_too_small", value, path);
        return base::over_limit("integer_far_too_large", {path, excerpt(value)});
    }
    if (number != std::floor(number)) return wrong_kind("integer_needed", value, path);
    return static_cast<std::int64_t>(number);
}

base::Result<std::uint64_t> read_seed(JsonValue value, std::string const& path) {
    std::uint64_t seed = 0;
    auto const text = value.source();
    if (value.kind() == JsonKind::Number && is_whole(text, parse(text, seed))) return seed;
    return wrong_kind("seed_needed", value, path);
}

base::Result<float> read_number(JsonValue value, std::string const& path) {
    if (value.kind() != JsonKind::Number) return wrong_kind("number_needed", value, path);
    if (auto const number = float_from(value.source())) return *number;
    return wrong_kind("number_beyond_float32", value, path);
}

base::Result<float> read_cell(JsonValue value, std::string const& path, std::int64_t item) {
    auto const cell = cell_from(value);
    if (cell) return *cell;
    return value.kind() == JsonKind::Number ? wrong_kind("number_beyond_float32", value, item_path(path, item))
                                            : wrong_kind("cell_needed", value, item_path(path, item));
}

base::Result<std::int64_t> count_cells_in(JsonValue list, std::string const& path) {
    std::int64_t count = 0;
    for (JsonCursor items{list}; items.next(); ++count) {
        auto const item = items.value();
        if (item.kind() != JsonKind::Number && !cell_from(item)) return read_cell(item, path, count).problem();
    }
    return count;
}

base::Result<bool> read_flag(JsonValue value, std::string const& path) {
    if (value.kind() != JsonKind::Boolean) return wrong_kind("flag_needed", value, path);
    return value.boolean();
}

base::Result<std::string> read_text(JsonValue value, std::string const& path) {
    if (value.kind() != JsonKind::String) return wrong_kind("text_needed", value, path);
    auto text = value.string();
    if (text::one_line(text) != text) return wrong_kind("text_has_control_characters", value, path);
    return text;
}

base::Result<JsonValue> expect(JsonValue value, JsonKind kind, std::string const& path) {
    if (value.kind() == kind) return value;
    return wrong_kind(kind == JsonKind::Object ? "object_needed" : "list_needed", value, path);
}

base::Result<std::vector<std::int64_t>> read_integers(JsonValue value, std::string const& path, std::int64_t fewest,
                                                      std::int64_t most) {
    if (auto const list = expect(value, JsonKind::Array, path); !list) return list.problem();
    auto const count = count_items(value);
    if (count < fewest || count > most) {
        if (fewest == most) return refused("list_length_differs", {path, to_text(count), to_text(most)});
        return refused("list_length_out_of_range", {path, to_text(count), to_text(fewest), to_text(most)});
    }
    std::vector<std::int64_t> integers;
    for (JsonCursor items{value}; items.next();) {
        auto const integer = read_integer(items.value(), item_path(path, static_cast<std::int64_t>(integers.size())));
        if (!integer) return integer.problem();
        integers.push_back(*integer);
    }
    return integers;
}

base::Outcome check_version(JsonValue document) {
    for (JsonCursor members{document}; members.next();) {
        if (members.key() != "version") continue;
        auto const version = read_integer(members.value(), "version");
        if (!version) return version.problem();
        if (*version == kSceneVersion) return base::done();
        return refused("version_not_known", {to_text(*version), to_text(kSceneVersion)});
    }
    return refused("version_missing", {to_text(kSceneVersion)});
}

std::string quoted_list(std::span<std::string_view const> words) {
    std::string list;
    for (auto const word : words) list.append(list.empty() ? "\"" : ", \"").append(word).append("\"");
    return list;
}

base::Problem unknown_word(JsonValue value, std::string const& path, std::span<std::string_view const> words) {
    return refused("word_unknown", {path, excerpt(value), quoted_list(words)});
}

}  // namespace deconvista::scene
