#include "core/lesson/places.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "core/base/nearest.h"
#include "core/base/number_text.h"
#include "core/op/matrix.h"
#include "core/picture/halves.h"
#include "core/picture/names.h"
#include "core/picture/size_formula.h"
#include "core/picture/step_words.h"
#include "core/picture/sum_line.h"

namespace deconvista::lesson {
namespace {

using base::to_text;
using Fact = std::optional<std::string>;

// What is asked: a scene's computation at a step of its trace.
struct Situation {
    trace::Trace const& trace;
    std::int64_t step;
    std::vector<std::int64_t> const& rates;
    text::Language language;

    op::Computation const& computation() const { return trace.computation(); }
    op::Operation const& operation() const { return computation().operation; }
    op::Axis const& axis(int axis) const { return operation().axes[axis]; }
    int axes() const { return operation().axes.axes(); }
    bool slides() const { return trace.step(step).position.has_value(); }

    tensor::Extents per_axis(std::function<std::int64_t(int)> const& value) const {
        tensor::Extents values(axes(), 0);
        for (int axis = 0; axis < axes(); ++axis) values[axis] = value(axis);
        return values;
    }
};

constexpr std::string_view kUnbroken = "\u00A0";  // a space at which no line is broken

std::string unbroken(std::string_view text) {
    std::string whole;
    for (auto const c : text) c == ' ' ? whole += kUnbroken : whole += c;
    return whole;
}

// A sum breaks between its terms alone.
std::string unbroken_terms(std::string_view sum) {
    constexpr std::string_view kPlus = " + ";
    std::string text;
    for (auto at = sum.find(kPlus); at != std::string_view::npos; at = sum.find(kPlus)) {
        text += unbroken(sum.substr(0, at)) + std::string{kPlus};
        sum.remove_prefix(at + kPlus.size());
    }
    return text + unbroken(sum);
}

tensor::Extents kernel_of(Situation const& it) {
    return it.per_axis([&](int axis) { return it.axis(axis).kernel; });
}

tensor::Extents reach_of(Situation const& it) {
    return it.per_axis([&](int axis) { return op::reach(it.axis(axis)); });
}

// Before anything is cut away. Of other operations than the transposed convolution, the output itself.
tensor::Extents full_of(Situation const& it) {
    auto const& computation = it.computation();
    if (it.operation().kind != op::Kind::TransposedConvolution) return computation.output.spatial;
    return it.per_axis([&](int axis) {
        auto const& one = it.axis(axis);
        return (computation.input.shape().spatial[axis] - 1) * one.stride + op::reach(one);
    });
}

tensor::Extents stretched_of(Situation const& it) {
    return it.per_axis([&](int axis) { return it.trace.board()[axis].stretched(); });
}

tensor::Extents board_of(Situation const& it) {
    return it.per_axis([&](int axis) { return it.trace.board()[axis].places(); });
}

// One number if all are alike, as in "stride 2"; else "2×1".
template <auto numbers>
Fact number(Situation const& it) {
    return picture::per_axis_text(numbers(it));
}
template <auto numbers>
Fact shape(Situation const& it) {
    return picture::times_text(numbers(it));
}

tensor::Extents input_of(Situation const& it) {
    return it.computation().input.shape().spatial;
}
tensor::Extents output_of(Situation const& it) {
    return it.computation().output.spatial;
}

Fact cells(tensor::Extents const& extents) {
    std::int64_t count = 1;
    for (auto const extent : extents) count *= extent;
    return to_text(count);
}

// "1, 2, 3; 4, 5, 6": as far as they fit a line; a few of them do not break.
Fact values(tensor::Tensor const& tensor) {
    constexpr std::size_t kMost = 64, kFew = 5;
    constexpr int kDigits = 4;
    auto const all = tensor.values();
    if (all.empty() || all.size() > kMost) return std::nullopt;
    auto const& spatial = tensor.shape().spatial;
    auto const in_row = static_cast<std::size_t>(spatial[spatial.axes() - 1]);
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0) text += i % in_row == 0 ? "; " : ", ";
        text += base::pretty(double{all[i]}, kDigits);
    }
    return all.size() <= kFew ? unbroken(text) : text;
}

// The whole output is computed for a lesson only where it is short.
std::optional<tensor::Tensor> small_output(Situation const& it) {
    constexpr std::int64_t kMost = 4096;
    auto const count = count_cells(it.computation().output);
    if (!count || *count > kMost) return std::nullopt;
    return op::evaluate(it.computation());
}

Fact output_values(Situation const& it) {
    auto const output = small_output(it);
    return output ? values(*output) : std::nullopt;
}

Fact output_zeros(Situation const& it) {
    auto const output = small_output(it);
    if (!output) return std::nullopt;
    return to_text(std::ranges::count(output->values(), 0.f));
}

