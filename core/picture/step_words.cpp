#include "core/picture/step_words.h"

#include "core/base/number_text.h"
#include "core/picture/explanation.h"
#include "core/picture/halves.h"
#include "core/picture/sum_line.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

using text::Picture;

constexpr std::string_view kMinus = "\u2212";

std::string in_brackets_if_negative(std::string const& number) {
    return number.starts_with(kMinus) ? "(" + number + ")" : number;
}

std::string left_out_text(Explanation const& explanation, text::Language language) {
    return text::fill(explanation.zeros_alone ? Picture::picture_zeros_left_out : Picture::picture_terms_left_out,
                      language, {base::to_text(explanation.rows_left_out)});
}

std::string terms_text(trace::Trace const& trace, Explanation const& explanation) {
    auto const kind = trace.computation().operation.kind;
    std::string terms;
    for (auto const& row : explanation.sum) {
        if (!terms.empty()) terms += kind == op::Kind::MaxPooling ? ", " : " + ";
        terms += kind == op::Kind::MaxPooling ? row.x : in_brackets_if_negative(row.x);
        if (!op::is_pooling(kind)) terms += " · " + in_brackets_if_negative(row.w);
    }
    return terms;
}

WrittenSum sum_of(trace::Trace const& trace, trace::Position const& position, Explanation const& explanation,
                  text::Language language) {
    bool const kept = position.fate == trace::Fate::Kept;
    auto const channels = trace.computation().output.channels;
    auto const left = (kept ? "y" : "full") + index_text(kept ? position.output : position.slid, channels);
    auto terms = terms_text(trace, explanation);
    if (terms.empty()) terms = text::sentence(Picture::picture_no_cell_under_kernel, language);
    if (explanation.rows_left_out > 0) terms += " + " + left_out_text(explanation, language);
    if (!explanation.bias.empty()) terms += " + " + in_brackets_if_negative(explanation.bias);
    switch (trace.computation().operation.kind) {
        case op::Kind::MaxPooling:
            terms = "max(" + terms + ")";
            break;
        case op::Kind::AveragePooling:
            if (!explanation.sum.empty()) terms = "(" + terms + ") · " + explanation.sum.front().w;
            break;
        case op::Kind::Convolution:
        case op::Kind::TransposedConvolution:
            break;
    }
    return {left, terms, explanation.value};
}

std::string gap_after_sentence(text::Language language) {
    return language == text::Language::Chinese ? "" : " ";
}

// "y[0, 1] += 3 · 2; y[0, 2] += 3 · (−4)"
std::string stamp_text(Explanation const& explanation, text::Language language) {
    std::string landings;
    for (auto const& row : explanation.sum)
        landings += (landings.empty() ? "" : "; ") + row.input + " += " + in_brackets_if_negative(row.x) + " · " +
                    in_brackets_if_negative(row.w);
    if (explanation.rows_left_out > 0) landings += "; " + left_out_text(explanation, language);
    return landings;
}

}  // namespace

WrittenSum written_sum(trace::Trace const& trace, std::int64_t step, text::Language language) {
    auto const position = trace.step(step).position;
    DECONVISTA_CHECK(position.has_value());
    return sum_of(trace, *position, explain(trace, {step, 1}, language), language);
}

std::string in_one_line(StepWords const& words, text::Language language) {
    return text::fill(text::Picture::step_in_one_line, language, {words.title, words.text});
}

StepWords words_of(trace::Trace const& trace, std::int64_t step, text::Language language) {
    auto const explanation = explain(trace, {step, 1}, language);
    StepWords words;
    words.title = text::fill(Picture::step_title, language,
                             {base::to_text(step), base::to_text(trace.steps() - 1), explanation.stage});
    words.text = explanation.sentence;
    if (auto const position = trace.step(step).position) {
        auto const [cell, terms, value] = sum_of(trace, *position, explanation, language);
        words.text += gap_after_sentence(language) + cell + " = " + terms + " = " + value;
    }
    if (trace.step(step).stamped) words.text += gap_after_sentence(language) + stamp_text(explanation, language);
    return words;
}

StepWords words_of(scene::Scene const& scene, trace::Trace const& trace, std::int64_t step, text::Language language) {
    auto words = words_of(trace, step, language);
    auto const second = scene.beside.empty() ? std::nullopt : second_of(scene, trace, {step, 1});
    if (!second) return words;
    auto const beside = words_of(second->trace, second->moment.step, language);
    words.text +=
        gap_after_sentence(language) + text::fill(Picture::step_beside, language, {in_one_line(beside, language)});
    return words;
}

}  // namespace deconvista::picture
