#include "app/cli/export_arguments.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "app/cli/command.h"
#include "core/base/number_text.h"
#include "core/scene/words.h"

namespace deconvista::cli {
namespace {

using base::Outcome;
using base::Result;
using base::usage;

namespace fs = std::filesystem;

template <class Number>
std::optional<Number> number_from(std::string_view text) {
    Number number{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

bool is_side(std::optional<int> side) {
    return side && *side >= kSmallestSide && *side <= kLargestSide;
}

Result<exporting::Size> size_from(std::string const& text) {
    auto const cross = text.find('x');
    auto const width = number_from<int>(std::string_view{text}.substr(0, cross));
    auto const height =
        cross == std::string::npos ? std::nullopt : number_from<int>(std::string_view{text}.substr(cross + 1));
    if (is_side(width) && is_side(height)) return exporting::Size{*width, *height};
    return usage("export_size_needed", {text, base::to_text(kSmallestSide), base::to_text(kLargestSide)});
}

Result<double> rate_from(std::string const& text) {
    constexpr double kSlowest = 0.1, kFastest = 240;
    auto const rate = number_from<double>(text);
    if (rate && *rate >= kSlowest && *rate <= kFastest) return *rate;
    return usage("option_value_out_of_range", {"--fps", text, base::shortest(kSlowest), base::shortest(kFastest)});
}

std::vector<std::string_view> stage_names() {
    std::vector<std::string_view> names;
    for (int i = 0; i < trace::kStages; ++i) names.push_back(identifier(static_cast<trace::Stage>(i)));
    return names;
}

Result<std::vector<trace::Stage>> stages_from(std::string_view text) {
    auto const names = stage_names();
    std::vector<trace::Stage> stages;
    for (;;) {
        auto const comma = std::min(text.find(','), text.size());
        auto const word = text.substr(0, comma);
        auto const found = std::ranges::find(names, word);
        if (found == names.end())
            return usage("option_value_unknown", {"--stages", std::string{word}, word_list(names)});
        stages.push_back(static_cast<trace::Stage>(found - names.begin()));
        if (comma == text.size()) return stages;
        text.remove_prefix(comma + 1);
    }
}

Result<Format> format_from(std::string const& out) {
    std::error_code ignored;
    auto ending = fs::path{out}.extension().native();
    if (out.ends_with('/') || fs::is_directory(out, ignored) || ending.empty()) return Format::Frames;
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (ending == ".png") return Format::Still;
    return usage("export_format_unknown", {out});
}

template <class T>
Outcome store(std::optional<T>& target, Result<T> const& value) {
    if (!value) return value.problem();
    target = *value;
    return base::done();
}

Outcome read_selection(ExportArguments const& arguments, Selection& selection) {
    if (!arguments.step.empty() && !arguments.steps.empty()) return usage("options_exclude", {"--step", "--steps"});
    bool const one = !arguments.step.empty();
    auto const& text = one ? arguments.step : arguments.steps;
    if (!text.empty()) {
        selection.steps = step_range_from(text);
        bool const fits = selection.steps && (!one || text.find('.') == std::string::npos);
        if (!fits) return usage(one ? "export_step_needed" : "export_steps_needed", {text});
    }
    if (arguments.stages.empty()) return base::done();
    auto stages = stages_from(arguments.stages);
    if (!stages) return stages.problem();
    selection.stages = *std::move(stages);
    return base::done();
}

Outcome read_look(ExportArguments const& arguments, ExportPlan& plan) {
    auto const theme = picture::theme_from(arguments.theme);
    if (!theme) return usage("option_value_unknown", {"--theme", arguments.theme, "light, dark, print"});
    plan.theme = *theme;
    if (arguments.view.empty()) return base::done();
    plan.view = scene::from_word<scene::View>(arguments.view);
    if (plan.view) return base::done();
    return usage("option_value_unknown", {"--view", arguments.view, word_list(scene::Words<scene::View>::kWords)});
}

}  // namespace

Result<ExportPlan> plan_of(ExportArguments const& arguments) {
    auto const format = format_from(arguments.out);
    if (!format) return format.problem();
    auto const size = size_from(arguments.size);
    if (!size) return size.problem();
    ExportPlan plan;
    plan.format = *format;
    plan.size = *size;
    plan.existing = arguments.force ? exporting::Existing::Replace : exporting::Existing::Refuse;
    if (!arguments.fps.empty()) {
        if (plan.format == Format::Still) return usage("export_still_has_no_rate", {arguments.out});
        if (auto const fine = store(plan.frames_per_second, rate_from(arguments.fps)); !fine) return fine.problem();
    }
    if (auto const fine = read_look(arguments, plan); !fine) return fine.problem();
    if (auto const fine = read_selection(arguments, plan.selection); !fine) return fine.problem();
    return plan;
}

}  // namespace deconvista::cli
