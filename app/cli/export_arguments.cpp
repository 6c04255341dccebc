#include "app/cli/export_arguments.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

#include "app/cli/command.h"
#include "app/export/extent.h"
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

struct Bounds {
    double least{}, most{};
};

Result<double> number_within(char const* option, std::string const& text, Bounds const& bounds) {
    auto const number = number_from<double>(text);
    if (number && *number >= bounds.least && *number <= bounds.most) return *number;
    return usage("option_value_out_of_range",
                 {option, text, base::shortest(bounds.least), base::shortest(bounds.most)});
}

// --width decides how wide the picture is, and on paper --dpi of how many pixels.
Outcome read_width(ExportArguments const& arguments, exporting::Settings& settings) {
    auto const extent = exporting::extent_of_width(arguments.width, settings.dpi);
    if (!extent)
        return usage("export_width_needed", {arguments.width, base::to_text(exporting::kSmallestSide),
                                             base::to_text(exporting::kLargestSide)});
    settings.size = extent->size;
    settings.dpi = extent->dpi;
    return base::done();
}

Outcome read_size(ExportArguments const& arguments, exporting::Settings& settings) {
    if (!arguments.size.empty() && !arguments.width.empty()) return usage("options_exclude", {"--size", "--width"});
    if (!arguments.dpi.empty()) {
        auto const dpi = number_within("--dpi", arguments.dpi, {exporting::kLowestDpi, exporting::kHighestDpi});
        if (!dpi) return dpi.problem();
        settings.dpi = *dpi;
    }
    if (!arguments.width.empty()) {
        if (auto const read = read_width(arguments, settings); !read) return read;
    } else if (!arguments.size.empty()) {
        auto const size = exporting::size_from(arguments.size);
        if (!size)
            return usage("export_size_needed", {arguments.size, base::to_text(exporting::kSmallestSide),
                                                base::to_text(exporting::kLargestSide)});
        settings.size = *size;
    }
    if (arguments.crop)
        settings.part = arguments.width.empty() ? exporting::Part::Content : exporting::Part::ContentToWidth;
    if (arguments.transparent) settings.ground = exporting::Ground::Transparent;
    return base::done();
}

