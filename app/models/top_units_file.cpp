#include "app/models/top_units_file.h"

#include <array>
#include <charconv>

#include "app/files/text_file.h"
#include "core/base/number_text.h"
#include "core/scene/json_fields.h"
#include "core/scene/json_members.h"

namespace deconvista::models {
namespace {

using base::Result;
using projection::LayerSummary;
using projection::MapSummary;
using projection::TopUnit;
using scene::JsonKind;
using scene::JsonMembers;
using scene::JsonValue;

constexpr std::int64_t kMaxBytes = std::int64_t{256} << 20;
constexpr int kMostNesting = 10;
constexpr std::int64_t kVersion = 1;

// ---- writing

std::string list_of(std::vector<std::int64_t> const& numbers) {
    std::string text = "[";
    for (auto const number : numbers) text += (text.size() > 1 ? ", " : "") + std::to_string(number);
    return text + "]";
}

void write(MapSummary const& map, std::string& text) {
    text += R"({"cells": )" + std::to_string(map.cells) + R"(, "positive": )" + std::to_string(map.positive) +
            R"(, "sum": ")" + std::to_string(map.sum) + R"(", "best": [)";
    for (auto const& unit : map.best) {
        if (&unit != &map.best.front()) text += ", ";
        text += R"({"picture": )" + scene::json_quoted(unit.picture) + R"(, "value": )" + base::shortest(unit.value) +
                R"(, "cell": )" + list_of(unit.cell) + "}";
    }
    text += "]}";
}

// ---- reading

// The items of a list, each by `read`.
template <class T, class Read>
Result<std::vector<T>> read_list(JsonValue value, std::string const& path, Read&& read) {
    auto const list = scene::expect(value, JsonKind::Array, path);
    if (!list) return list.problem();
    std::vector<T> items;
    scene::JsonCursor cursor{*list};
    for (std::int64_t i = 0; cursor.next(); ++i) {
        auto item = read(cursor.value(), scene::item_path(path, i));
        if (!item) return item.problem();
        items.push_back(*std::move(item));
    }
    return items;
}

template <std::size_t count>
Result<JsonMembers> members_of(JsonValue value, std::string const& path,
                               std::array<std::string_view, count> const& keys, std::size_t needed = count) {
    auto members = JsonMembers::read(value, path, keys);
    if (!members) return members;
    for (std::size_t i = 0; i < needed; ++i)
        if (!members->find(keys[i])) return base::refused("key_missing", {scene::member_path(path, keys[i])});
    return members;
}

Result<TopUnit> read_unit(JsonValue value, std::string const& path) {
    static constexpr std::array<std::string_view, 3> kKeys{"picture", "value", "cell"};
    auto const members = members_of(value, path, kKeys);
    if (!members) return members.problem();
    auto picture = scene::read_text(*members->find("picture"), scene::member_path(path, "picture"));
    if (!picture) return picture.problem();
    auto const number = scene::read_number(*members->find("value"), scene::member_path(path, "value"));
    if (!number) return number.problem();
    auto cell = scene::read_integers(*members->find("cell"), scene::member_path(path, "cell"), 0, 3);
    if (!cell) return cell.problem();
    return TopUnit{*std::move(picture), *number, *std::move(cell)};
}

// A sum may pass 2^53, what JSON numbers are trusted with: it is written as a string.
Result<std::int64_t> read_sum(JsonValue value, std::string const& path) {
    auto const text = scene::read_text(value, path);
    if (!text) return text.problem();
    std::int64_t sum = 0;
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), sum);
    if (error != std::errc{} || end != text->data() + text->size())
        return base::refused("integer_needed", {path, scene::excerpt(value)});
    return sum;
}

Result<MapSummary> read_map(JsonValue value, std::string const& path) {
    static constexpr std::array<std::string_view, 4> kKeys{"cells", "positive", "sum", "best"};
    auto const members = members_of(value, path, kKeys);
    if (!members) return members.problem();
    MapSummary map;
    auto const cells = scene::read_integer(*members->find("cells"), scene::member_path(path, "cells"));
    if (!cells) return cells.problem();
    auto const positive = scene::read_integer(*members->find("positive"), scene::member_path(path, "positive"));
    if (!positive) return positive.problem();
    auto const sum = read_sum(*members->find("sum"), scene::member_path(path, "sum"));
    if (!sum) return sum.problem();
    auto best = read_list<TopUnit>(*members->find("best"), scene::member_path(path, "best"), read_unit);
    if (!best) return best.problem();
    return MapSummary{*std::move(best), *cells, *positive, *sum};
}