Fact output_others(Situation const& it) {
    auto const output = small_output(it);
    if (!output) return std::nullopt;
    auto const all = output->values();
    return to_text(static_cast<std::int64_t>(all.size()) - std::ranges::count(all, 0.f));
}

// How many input cells of one channel an output cell meets: the least and the most over all output cells.
std::pair<std::int64_t, std::int64_t> connections(Situation const& it) {
    std::int64_t least = 1, most = 1;
    for (int axis = 0; axis < it.axes(); ++axis) {
        auto low = it.axis(axis).kernel, high = std::int64_t{0};
        for (std::int64_t output = 0; output < output_of(it)[axis]; ++output) {
            auto const taps = op::axis_taps(it.operation(), axis, input_of(it)[axis], output);
            low = std::min(low, static_cast<std::int64_t>(taps.size()));
            high = std::max(high, static_cast<std::int64_t>(taps.size()));
        }
        least *= low;
        most *= high;
    }
    return {least, most};
}

Fact formula(Situation const& it) {
    return unbroken(picture::size_formula(it.operation(), it.axis(it.axes() - 1)));
}

Fact formula_in_numbers(Situation const& it) {
    auto const last = it.axes() - 1;
    return unbroken(
        picture::size_formula_with_numbers(it.operation(), it.axis(last), input_of(it)[last], output_of(it)[last]));
}

// What a step is about: "y[0, 1]", or the input cell that it stamps, "x[0, 1]".
Fact cell(Situation const& it) {
    if (auto const& stamped = it.trace.step(it.step).stamped) return unbroken("x" + picture::index_text(*stamped, 1));
    if (!it.slides()) return std::nullopt;
    return unbroken(picture::written_sum(it.trace, it.step, it.language).cell);
}

Fact sum(Situation const& it) {
    if (!it.slides()) return std::nullopt;
    return unbroken_terms(picture::written_sum(it.trace, it.step, it.language).terms);
}

Fact value(Situation const& it) {
    if (it.slides()) return picture::written_sum(it.trace, it.step, it.language).value;
    auto const& stamped = it.trace.step(it.step).stamped;
    if (!stamped) return std::nullopt;
    constexpr int kDigits = 4;
    return base::pretty(double{it.computation().input[*stamped]}, kDigits);
}

Fact terms(Situation const& it) {
    auto const step = it.trace.step(it.step);
    if (step.stamped) return to_text(static_cast<std::int64_t>(it.trace.landings_of(*step.stamped).size()));
    if (!step.position) return std::nullopt;
    return to_text(op::count_terms(it.computation(), step.position->output));
}

Fact rates(Situation const& it) {
    if (it.rates.empty()) return std::nullopt;
    std::string text;
    for (auto const rate : it.rates) text += (text.empty() ? "" : ", ") + to_text(rate);
    return unbroken(text);
}

Fact layers(Situation const& it) {
    return it.rates.empty() ? Fact{} : to_text(static_cast<std::int64_t>(it.rates.size()));
}

tensor::Extents stride_of(Situation const& it) {
    return it.per_axis([&](int axis) { return it.axis(axis).stride; });
}
tensor::Extents dilation_of(Situation const& it) {
    return it.per_axis([&](int axis) { return it.axis(axis).dilation; });
}
tensor::Extents padding_begin_of(Situation const& it) {
    return it.per_axis([&](int axis) { return it.axis(axis).padding_begin; });
}
tensor::Extents padding_end_of(Situation const& it) {
    return it.per_axis([&](int axis) { return it.axis(axis).padding_end; });
}
tensor::Extents output_padding_of(Situation const& it) {
    return it.per_axis([&](int axis) { return it.axis(axis).output_padding; });
}

struct Place {
    std::string_view name;
    Fact (*fact)(Situation const&);
};

