#include "core/lesson/step_reader.h"

#include "core/base/number_text.h"
#include "core/lesson/highlight.h"
#include "core/scene/json_fields.h"

namespace deconvista::lesson {
namespace {

using base::refused;
using base::Result;
using base::to_text;
using scene::JsonKind;
using scene::JsonValue;
using scene::member_path;

class StepReader {
public:
    StepReader(std::vector<trace::StageSpan> const& stages, trace::Trace const* trace)
        : stages_{stages}, trace_{trace} {}

    Result<std::int64_t> read(JsonValue value, std::string const& path) const {
        if (value.kind() == JsonKind::Number) return read_number(value, path);
        if (value.kind() == JsonKind::Object && trace_ != nullptr) return read_cell(value, path, *trace_);
        return read_word(value, path);
    }

    std::int64_t last() const { return stages_.back().first + stages_.back().count - 1; }

private:
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
        for (auto const& span : stages_) words.push_back(identifier(span.stage));
        auto const word = value.kind() == JsonKind::String ? value.string() : std::string{};
        if (word == "first") return 0;
        if (word == "last") return last();
        for (auto const& span : stages_)
            if (identifier(span.stage) == word) return span.first;
        return scene::unknown_word(value, path, words);
    }

    static Result<std::int64_t> read_cell(JsonValue value, std::string const& path, trace::Trace const& trace) {
        bool const stamps = trace.order() == trace::Order::Inputs;
        std::string_view const key = stamps ? "input" : "output";
        auto const members = scene::JsonMembers::read(value, path, {&key, 1});
        if (!members) return members.problem();
        auto const cell = members->find(key);
        auto const cell_path = member_path(path, key);
        if (!cell) return refused("key_missing", {cell_path});
        auto const index = read_index(*cell, cell_path, stamps ? trace.stamp_shape() : trace.computation().output);
        if (!index) return index.problem();
        return stamps ? trace.step_of_stamp(*index) : trace.step_of_output(*index);
    }

    std::vector<trace::StageSpan> const& stages_;
    trace::Trace const* trace_;
};

}  // namespace

Result<Steps> read_steps(scene::JsonMembers const& page, std::string const& path,
                         std::vector<trace::StageSpan> const& stages, trace::Trace const* trace) {
    StepReader const reader{stages, trace};
    auto const one = page.find("step"), several = page.find("steps");
    if (one && several) return refused("lesson_keys_together", {member_path(path, "step"), member_path(path, "steps")});
    if (one) {
        auto const step = reader.read(*one, member_path(path, "step"));
        if (!step) return step.problem();
        return Steps{*step, *step};
    }
    if (!several) return Steps{reader.last(), reader.last()};
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

}  // namespace deconvista::lesson
