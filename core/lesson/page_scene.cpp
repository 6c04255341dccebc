#include "core/lesson/page_scene.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/number_text.h"
#include "core/base/within.h"
#include "core/lesson/highlight.h"
#include "core/lesson/stack.h"
#include "core/lesson/step_reader.h"
#include "core/picture/picture.h"
#include "core/scene/json_fields.h"
#include "core/scene/limits.h"

namespace deconvista::lesson {
namespace {

using base::refused;
using base::Result;
using base::to_text;
using scene::JsonKind;
using scene::JsonValue;
using scene::member_path;

constexpr std::array<std::string_view, 3> kStackKeys{"kernel", "rates", "axes"};

// ---- the scene

struct Source {
    std::string json;
    std::string name;  // of the file or preset; empty: it stands in the lesson
    std::vector<std::int64_t> rates;
};

// A number of the stack within its limits.
Result<std::int64_t> read_within(JsonValue value, std::string const& path, std::int64_t most) {
    auto const number = scene::read_integer(value, path);
    if (!number) return number.problem();
    if (*number < 1 || *number > most)
        return refused("option_value_out_of_range", {path, to_text(*number), "1", to_text(most)});
    return *number;
}

Result<Source> read_stack(JsonValue value, std::string const& path) {
    auto const members = scene::JsonMembers::read(value, path, kStackKeys);
    if (!members) return members.problem();
    for (auto const* const key : {"kernel", "rates"})
        if (!members->find(key)) return refused("key_missing", {member_path(path, key)});
    Stack stack;
    auto const kernel = read_within(*members->find("kernel"), member_path(path, "kernel"), kMaxStackKernel);
    if (!kernel) return kernel.problem();
    stack.kernel = *kernel;
    auto const rates_path = member_path(path, "rates");
    auto const rates = scene::read_integers(*members->find("rates"), rates_path, 1, kMaxLayers);
    if (!rates) return rates.problem();
    for (auto const rate : *rates)
        if (rate < 1 || rate > kMaxRate)
            return refused("option_value_out_of_range", {rates_path, to_text(rate), "1", to_text(kMaxRate)});
    stack.rates = *rates;
    if (auto const axes = members->find("axes")) {
        auto const count = read_within(*axes, member_path(path, "axes"), 2);
        if (!count) return count.problem();
        stack.axes = static_cast<int>(*count);
    }
    return Source{scene_text(stack), "", stack.rates};
}

Result<Source> read_named(JsonValue value, std::string const& path, Library const& library) {
    auto name = scene::read_text(value, path);
    if (!name) return name.problem();
    auto text = library.scene_text(*name);
    if (!text) return base::within(path, text.problem());
    return Source{*std::move(text), *std::move(name), {}};
}

Result<Source> read_source(scene::JsonMembers const& page, std::string const& path, Library const& library) {
    auto const named = page.find("scene"), stack = page.find("stack");
    if (named && stack)
        return refused("lesson_keys_together", {member_path(path, "stack"), member_path(path, "scene")});
    if (stack) return read_stack(*stack, member_path(path, "stack"));
    auto const scene_path = member_path(path, "scene");
    if (named->kind() != JsonKind::Object) return read_named(*named, scene_path, library);
    return Source{std::string{named->source()}, "", {}};
}

// The members of the scene, those of `with` in their place; null takes one away.
Result<std::string> overridden(std::string const& scene, scene::JsonMembers const& page, std::string const& path) {
    std::vector<std::pair<std::string, std::string>> members;
    auto const set = [&](std::string const& key, JsonValue value) {
        std::erase_if(members, [&](auto const& member) { return member.first == key; });
        if (value.kind() != JsonKind::Null) members.emplace_back(key, value.source());
    };
    auto const document = scene::check_json(scene, scene::kMaxNesting);
    if (!document) return document.problem();
    if (document->kind() != JsonKind::Object) return scene;
    for (scene::JsonCursor cursor{*document}; cursor.next();)
        members.emplace_back(cursor.key(), cursor.value().source());
    auto const known = [&](std::string_view key) {
        return std::ranges::any_of(members, [&](auto const& member) { return member.first == key; });
    };
    if (auto const with = page.find("with")) {
        if (auto const object = scene::expect(*with, JsonKind::Object, member_path(path, "with")); !object)
            return object.problem();
        for (scene::JsonCursor cursor{*with}; cursor.next();) set(cursor.key(), cursor.value());
    }
    if (auto const view = page.find("view")) set("view", *view);
    if (!known("version")) members.emplace_back("version", to_text(1));
    std::string text;
    for (auto const& [key, value] : members)
        text += (text.empty() ? "{" : ", ") + scene::json_quoted(key) + ": " + value;
    return text + "}";
}

}  // namespace

Result<std::optional<Shown>> read_shown(scene::JsonMembers const& page, std::string const& path,
                                        Library const& library) {
    if (!page.find("scene") && !page.find("stack")) {
        for (auto const* const key : {"with", "view", "highlight", "question"})
            if (page.find(key)) return refused("lesson_key_without_scene", {member_path(path, key)});
        for (auto const* const key : {"step", "steps"})
            if (page.find(key) && !page.find("story"))
                return refused("lesson_key_without_scene", {member_path(path, key)});
        return std::optional<Shown>{};
    }
    auto source = read_source(page, path, library);
    if (!source) return source.problem();
    auto const scene_path = member_path(path, page.find("stack") ? "stack" : "scene");
    auto const text = overridden(source->json, page, path);
    if (!text) return base::within(scene_path, text.problem());
    auto scene = library.read_scene(*text, source->name);
    if (!scene) return base::within(scene_path, scene.problem());
    auto trace = picture::trace_of(*scene);
    if (!trace) return base::within(scene_path, trace.problem());
    auto const steps = read_steps(page, path, trace->stages(), &*trace);
    if (!steps) return steps.problem();
    auto highlights = read_highlights(page, path, trace->computation());
    if (!highlights) return highlights.problem();
    return std::optional{
        Shown{*std::move(scene), *std::move(trace), std::move(source->rates), *steps, *std::move(highlights)}};
}

}  // namespace deconvista::lesson
