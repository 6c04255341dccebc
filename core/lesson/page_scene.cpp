#include "core/lesson/page_scene.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/number_text.h"
#include "core/base/within.h"
#include "core/lesson/highlight.h"
#include "core/lesson/stack.h"
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

// ---- its steps

class StepReader {
public:
    explicit StepReader(trace::Trace const& trace) : trace_{trace} {}

    // A number, "first", "last", a stage, or the cell that the step makes or stamps.
    Result<std::int64_t> read(JsonValue value, std::string const& path) const {
        switch (value.kind()) {
            case JsonKind::Number:
                return read_number(value, path);
            case JsonKind::Object:
                return read_cell(value, path);
            default:
                return read_word(value, path);
        }
    }

private:
    std::int64_t last() const { return trace_.steps() - 1; }

    Result<std::int64_t> read_number(JsonValue value, std::string const& path) const {
        auto const number = scene::read_integer(value, path);
        if (!number) return number.problem();
        if (*number < 0 || *number > last())
            return refused("option_value_out_of_range", {path, to_text(*number), "0", to_text(last())});
        return *number;
    }

    // Of a stage of several steps the first.
    Result<std::int64_t> read_word(JsonValue value, std::string const& path) const {
        std::vector<std::string_view> words{"first", "last"};
        for (auto const& span : trace_.stages()) words.push_back(identifier(span.stage));
        auto const word = value.kind() == JsonKind::String ? value.string() : std::string{};
        if (word == "first") return 0;
        if (word == "last") return last();
        for (auto const& span : trace_.stages())
            if (identifier(span.stage) == word) return span.first;
        return scene::unknown_word(value, path, words);
    }

    Result<std::int64_t> read_cell(JsonValue value, std::string const& path) const {
        bool const stamps = trace_.order() == trace::Order::Inputs;
        std::string_view const key = stamps ? "input" : "output";
        auto const members = scene::JsonMembers::read(value, path, {&key, 1});
        if (!members) return members.problem();
        auto const cell = members->find(key);
        auto const cell_path = member_path(path, key);
        if (!cell) return refused("key_missing", {cell_path});
        auto const index = read_index(*cell, cell_path, stamps ? trace_.stamp_shape() : trace_.computation().output);
        if (!index) return index.problem();
        return stamps ? trace_.step_of_stamp(*index) : trace_.step_of_output(*index);
    }

    trace::Trace const& trace_;
};

Result<Steps> read_steps(scene::JsonMembers const& page, std::string const& path, trace::Trace const& trace) {
    StepReader const reader{trace};
    auto const one = page.find("step"), several = page.find("steps");
    if (one && several) return refused("lesson_keys_together", {member_path(path, "step"), member_path(path, "steps")});
    if (one) {
        auto const step = reader.read(*one, member_path(path, "step"));
        if (!step) return step.problem();
        return Steps{*step, *step};
    }
    if (!several) return Steps{trace.steps() - 1, trace.steps() - 1};
    auto const steps_path = member_path(path, "steps");
    if (auto const list = scene::expect(*several, JsonKind::Array, steps_path); !list) return list.problem();
    if (auto const count = scene::count_items(*several); count != 2)
        return refused("list_length_differs", {steps_path, to_text(count), "2"});
    std::vector<std::int64_t> ends;
    for (scene::JsonCursor items{*several}; items.next();) {
        auto const step =
            reader.read(items.value(), scene::item_path(steps_path, static_cast<std::int64_t>(ends.size())));
        if (!step) return step.problem();
        ends.push_back(*step);
    }
    if (ends[0] > ends[1]) return refused("lesson_steps_backwards", {steps_path, to_text(ends[0]), to_text(ends[1])});
    return Steps{ends[0], ends[1]};
}

}  // namespace

Result<std::optional<Shown>> read_shown(scene::JsonMembers const& page, std::string const& path,
                                        Library const& library) {
    if (!page.find("scene") && !page.find("stack")) {
        for (auto const* const key : {"with", "view", "step", "steps", "highlight", "question"})
            if (page.find(key)) return refused("lesson_key_without_scene", {member_path(path, key)});
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
    auto const steps = read_steps(page, path, *trace);
    if (!steps) return steps.problem();
    auto highlights = read_highlights(page, path, trace->computation());
    if (!highlights) return highlights.problem();
    return std::optional{
        Shown{*std::move(scene), *std::move(trace), std::move(source->rates), *steps, *std::move(highlights)}};
}

}  // namespace deconvista::lesson