Result<LayerSummary> read_layer(JsonValue value, std::string const& path) {
    static constexpr std::array<std::string_view, 2> kKeys{"layer", "maps"};
    auto const members = members_of(value, path, kKeys);
    if (!members) return members.problem();
    auto layer = scene::read_text(*members->find("layer"), scene::member_path(path, "layer"));
    if (!layer) return layer.problem();
    auto maps = read_list<MapSummary>(*members->find("maps"), scene::member_path(path, "maps"), read_map);
    if (!maps) return maps.problem();
    return LayerSummary{*std::move(layer), *std::move(maps)};
}

Result<projection::Part> read_part(JsonValue value, std::string const& path) {
    auto const numbers = scene::read_integers(value, path, 2, 2);
    if (!numbers) return numbers.problem();
    return projection::Part{(*numbers)[0], (*numbers)[1]};
}

}  // namespace

std::string write_top_units(TopUnitsFile const& file) {
    auto const& units = file.units;
    std::string text = R"({"version": )" + std::to_string(kVersion) + R"(, "model": )" +
                       scene::json_quoted(units.model) + R"(, "preprocessing": )" +
                       scene::json_quoted(units.preprocessing) + R"(, "parts": [)";
    for (auto const& part : units.parts)
        text += (&part == &units.parts.front() ? "" : ", ") + list_of({part.index, part.count});
    text += R"(], "pictures": )" + std::to_string(units.pictures) + R"(, "layers": [)";
    for (auto const& layer : units.layers) {
        text += (&layer == &units.layers.front() ? "\n" : ",\n");
        text += R"( {"layer": )" + scene::json_quoted(layer.layer) + R"(, "maps": [)";
        for (auto const& map : layer.maps) {
            text += &map == &layer.maps.front() ? "\n  " : ",\n  ";
            write(map, text);
        }
        text += "]}";
    }
    text += "]";
    if (file.last) text += R"(, "last": )" + scene::json_quoted(*file.last);
    return text + "}\n";
}

Result<TopUnitsFile> parse_top_units(std::string const& text) {
    static constexpr std::array<std::string_view, 7> kKeys{"version",  "model",  "preprocessing", "parts",
                                                           "pictures", "layers", "last"};
    auto const json = scene::check_json(text, kMostNesting);
    if (!json) return json.problem();
    auto const members = members_of(*json, "", kKeys, kKeys.size() - 1);
    if (!members) return members.problem();
    auto const version = scene::read_integer(*members->find("version"), "version");
    if (!version) return version.problem();
    if (*version != kVersion)
        return base::refused("version_not_known", {std::to_string(*version), std::to_string(kVersion)});
    TopUnitsFile file;
    auto model = scene::read_text(*members->find("model"), "model");
    if (!model) return model.problem();
    auto preprocessing = scene::read_text(*members->find("preprocessing"), "preprocessing");
    if (!preprocessing) return preprocessing.problem();
    auto parts = read_list<projection::Part>(*members->find("parts"), "parts", read_part);
    if (!parts) return parts.problem();
    if (parts->empty()) return base::refused("key_missing", {"parts[0]"});
    auto const pictures = scene::read_integer(*members->find("pictures"), "pictures");
    if (!pictures) return pictures.problem();
    auto layers = read_list<LayerSummary>(*members->find("layers"), "layers", read_layer);
    if (!layers) return layers.problem();
    file.units = {*std::move(model), *std::move(preprocessing), *std::move(parts), *pictures, *std::move(layers)};
    if (auto const last = members->find("last")) {
        auto name = scene::read_text(*last, "last");
        if (!name) return name.problem();
        file.last = *std::move(name);
    }
    return file;
}

Result<TopUnitsFile> read_top_units(std::string const& path) {
    auto const text = files::read_text(path, kMaxBytes);
    if (!text) return text.problem();
    return parse_top_units(*text);
}

}  // namespace deconvista::models