constexpr std::array kPlaces{
    Place{"input.shape", shape<input_of>},
    Place{"input.extent", number<input_of>},
    Place{"input.cells", [](Situation const& it) { return cells(input_of(it)); }},
    Place{"input.values", [](Situation const& it) { return values(it.computation().input); }},
    Place{"input.channels",
          [](Situation const& it) -> Fact { return to_text(it.computation().input.shape().channels); }},
    Place{"kernel.shape", shape<kernel_of>},
    Place{"kernel.extent", number<kernel_of>},
    Place{"kernel.cells", [](Situation const& it) { return cells(kernel_of(it)); }},
    Place{"kernel.values", [](Situation const& it) { return values(it.computation().kernel); }},
    Place{"kernel.reach", number<reach_of>},
    Place{"kernel.reach.shape", shape<reach_of>},
    Place{"output.shape", shape<output_of>},
    Place{"output.extent", number<output_of>},
    Place{"output.cells", [](Situation const& it) { return cells(output_of(it)); }},
    Place{"output.values", output_values},
    Place{"output.zeros", output_zeros},
    Place{"output.others", output_others},
    Place{"output.channels", [](Situation const& it) -> Fact { return to_text(it.computation().output.channels); }},
    Place{"full.shape", shape<full_of>},
    Place{"full.extent", number<full_of>},
    Place{"stretched.shape", shape<stretched_of>},
    Place{"stretched.extent", number<stretched_of>},
    Place{"board.shape", shape<board_of>},
    Place{"stride", number<stride_of>},
    Place{"dilation", number<dilation_of>},
    Place{"padding", number<padding_begin_of>},
    Place{"padding.end", number<padding_end_of>},
    Place{"output_padding", number<output_padding_of>},
    Place{"groups", [](Situation const& it) -> Fact { return to_text(it.operation().groups); }},
    Place{"formula", formula},
    Place{"formula.numbers", formula_in_numbers},
    Place{"matrix.rows", [](Situation const& it) -> Fact { return to_text(matrix_extents(it.computation()).rows); }},
    Place{"matrix.columns",
          [](Situation const& it) -> Fact { return to_text(matrix_extents(it.computation()).columns); }},
    Place{"connections.least", [](Situation const& it) -> Fact { return to_text(connections(it).first); }},
    Place{"connections.most", [](Situation const& it) -> Fact { return to_text(connections(it).second); }},
    Place{"rates", rates},
    Place{"layers", layers},
    Place{"step", [](Situation const& it) -> Fact { return to_text(it.step); }},
    Place{"steps", [](Situation const& it) -> Fact { return to_text(it.trace.steps()); }},
    Place{"positions", [](Situation const& it) -> Fact { return to_text(it.trace.work().count); }},
    Place{"cell", cell},
    Place{"sum", sum},
    Place{"terms", terms},
    Place{"value", value},
};

constexpr std::string_view kBeside = "beside.";

// The fact of a name. Nothing: there is no such place. An empty fact: it has nothing to say.
std::optional<Fact> fact_of(std::string_view name, Situation const& situation) {
    auto const found = std::ranges::find(kPlaces, name, &Place::name);
    if (found == kPlaces.end()) return std::nullopt;
    return found->fact(situation);
}

std::optional<Fact> fact_in(std::string_view name, Shown const& shown, std::int64_t step, text::Language language) {
    std::vector<std::int64_t> const no_rates;
    if (!name.starts_with(kBeside)) return fact_of(name, {shown.trace, step, shown.rates, language});
    auto const own = name.substr(kBeside.size());
    auto const second = shown.scene.beside.empty()
                            ? std::nullopt
                            : picture::second_of(shown.scene, shown.trace, trace::Moment{step, 1});
    // Without a second scene the name may still be a known one.
    if (!second) {
        auto const known = fact_of(own, {shown.trace, step, shown.rates, language});
        return known ? std::optional{Fact{}} : std::nullopt;
    }
    return fact_of(own, {second->trace, second->moment.step, no_rates, language});
}

}  // namespace

std::vector<std::string_view> place_names() {
    std::vector<std::string_view> names;
    for (auto const& place : kPlaces) names.push_back(place.name);
    return names;
}

base::Result<std::string> fill_places(std::string_view text, Shown const* shown, std::int64_t step,
                                      text::Language language, std::string const& path) {
    constexpr std::size_t kShort = 4;
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string filled;
    while (!text.empty()) {
        auto const begin = text.find('{');
        filled += text.substr(0, begin);
        if (begin == std::string_view::npos) break;
        auto const end = text.find('}', begin);
        if (end == std::string_view::npos) return base::refused("lesson_mark_open", {path, "{"});
        auto const name = text.substr(begin + 1, end - begin - 1);
        text.remove_prefix(end + 1);
        if (shown == nullptr) return base::refused("lesson_place_without_scene", {path, std::string{name}});
        auto const fact = fact_in(name, *shown, step, language);
        auto const names = place_names();
        if (!fact)
            return base::refused("lesson_place_unknown",
                                 {path, std::string{name}, std::string{base::nearest(name, names)}});
        if (!*fact) return base::refused("lesson_place_empty", {path, std::string{name}, to_text(step)});
        // "stride 2" stays together.
        if (filled.ends_with(' ') && !(*fact)->empty() && (*fact)->size() <= kShort && is_digit((*fact)->front()))
            filled.replace(filled.size() - 1, 1, kUnbroken);
        filled += **fact;
    }
    return filled;
}

Blocks filled(Blocks blocks, Shown const* shown, std::int64_t step, text::Language language) {
    for (auto& block : blocks)
        for (auto& span : block.spans) span.text = *fill_places(span.text, shown, step, language, "");
    return blocks;
}

}  // namespace deconvista::lesson
