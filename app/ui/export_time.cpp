#include "app/ui/export_time.h"

#include <algorithm>

#include "core/base/number_text.h"
#include "core/picture/explanation.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using exporting::Format;
using exporting::Pictures;
using exporting::Settings;
using exporting::StepRange;
using text::Name;
using text::Window;
using trace::Stage;

std::string number(double value) {
    return base::shortest(value);
}

std::string range_text(StepRange const& range) {
    auto const first = base::to_text(range.first);
    return range.first == range.last ? first : first + ".." + base::to_text(range.last);
}

Change to(std::optional<StepRange> const& steps) {
    return [steps](Settings& it) { it.selection.steps = steps; };
}

// All steps, the one that is on the stage, or what is typed: 7, 3..9.
Entry steps_entry(Ui& ui, Settings const& settings) {
    auto const exported = state::playing_for_export(ui.state);
    auto const step = exported->timeline.at(exported->playback.seconds).step;
    bool const one = exporting::traits_of(settings.format).pictures == Pictures::One;
    auto const all = ui.say(one ? Window::export_last_step : Window::export_all_steps);
    auto const& chosen = settings.selection.steps;
    Entry entry{"##steps", chosen ? range_text(*chosen) : all, {}, {}};
    entry.proposals = {{all, to(std::nullopt)},
                       {ui.say(Window::export_this_step, {base::to_text(step)}), to(StepRange{step, step})}};
    entry.read = [](std::string text) -> std::optional<Change> {
        std::erase(text, ' ');
        auto const range = exporting::step_range_from(text);
        return range ? std::optional{to(*range)} : std::nullopt;
    };
    return entry;
}

// One more or one less; none and all are the same.
Change switched(Stage stage, std::size_t there) {
    return [stage, there](Settings& it) {
        auto& stages = it.selection.stages;
        if (std::erase(stages, stage) == 0) stages.push_back(stage);
        std::ranges::sort(stages);
        if (stages.size() == there) stages.clear();
    };
}

Checks stage_checks(Ui& ui, Settings const& settings) {
    auto const& chosen = settings.selection.stages;
    auto const& there = state::playing_for_export(ui.state)->timeline.stages();
    auto const all = ui.say(Window::export_all_stages);
    Checks checks{"##stages", "", {{all, chosen.empty(), [](Settings& it) { it.selection.stages.clear(); }}}};
    for (auto const& span : there) {
        auto const name = ui.say(picture::name_of(span.stage));
        bool const is_on = std::ranges::find(chosen, span.stage) != chosen.end();
        if (is_on) checks.shown.append(checks.shown.empty() ? "" : ", ").append(name);
        checks.all.push_back({name, is_on, switched(span.stage, there.size())});
    }
    if (chosen.empty()) checks.shown = all;
    return checks;
}

using Rate = std::optional<double>;

Entry rate_entry(Ui& ui, Settings const& settings) {
    auto const& traits = exporting::traits_of(settings.format);
    std::vector<Rate> rates{std::nullopt};
    for (double const rate : {5, 10, 20, 25, 30, 50, 60})
        if (rate <= traits.fastest_rate && rate != traits.default_rate) rates.emplace_back(rate);
    return number_entry<Rate>(
        "##rate", &Settings::frames_per_second, {0.1, traits.fastest_rate}, rates, settings, [&](Rate it) {
            if (it) return ui.say(Window::export_rate, {number(*it)});
            return traits.default_rate > 0 ? ui.say(Window::export_rate, {number(traits.default_rate)})
                                           : ui.say(Window::export_one_per_step);
        });
}

Entry hold_entry(Ui& ui, char const* id, double Settings::*member, Name name, Settings const& settings) {
    return number_entry<double>(id, member, {0, 600}, {0, 0.5, 1, 2, 3, 5}, settings,
                                [&, name](double it) { return ui.say(name, {number(it)}); });
}

}  // namespace

void steps_field(Ui& ui, ExportFields& fields) {
    if (state::playing_for_export(ui.state)->timeline.steps() == 1) return;
    fields.add(Window::export_steps, {steps_entry(ui, fields.settings()), stage_checks(ui, fields.settings())});
}

void time_fields(Ui& ui, ExportFields& fields) {
    auto const& settings = fields.settings();
    bool const moves = state::playing_for_export(ui.state)->timeline.steps() > 1;
    if (!moves || exporting::traits_of(settings.format).pictures != Pictures::Moving) return;
    auto const speed = number_entry<double>("##speed", &Settings::speed, {0.05, 20}, {0.25, 0.5, 1, 2, 4, 8}, settings,
                                            [&](double it) { return ui.say(Window::export_speed, {number(it)}); });
    fields.add(Window::export_which, {rate_entry(ui, settings), speed});
    bool const has_time = settings.format != Format::Frames || settings.frames_per_second;
    if (!has_time) return;
    fields.add(Window::export_hold,
               {hold_entry(ui, "##first", &Settings::hold_first, Window::export_hold_first, settings),
                hold_entry(ui, "##last", &Settings::hold_last, Window::export_hold_last, settings)});
    if (settings.format != Format::Gif && settings.format != Format::Apng) return;
    fields.add(Window::export_loop,
               {number_entry<int>("##loop", &Settings::loop, {0, 65535}, {0, 1, 2, 3, 5, 10}, settings, [&](int it) {
                   return it == 0 ? ui.say(Window::export_loop_forever)
                                  : ui.say(Window::export_loop_times, {base::to_text(it)});
               })});
}

}  // namespace deconvista::ui
