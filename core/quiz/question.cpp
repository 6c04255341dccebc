#include "core/quiz/question.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/number_text.h"
#include "core/picture/explanation.h"
#include "core/picture/step_words.h"
#include "core/picture/sum_line.h"
#include "core/text/window.h"

namespace deconvista::quiz {
namespace {

using text::Window;

// A cropped border is as wide as a kernel at most; so far on there is always a cell that stays.
constexpr std::int64_t kFarthest = 1 << 14;
constexpr int kDigits = 5;

std::vector<trace::Landing> kept_landings(trace::Trace const& trace, tensor::Index const& place) {
    auto landings = trace.landings_of(place);
    std::erase_if(landings, [&](trace::Landing const& landing) {
        return trace.position_of(landing.canvas).fate == trace::Fate::Cropped;
    });
    return landings;
}

std::optional<Question> ask_of_slide(trace::Trace const& trace, Kind kind, trace::Step const& step) {
    if (!step.position || step.position->fate == trace::Fate::Cropped) return std::nullopt;
    auto const& output = step.position->output;
    if (kind == Kind::Value && !std::isfinite(trace.value_of(*step.position))) return std::nullopt;
    if (kind == Kind::Touched && op::count_terms(trace.computation(), output) == 0) return std::nullopt;
    return Question{kind, step.number, op::OutputCell{output}};
}

// How many stamps of its batch item there are when this one is done.
std::int64_t stamps_with(trace::Trace const& trace, tensor::Index const& place) {
    return offset(trace.stamp_shape(), {0, 0, place.spatial}) + 1;
}

std::optional<Question> ask_of_stamp(trace::Trace const& trace, Kind kind, trace::Step const& step) {
    if (!step.stamped) return std::nullopt;
    auto const landings = kept_landings(trace, *step.stamped);
    if (landings.empty()) return std::nullopt;
    if (kind == Kind::Touched) return Question{kind, step.number, op::InputCell{*step.stamped}};
    auto const& landing = landings[landings.size() / 2];
    auto const value = trace.stamped_value(landing.canvas, stamps_with(trace, *step.stamped));
    if (!value || !std::isfinite(*value)) return std::nullopt;
    return Question{kind, step.number, op::OutputCell{trace.position_of(landing.canvas).output}};
}

bool is_stamped(trace::Trace const& trace) {
    return trace.order() == trace::Order::Inputs;
}

// The products that the stamp lays on the cell that is asked about, one of each input channel.
std::vector<trace::Landing> landings_on_cell(trace::Trace const& trace, Question const& question) {
    auto const& output = std::get<op::OutputCell>(question.cell).at;
    auto landings = kept_landings(trace, *trace.step(question.step).stamped);
    std::erase_if(landings,
                  [&](trace::Landing const& landing) { return trace.position_of(landing.canvas).output != output; });
    return landings;
}

std::string cell_text(trace::Trace const& trace, Question const& question) {
    if (auto const* const input = std::get_if<op::InputCell>(&question.cell))
        return "x" + picture::index_text(input->at, 1);
    return "y" + picture::index_text(std::get<op::OutputCell>(question.cell).at, trace.computation().output.channels);
}

std::string number(double value) {
    return base::pretty(value, kDigits);
}
std::string factor(double value) {
    return value < 0 ? "(" + number(value) + ")" : number(value);
}

// "y[1, 2] = 3 + 2 · 4 = 11": what lay there before, and what the stamp adds.
std::string stamped_sum(trace::Trace const& trace, Question const& question) {
    auto const landings = landings_on_cell(trace, question);
    auto const stamps = stamps_with(trace, *trace.step(question.step).stamped);
    auto const before = trace.stamped_value(landings.front().canvas, stamps - 1);
    auto sum = before ? number(double{*before}) : std::string{};
    for (auto const& landing : landings)
        sum += (sum.empty() ? "" : " + ") + factor(double{landing.x}) + " · " + factor(landing.w);
    return cell_text(trace, question) + " = " + sum + " = " + number(right_value(trace, question));
}

// "[0, 0], [0, 1], [1, 0]"
std::string list_of(Places const& places) {
    constexpr std::size_t kMost = 12;
    std::string list;
    for (std::size_t i = 0; i < std::min(places.size(), kMost); ++i)
        list += (i == 0 ? "" : ", ") + picture::index_text({0, 0, places[i]}, 1);
    return list + (places.size() > kMost ? ", …" : "");
}

std::string size_text(trace::Trace const& trace, text::Language language) {
    auto const sizes = picture::explain(trace, {0, 1}, language).sizes;
    if (sizes.size() == 1) return sizes.front().formula + " = " + sizes.front().with_numbers;
    std::string all;
    for (auto const& [axis, formula, with_numbers] : sizes)
        all += (all.empty() ? "" : ";  ") + axis + ": " + with_numbers;
    return all;
}

// ---- what was typed

// Commas, crosses, brackets and spaces stand between numbers.
std::vector<std::string> parts_of(std::string_view typed) {
    std::string plain{typed};
    for (std::string_view const cross : {"×", "，", "x", "X", "*", ",", ";", "[", "]", "(", ")"})
        for (auto at = plain.find(cross); at != std::string::npos; at = plain.find(cross, at))
            plain.replace(at, cross.size(), " ");
    std::vector<std::string> parts;
    for (std::size_t at = 0; (at = plain.find_first_not_of(' ', at)) != std::string::npos;) {
        auto const end = std::min(plain.find(' ', at), plain.size());
        parts.push_back(plain.substr(at, end - at));
        at = end;
    }
    return parts;
}

std::optional<double> number_in(std::string text) {
    constexpr std::string_view kMinus = "\u2212";
    if (text.starts_with(kMinus)) text.replace(0, kMinus.size(), "-");
    if (text.starts_with('+')) text.erase(0, 1);
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = error == std::errc{} && end == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

// Half a unit of the last digit that was typed after the point.
double tolerance_of(std::string const& typed) {
    auto const point = typed.find('.');
    auto const digits = point == std::string::npos ? 0 : static_cast<int>(typed.size() - point - 1);
    return 0.5 * std::pow(10.0, -std::clamp(digits, 0, 12)) * (1 + 1e-6);
}

Verdict verdict(bool right) {
    return right ? Verdict::Right : Verdict::Wrong;
}

base::Result<Verdict> judge_value(double right, std::string_view typed) {
    auto const parts = parts_of(typed);
    auto const value = parts.size() == 1 ? number_in(parts.front()) : std::nullopt;
    if (!value) return base::refused("no_number", {std::string{typed}});
    // A whole number has to be given whole; of a long fraction two digits after the point will do.
    bool const is_whole = right == std::floor(right);
    auto const tolerance = is_whole ? 1e-6 * std::max(1.0, std::fabs(right))
                                    : std::min(tolerance_of(parts.front()), std::max(0.005, std::fabs(right) * 0.005));
    return verdict(std::fabs(*value - right) <= tolerance);
}

base::Result<Verdict> judge_size(tensor::Extents const& right, std::string_view typed) {
    auto const parts = parts_of(typed);
    bool const alike = std::ranges::all_of(right, [&](auto extent) { return extent == *right.begin(); });
    if (parts.empty()) return base::refused("no_number", {std::string{typed}});
    for (auto const& part : parts)
        if (!number_in(part)) return base::refused("no_number", {part});
    if (parts.size() == 1 && alike) return verdict(*number_in(parts.front()) == static_cast<double>(*right.begin()));
    if (static_cast<int>(parts.size()) != right.axes()) return Verdict::Wrong;
    for (int axis = 0; axis < right.axes(); ++axis)
        if (*number_in(parts[static_cast<std::size_t>(axis)]) != static_cast<double>(right[axis]))
            return Verdict::Wrong;
    return Verdict::Right;
}

bool comes_before(tensor::Extents const& a, tensor::Extents const& b) {
    return std::ranges::lexicographical_compare(a, b);
}

// Sorted, each once.
Places in_order(Places places) {
    std::ranges::sort(places, comes_before);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

// "0,0 0,1 1,0": as many numbers for each cell as there are axes.
base::Result<Places> places_in(std::string_view typed, int axes) {
    auto const parts = parts_of(typed);
    auto const each = static_cast<std::size_t>(axes);
    auto const refused = base::refused("no_cells", {std::string{typed}, base::to_text(axes)});
    if (parts.empty() || parts.size() % each != 0) return refused;
    Places places(parts.size() / each, tensor::Extents(axes, 0));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const number = number_in(parts[i]);
        if (!number || *number != std::floor(*number) || std::fabs(*number) > kFarthest) return refused;
        places[i / each][static_cast<int>(i % each)] = static_cast<std::int64_t>(*number);
    }
    return in_order(std::move(places));
}

}  // namespace

std::optional<Question> ask(trace::Trace const& trace, Kind kind, std::int64_t step) {
    if (kind == Kind::OutputSize) return Question{kind, trace.steps() - 1, {}};
    auto const work = trace.work();
    auto const first = std::max(step, work.first);
    for (auto number = first; number < std::min(work.first + work.count, first + kFarthest); ++number) {
        auto const shown = trace.step(number);
        auto question = is_stamped(trace) ? ask_of_stamp(trace, kind, shown) : ask_of_slide(trace, kind, shown);
        if (question) return question;
    }
    return std::nullopt;
}

double right_value(trace::Trace const& trace, Question const& question) {
    auto const& output = std::get<op::OutputCell>(question.cell).at;
    if (!is_stamped(trace)) return double{op::value_at(trace.computation(), output)};
    auto const landings = landings_on_cell(trace, question);
    auto const stamps = stamps_with(trace, *trace.step(question.step).stamped);
    return double{trace.stamped_value(landings.front().canvas, stamps).value_or(0)};
}

tensor::Extents right_size(trace::Trace const& trace) {
    return trace.computation().output.spatial;
}

Places right_places(trace::Trace const& trace, Question const& question) {
    Places places;
    if (auto const* const output = std::get_if<op::OutputCell>(&question.cell)) {
        auto const count = op::count_terms(trace.computation(), output->at);
        for (auto const& term : op::terms_at(trace.computation(), output->at, 0, count))
            places.push_back(term.input.spatial);
    } else {
        for (auto const& landing : kept_landings(trace, std::get<op::InputCell>(question.cell).at))
            places.push_back(trace.position_of(landing.canvas).output.spatial);
    }
    return in_order(std::move(places));
}

bool points_at_input(Question const& question) {
    return std::holds_alternative<op::OutputCell>(question.cell);
}

tensor::Shape const& shape_pointed_at(trace::Trace const& trace, Question const& question) {
    auto const& computation = trace.computation();
    return points_at_input(question) ? computation.input.shape() : computation.output;
}

std::optional<Places> chosen(Places places, Question const& question, op::Cell const& cell) {
    auto const* const input = std::get_if<op::InputCell>(&cell);
    auto const* const output = std::get_if<op::OutputCell>(&cell);
    if (points_at_input(question) ? input == nullptr : output == nullptr) return std::nullopt;
    auto const& place = input != nullptr ? input->at.spatial : output->at.spatial;
    if (std::erase(places, place) == 0) places.push_back(place);
    std::ranges::sort(places, comes_before);
    return places;
}

base::Result<Verdict> judge(trace::Trace const& trace, Question const& question, std::string_view typed) {
    if (question.kind == Kind::OutputSize) return judge_size(right_size(trace), typed);
    if (question.kind == Kind::Touched) {
        auto const places = places_in(typed, trace.computation().output.spatial.axes());
        if (!places) return places.problem();
        return judge(trace, question, *places);
    }
    return judge_value(right_value(trace, question), typed);
}

Verdict judge(trace::Trace const& trace, Question const& question, Places const& places) {
    return verdict(places == right_places(trace, question));
}

std::string wording(trace::Trace const& trace, Question const& question, text::Language language) {
    auto const say = [&](Window sentence) {
        return text::fill(sentence, language, {question.kind == Kind::OutputSize ? "" : cell_text(trace, question)});
    };
    switch (question.kind) {
        case Kind::Value:
            return say(is_stamped(trace) ? Window::question_stamped_value : Window::question_value);
        case Kind::Touched:
            return say(is_stamped(trace) ? Window::question_stamped_cells : Window::question_read_cells);
        case Kind::OutputSize:
            break;
    }
    return std::string{text::sentence(Window::question_size, language)};
}

std::string solution(trace::Trace const& trace, Question const& question, text::Language language) {
    switch (question.kind) {
        case Kind::Value: {
            if (is_stamped(trace)) return stamped_sum(trace, question);
            auto const [cell, terms, value] = picture::written_sum(trace, question.step, language);
            return cell + " = " + terms + " = " + value;
        }
        case Kind::Touched:
            return cell_text(trace, question) + (points_at_input(question) ? " ← x" : " → y") +
                   list_of(right_places(trace, question));
        case Kind::OutputSize:
            break;
    }
    return size_text(trace, language);
}

}  // namespace deconvista::quiz
