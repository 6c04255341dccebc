#include "core/story/projection_scene.h"

#include <array>
#include <utility>

#include "core/base/number_text.h"
#include "core/scene/json_fields.h"
#include "core/scene/json_members.h"
#include "core/scene/limits.h"
#include "core/scene/scene_keys.h"
#include "core/story/words.h"

namespace deconvista::story {
namespace {

using base::Outcome;
using base::refused;
using base::Result;
using scene::JsonMembers;
using scene::JsonValue;

constexpr std::string_view kOperation = "projection";
constexpr std::array<std::string_view, 10> kKeys{"version",       "title", "operation", "model", "image",
                                                 "preprocessing", "layer", "unit",      "rule",  "dead_windows"};
constexpr std::int64_t kMaxProjectionSceneBytes = 64 << 10;
constexpr int kMostNumbersOfAUnit = 4;

template <class T>
Outcome store(T& target, Result<T> value) {
    if (!value) return value.problem();
    target = *std::move(value);
    return base::done();
}

Result<net::Preprocessing> read_preprocessing(JsonValue value, std::string const& path) {
    auto const names = net::preprocessing_names();
    if (value.kind() == scene::JsonKind::String)
        if (auto const known = net::preprocessing_from(value.string())) return *known;
    return scene::unknown_word(value, path, names);
}

Result<std::string> read_name(JsonValue value, std::string const& path) {
    auto name = scene::read_text(value, path);
    if (name && name->empty()) return refused("projection_name_empty", {path});
    return name;
}

Result<std::vector<std::int64_t>> read_unit(JsonValue value, std::string const& path) {
    auto unit = scene::read_integers(value, path, 1, kMostNumbersOfAUnit);
    if (!unit) return unit;
    for (std::size_t i = 0; i < unit->size(); ++i)
        if ((*unit)[i] < 0)
            return refused("extent_too_small",
                           {scene::item_path(path, static_cast<std::int64_t>(i)), base::to_text((*unit)[i]), "0"});
    return unit;
}

Outcome check_needed(JsonMembers const& members) {
    for (auto const* const key : {"model", "image", "layer", "unit"})
        if (!members.find(key)) return refused("projection_key_missing", {key});
    return base::done();
}

Outcome read_members(JsonMembers const& members, ProjectionScene& scene) {
    auto const take = [&](char const* key, auto& target, auto read) -> Outcome {
        auto const value = members.find(key);
        return value ? store(target, read(*value, key)) : base::done();
    };
    net::Preprocessing preprocessing{};
    for (auto const& fine : {
             take("title", scene.title, scene::read_text),
             take("model", scene.model, read_name),
             take("image", scene.image, read_name),
             take("preprocessing", preprocessing, read_preprocessing),
             take("layer", scene.layer, read_name),
             take("unit", scene.unit, read_unit),
             take("rule", scene.rule, scene::read_word<projection::Rule>),
             take("dead_windows", scene.dead_windows, scene::read_word<projection::DeadWindows>),
         })
        if (!fine) return fine;
    if (members.find("preprocessing")) scene.preprocessing = preprocessing;
    auto const length = static_cast<std::int64_t>(scene.title.size());
    if (length > scene::kMaxTitleBytes)
        return base::over_limit("title_too_long", {base::to_text(length), base::to_text(scene::kMaxTitleBytes)});
    return base::done();
}

// Keys with their values as JSON.
using Written = std::vector<std::pair<std::string_view, std::string>>;

Written written(ProjectionScene const& scene) {
    auto const word = [](std::string_view value) { return scene::json_quoted(value); };
    std::string unit;
    for (auto const number : scene.unit) unit += (unit.empty() ? "" : ", ") + base::to_text(number);
    Written members{{"version", base::to_text(scene::kSceneVersion)}};
    if (!scene.title.empty()) members.emplace_back("title", word(scene.title));
    members.emplace_back("operation", word(kOperation));
    members.emplace_back("model", word(scene.model));
    members.emplace_back("image", word(scene.image));
    if (scene.preprocessing) members.emplace_back("preprocessing", word(net::name_of(*scene.preprocessing)));
    members.emplace_back("layer", word(scene.layer));
    members.emplace_back("unit", "[" + unit + "]");
    members.emplace_back("rule", word(scene::word_of(scene.rule)));
    if (scene.dead_windows != projection::DeadWindows::Passed)
        members.emplace_back("dead_windows", word(scene::word_of(scene.dead_windows)));
    return members;
}

std::string joined(Written const& members, std::string_view between) {
    std::string text;
    for (auto const& [key, value] : members)
        text += (text.empty() ? "" : "," + std::string{between}) + scene::json_quoted(key) + ": " + value;
    return text;
}

}  // namespace

bool is_projection(std::string_view json) {
    if (static_cast<std::int64_t>(json.size()) > kMaxProjectionSceneBytes) return false;
    auto const value = scene::check_json(json, scene::kMaxNesting);
    if (!value || value->kind() != scene::JsonKind::Object) return false;
    for (scene::JsonCursor members{*value}; members.next();)
        if (members.key() == "operation")
            return members.value().kind() == scene::JsonKind::String && members.value().string() == kOperation;
    return false;
}

Result<ProjectionScene> read_projection_scene(std::string_view json) {
    auto const length = static_cast<std::int64_t>(json.size());
    if (length > kMaxProjectionSceneBytes)
        return base::over_limit("scene_text_too_long",
                                {base::to_text(length), base::to_text(kMaxProjectionSceneBytes)});
    auto const value = scene::check_json(json, scene::kMaxNesting);
    if (!value) return value.problem();
    if (auto const fine = scene::check_version(*value); !fine) return fine.problem();
    auto const members = JsonMembers::read(*value, "", kKeys);
    if (!members) return members.problem();
    if (auto const fine = check_needed(*members); !fine) return fine.problem();
    ProjectionScene scene;
    if (auto const fine = read_members(*members, scene); !fine) return fine.problem();
    return scene;
}

std::string write_projection_scene(ProjectionScene const& scene) {
    return "{\n  " + joined(written(scene), "\n  ") + "\n}\n";
}

std::string write_projection_scene_line(ProjectionScene const& scene) {
    return "{" + joined(written(scene), " ") + "}\n";
}

}  // namespace deconvista::story