// Letters in pixels, or in points on paper.
Outcome read_font_size(ExportArguments const& arguments, exporting::Settings& settings) {
    if (arguments.font_size.empty()) return base::done();
    constexpr auto kLeast = exporting::kSmallestLetters, kMost = exporting::kLargestLetters;
    auto const length = exporting::length_from(arguments.font_size);
    auto const pixels = length ? length->pixels(settings.dpi.value_or(exporting::kScreenDpi)) : 0;
    if (!(pixels >= kLeast && pixels <= kMost))
        return usage("export_font_size_needed", {arguments.font_size, base::shortest(kLeast), base::shortest(kMost)});
    settings.font_size = static_cast<float>(pixels);
    return base::done();
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

Result<exporting::Format> format_from(ExportArguments const& arguments) {
    if (!arguments.format.empty()) {
        auto const format = exporting::format_from(arguments.format);
        if (!format) return usage("option_value_unknown", {"--format", arguments.format, exporting::format_list()});
        return *format;
    }
    std::error_code ignored;
    if (arguments.all || fs::is_directory(arguments.out, ignored)) return exporting::Format::Frames;
    auto const format = exporting::format_of(arguments.out);
    if (!format) return usage("export_format_unknown", {arguments.out, exporting::format_list()});
    return *format;
}

Outcome read_selection(ExportArguments const& arguments, exporting::Selection& selection) {
    if (!arguments.step.empty() && !arguments.steps.empty()) return usage("options_exclude", {"--step", "--steps"});
    bool const one = !arguments.step.empty();
    auto const& text = one ? arguments.step : arguments.steps;
    if (!text.empty()) {
        selection.steps = exporting::step_range_from(text);
        bool const fits = selection.steps && (!one || text.find('.') == std::string::npos);
        if (!fits) return usage(one ? "export_step_needed" : "export_steps_needed", {text});
    }
    if (arguments.stages.empty()) return base::done();
    auto stages = stages_from(arguments.stages);
    if (!stages) return stages.problem();
    selection.stages = *std::move(stages);
    return base::done();
}

// One view or several, by commas.
Outcome read_views(std::string_view text, exporting::Settings& settings) {
    std::string const all{text};
    while (!text.empty()) {
        auto const comma = std::min(text.find(','), text.size());
        auto const view = scene::from_word<scene::View>(text.substr(0, comma));
        bool const twice = view && std::ranges::find(settings.views, *view) != settings.views.end();
        if (!view || twice || settings.views.size() == scene::kMaxViews)
            return usage("option_value_unknown", {"--view", all, word_list(scene::Words<scene::View>::kWords)});
        settings.views.push_back(*view);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return base::done();
}

Outcome read_look(ExportArguments const& arguments, exporting::Settings& settings) {
    auto const theme = picture::theme_from(arguments.theme);
    if (!theme) return usage("option_value_unknown", {"--theme", arguments.theme, theme_list()});
    settings.theme = *theme;
    if (arguments.labels != "on" && arguments.labels != "off")
        return usage("option_value_unknown", {"--labels", arguments.labels, "on, off"});
    settings.labels = arguments.labels == "on" ? picture::Labels::On : picture::Labels::Off;
    if (!arguments.digits.empty()) {
        auto const digits = number_from<int>(arguments.digits);
        if (!digits || *digits < 1 || *digits > 9)
            return usage("option_value_out_of_range", {"--digits", arguments.digits, "1", "9"});
        settings.digits = *digits;
    }
    return read_views(arguments.view, settings);
}

Outcome read_pace(ExportArguments const& arguments, exporting::Settings& settings) {
    struct Option {
        char const* name;
        std::string const& text;
        Bounds bounds;
        std::function<void(double)> store;
    };
    Option const options[] = {
        {"--fps", arguments.fps, {0.1, 240}, [&](double value) { settings.frames_per_second = value; }},
        {"--speed", arguments.speed, {0.05, 20}, [&](double value) { settings.speed = value; }},
        {"--hold-first", arguments.hold_first, {0, 600}, [&](double value) { settings.hold_first = value; }},
        {"--hold-last", arguments.hold_last, {0, 600}, [&](double value) { settings.hold_last = value; }},
    };
    for (auto const& option : options) {
        if (option.text.empty()) continue;
        auto const number = number_within(option.name, option.text, option.bounds);
        if (!number) return number.problem();
        option.store(*number);
    }
    if (arguments.loop.empty()) return base::done();
    auto const loop = number_from<int>(arguments.loop);
    constexpr int kMost = 65535;
    if (!loop || *loop < 0 || *loop > kMost)
        return usage("option_value_out_of_range", {"--loop", arguments.loop, "0", base::to_text(kMost)});
    settings.loop = *loop;
    return base::done();
}

}  // namespace

Result<exporting::Settings> settings_of(ExportArguments const& arguments, text::Language language) {
    exporting::Settings settings;
    settings.language = language;
    settings.existing = arguments.force ? exporting::Existing::Replace : exporting::Existing::Refuse;
    auto const format = format_from(arguments);
    if (!format) return format.problem();
    settings.format = *format;
    for (auto const& read :
         {read_size(arguments, settings), read_font_size(arguments, settings), read_look(arguments, settings),
          read_selection(arguments, settings.selection), read_pace(arguments, settings)})
        if (!read) return read.problem();
    return settings;
}

Result<std::optional<int>> page_of(ExportArguments const& arguments, int pages) {
    if (arguments.page.empty()) return std::optional<int>{};
    auto const page = number_from<int>(arguments.page);
    if (!page || *page < 1 || *page > pages)
        return usage("option_value_out_of_range", {"--page", arguments.page, "1", base::to_text(pages)});
    return std::optional{*page - 1};
}

}  // namespace deconvista::cli
