#include "app/ui/export_form.h"

#include <vector>

#include "app/ui/export_fields.h"
#include "core/base/number_text.h"

namespace deconvista::ui {
namespace {

using exporting::Format;
using exporting::Pictures;
using exporting::Settings;
using text::Name;

std::string number(double value) {
    return base::shortest(value);
}

void format_field(Ui& ui, ExportFields& fields) {
    constexpr Name kNames[] = {Name::export_format_frames, Name::export_format_png, Name::export_format_svg,
                               Name::export_format_pdf,    Name::export_format_tex, Name::export_format_mp4,
                               Name::export_format_webm,   Name::export_format_gif, Name::export_format_apng,
                               Name::export_format_html,   Name::export_format_pptx};
    std::vector<Format> formats;
    for (auto const& traits : exporting::formats()) formats.push_back(traits.format);
    auto const values = choices_of(&Settings::format, formats, fields.settings(),
                                   [&](Format format) { return ui.say(kNames[static_cast<std::size_t>(format)]); });
    fields.choose(Name::export_format, "##format", values);
}

// Screens in pixels, and the widths of a column and of a page on paper.
struct Extent {
    exporting::Size size;
    std::optional<double> dpi;
    std::string label;
};

std::vector<Extent> extents() {
    std::vector<Extent> all;
    for (auto const& size : {exporting::Size{1280, 720}, exporting::Size{1920, 1080}, exporting::Size{2560, 1440},
                             exporting::Size{3840, 2160}})
        all.push_back({size, std::nullopt, base::to_text(size.width) + " × " + base::to_text(size.height)});
    all.push_back({{1004, 565}, 300.0, "85 mm, 300 dpi"});
    all.push_back({{2008, 1129}, 300.0, "170 mm, 300 dpi"});
    return all;
}

void size_fields(Ui& ui, ExportFields& fields) {
    auto const& settings = fields.settings();
    Choices sizes;
    for (auto const& extent : extents()) {
        if (extent.size == settings.size && extent.dpi == settings.dpi) sizes.current = sizes.all.size();
        sizes.all.push_back({extent.label, [extent](Settings& it) {
                                 it.size = extent.size;
                                 it.dpi = extent.dpi;
                                 // On paper the width is what counts.
                                 if (it.part != exporting::Part::Whole)
                                     it.part = extent.dpi ? exporting::Part::ContentToWidth : exporting::Part::Content;
                             }});
    }
    Choices parts;
    parts.all = {{ui.say(Name::export_whole), [](Settings& it) { it.part = exporting::Part::Whole; }},
                 {ui.say(Name::export_cropped),
                  [](Settings& it) { it.part = it.dpi ? exporting::Part::ContentToWidth : exporting::Part::Content; }}};
    parts.current = settings.part == exporting::Part::Whole ? 0 : 1;
    fields.choose_two(Name::export_size, {"##size", "##part"}, sizes, parts);
}

void look_fields(Ui& ui, ExportFields& fields) {
    auto const& settings = fields.settings();
    constexpr Name kThemes[] = {Name::theme_light, Name::theme_dark, Name::theme_print, Name::theme_contrast};
    auto const themes =
        choices_of(&Settings::theme, {picture::kThemeNames.begin(), picture::kThemeNames.end()}, settings,
                   [&](picture::ThemeName it) { return ui.say(kThemes[static_cast<std::size_t>(it)]); });
    std::vector<exporting::Ground> grounds{exporting::Ground::Opaque};
    if (exporting::traits_of(settings.format).can_be_transparent) grounds.push_back(exporting::Ground::Transparent);
    auto const ground = choices_of(&Settings::ground, grounds, settings, [&](exporting::Ground it) {
        return ui.say(it == exporting::Ground::Opaque ? Name::export_opaque : Name::export_transparent);
    });
    fields.choose_two(Name::menu_theme, {"##theme", "##ground"}, themes, ground);
    auto const labels =
        choices_of(&Settings::labels, {picture::Labels::On, picture::Labels::Off}, settings, [&](picture::Labels it) {
            return ui.say(it == picture::Labels::On ? Name::export_labels_on : Name::export_labels_off);
        });
    auto const digits = choices_of(&Settings::digits, {0, 1, 2, 3, 4, 5, 6}, settings, [&](int it) {
        return it == 0 ? ui.say(Name::export_digits_fitting) : ui.say(Name::export_digits, {base::to_text(it)});
    });
    fields.choose_two(Name::export_labels, {"##labels", "##digits"}, labels, digits);
    auto const fonts =
        choices_of(&Settings::font_size, {0.f, 16.f, 20.f, 24.f, 32.f, 40.f, 56.f}, settings, [&](float it) {
            return it == 0 ? ui.say(Name::export_font_fitting) : ui.say(Name::export_font_size, {number(double{it})});
        });
    fields.choose(Name::export_font, "##font", fonts);
}

// All steps, the one that is shown, or those that compute the output.
void steps_field(Ui& ui, ExportFields& fields) {
    auto const& settings = fields.settings();
    auto const step = state::moment_of(ui.state).step;
    bool const one = exporting::traits_of(settings.format).pictures == Pictures::One;
    Choices choices;
    choices.all = {
        {ui.say(one ? Name::export_last_step : Name::export_all_steps), [](Settings& it) { it.selection = {}; }},
        {ui.say(Name::export_this_step, {base::to_text(step)}),
         [step](Settings& it) {
             it.selection = {{}, exporting::StepRange{step, step}};
         }},
        {ui.say(Name::export_slide_steps), [](Settings& it) {
             it.selection = {{trace::Stage::Slide}, std::nullopt};
         }}};
    choices.current = settings.selection.steps ? 1 : settings.selection.stages.empty() ? 0 : 2;
    fields.choose(Name::export_steps, "##steps", choices);
}

void time_fields(Ui& ui, ExportFields& fields) {
    auto const& settings = fields.settings();
    auto const& traits = exporting::traits_of(settings.format);
    if (traits.pictures != Pictures::Moving) return;
    std::vector<std::optional<double>> rates{std::nullopt};
    for (double const rate : {5, 10, 20, 25, 30, 50, 60})
        if (rate <= traits.fastest_rate && rate != traits.default_rate) rates.emplace_back(rate);
    auto const rate = choices_of(&Settings::frames_per_second, rates, settings, [&](std::optional<double> it) {
        if (it) return ui.say(Name::export_rate, {number(*it)});
        return traits.default_rate > 0 ? ui.say(Name::export_rate, {number(traits.default_rate)})
                                       : ui.say(Name::export_one_per_step);
    });
    auto const speed = choices_of(&Settings::speed, {0.25, 0.5, 1.0, 2.0, 4.0, 8.0}, settings,
                                  [&](double it) { return ui.say(Name::export_speed, {number(it)}); });
    fields.choose_two(Name::export_which, {"##rate", "##speed"}, rate, speed);
    bool const has_time = settings.format != Format::Frames || settings.frames_per_second;
    if (!has_time) return;
    std::vector<double> const seconds{0, 0.5, 1, 2, 3, 5};
    auto const first = choices_of(&Settings::hold_first, seconds, settings,
                                  [&](double it) { return ui.say(Name::export_hold_first, {number(it)}); });
    auto const last = choices_of(&Settings::hold_last, seconds, settings,
                                 [&](double it) { return ui.say(Name::export_hold_last, {number(it)}); });
    fields.choose_two(Name::export_hold, {"##first", "##last"}, first, last);
    if (settings.format != Format::Gif && settings.format != Format::Apng) return;
    auto const loop = choices_of(&Settings::loop, {0, 1, 2, 3, 5, 10}, settings, [&](int it) {
        return it == 0 ? ui.say(Name::export_loop_forever) : ui.say(Name::export_loop_times, {base::to_text(it)});
    });
    fields.choose(Name::export_loop, "##loop", loop);
}

}  // namespace

void export_form(Ui& ui, state::ExportDialog const& form, float width) {
    ExportFields fields{ui, form, width};
    format_field(ui, fields);
    fields.file_name();
    size_fields(ui, fields);
    steps_field(ui, fields);
    time_fields(ui, fields);
    look_fields(ui, fields);
}

}  // namespace deconvista::ui
