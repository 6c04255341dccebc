#include "app/ui/export_form.h"

#include <algorithm>
#include <utility>

#include "app/export/extent.h"
#include "app/ui/export_time.h"
#include "core/base/number_text.h"
#include "core/picture/panes.h"
#include "core/scene/words.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using exporting::Extent;
using exporting::Format;
using exporting::Part;
using exporting::Settings;
using text::Name;
using text::Window;

void format_field(Ui& ui, ExportFields& fields) {
    constexpr Name kNames[] = {Window::export_format_frames, Window::export_format_png, Window::export_format_svg,
                               Window::export_format_pdf,    Window::export_format_tex, Window::export_format_mp4,
                               Window::export_format_webm,   Window::export_format_gif, Window::export_format_apng,
                               Window::export_format_html,   Window::export_format_pptx};
    std::vector<Format> formats;
    // Pages are no film.
    bool const is_lesson = ui.state.workspace == state::Workspace::Lesson;
    for (auto const& traits : exporting::formats()) {
        bool const is_film = traits.pictures == exporting::Pictures::Moving && traits.format != Format::Frames;
        if (!is_lesson || !is_film) formats.push_back(traits.format);
    }
    fields.add(Window::export_format,
               {choices_of("##format", &Settings::format, formats, fields.settings(),
                           [&](Format format) { return ui.say(kNames[static_cast<std::size_t>(format)]); })});
}

// On paper the width is what counts.
Change to(Extent const& extent) {
    return [extent](Settings& it) {
        it.size = extent.size;
        it.dpi = extent.dpi;
        if (it.part != Part::Whole) it.part = extent.dpi ? Part::ContentToWidth : Part::Content;
    };
}

std::optional<Change> change_to(std::optional<Extent> const& extent) {
    return extent ? std::optional{to(*extent)} : std::nullopt;
}

// Screens in pixels, and the widths of a column and of a page on paper.
Entry size_entry(Settings const& settings) {
    Entry entry{"##size", exporting::extent_text({settings.size, settings.dpi}), {}, {}};
    for (auto const* const text : {"1280 × 720", "1920 × 1080", "2560 × 1440", "3840 × 2160", "85 mm", "170 mm"})
        if (auto const change = change_to(exporting::extent_from(text, settings.dpi)))
            entry.proposals.push_back({text, *change});
    entry.read = [dpi = settings.dpi](std::string const& text) { return change_to(exporting::extent_from(text, dpi)); };
    return entry;
}

Entry resolution_entry(Ui& ui, Settings const& settings) {
    Extent const extent{settings.size, settings.dpi};
    auto const label = [&](std::optional<double> dpi) {
        return dpi ? base::shortest(*dpi) + " dpi" : ui.say(Window::export_for_screens);
    };
    Entry entry{"##dpi", label(settings.dpi), {}, {}};
    for (auto const dpi : {std::optional<double>{}, std::optional{150.0}, std::optional{300.0}, std::optional{600.0}})
        if (auto const change = change_to(exporting::at_resolution(extent, dpi)))
            entry.proposals.push_back({label(dpi), *change});
    entry.read = [extent](std::string const& text) -> std::optional<Change> {
        auto const dpi = number_in(text);
        bool const fits = dpi && *dpi >= exporting::kLowestDpi && *dpi <= exporting::kHighestDpi;
        return fits ? change_to(exporting::at_resolution(extent, dpi)) : std::nullopt;
    };
    return entry;
}

void size_fields(Ui& ui, ExportFields& fields) {
    auto const& settings = fields.settings();
    fields.add(Window::export_size, {size_entry(settings), resolution_entry(ui, settings)});
    Choices parts{"##part", {}, settings.part == Part::Whole ? 0u : 1u};
    parts.all = {{ui.say(Window::export_whole), [](Settings& it) { it.part = Part::Whole; }},
                 {ui.say(Window::export_cropped),
                  [](Settings& it) { it.part = it.dpi ? Part::ContentToWidth : Part::Content; }}};
    std::vector<exporting::Ground> grounds{exporting::Ground::Opaque};
    if (exporting::traits_of(settings.format).can_be_transparent) grounds.push_back(exporting::Ground::Transparent);
    auto const ground = choices_of("##ground", &Settings::ground, grounds, settings, [&](exporting::Ground it) {
        return ui.say(it == exporting::Ground::Opaque ? Window::export_opaque : Window::export_transparent);
    });
    fields.add(Window::export_part, {parts, ground});
}

// In pixels, on paper in points; typed as the other, too.
Entry letters_entry(Ui& ui, Settings const& settings) {
    constexpr double kPoints = 72;
    auto const dpi = settings.dpi;
    auto const label = [&](float size) {
        if (size == 0) return ui.say(Window::export_font_fitting);
        return dpi ? base::decimal(double{size} * kPoints / *dpi, 1) + " pt" : base::shortest(size) + " px";
    };
    Entry entry{"##font", label(settings.font_size), {}, {}};
    auto const propose = [&](double pixels) {
        auto const size = static_cast<float>(pixels);
        entry.proposals.push_back({label(size), [size](Settings& it) { it.font_size = size; }});
    };
    propose(0);
    for (double const points : {6, 7, 8, 9, 10, 12})
        if (dpi) propose(points * *dpi / kPoints);
    for (double const pixels : {16, 20, 24, 32, 40, 56})
        if (!dpi) propose(pixels);
    entry.read = [dpi](std::string const& text) -> std::optional<Change> {
        auto const length = exporting::length_from(text);
        auto const size = length ? length->pixels(dpi.value_or(exporting::kScreenDpi)) : 0;
        if (size < exporting::kSmallestLetters || size > exporting::kLargestLetters) return std::nullopt;
        return [size](Settings& it) { it.font_size = static_cast<float>(size); };
    };
    return entry;
}

void style_fields(Ui& ui, ExportFields& fields) {
    auto const& settings = fields.settings();
    constexpr Name kThemes[] = {Window::theme_light, Window::theme_dark, Window::theme_print, Window::theme_contrast};
    auto const themes =
        choices_of("##theme", &Settings::theme, {picture::kThemeNames.begin(), picture::kThemeNames.end()}, settings,
                   [&](picture::ThemeName it) { return ui.say(kThemes[static_cast<std::size_t>(it)]); });
    auto const language =
        choices_of("##lang", &Settings::language, {text::Language::English, text::Language::Chinese}, settings,
                   [](text::Language it) { return it == text::Language::English ? "English" : "中文"; });
    fields.add(Window::menu_theme, {themes, language});
}

void look_fields(Ui& ui, ExportFields& fields) {
    auto const& settings = fields.settings();
    auto const labels = choices_of(
        "##labels", &Settings::labels, {picture::Labels::On, picture::Labels::Off}, settings, [&](picture::Labels it) {
            return ui.say(it == picture::Labels::On ? Window::export_labels_on : Window::export_labels_off);
        });
    fields.add(Window::export_labels, {labels, letters_entry(ui, settings)});
    auto const digits =
        choices_of("##digits", &Settings::digits, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, settings, [&](int it) {
            return it == 0 ? ui.say(Window::export_digits_fitting) : ui.say(Window::export_digits, {base::to_text(it)});
        });
    // The views that are shown, or one of all alone.
    std::vector<scene::Views> all{{}};
    for (std::size_t i = 0; i < scene::Words<scene::View>::kWords.size(); ++i)
        all.push_back({static_cast<scene::View>(i)});
    auto const views = choices_of<scene::Views>("##view", &Settings::views, all, settings, [&](scene::Views const& it) {
        return ui.say(it.empty() ? Window::export_view_shown : picture::name_of(it.front()));
    });
    fields.add(Window::export_numbers, {digits, views});
}

}  // namespace

void export_form(Ui& ui, state::ExportDialog const& form, float width) {
    ExportFields fields{ui, form, width};
    format_field(ui, fields);
    fields.file_name();
    // A page says itself what it shows.
    bool const is_lesson = ui.state.workspace == state::Workspace::Lesson;
    if (!is_lesson) {
        size_fields(ui, fields);
        steps_field(ui, fields);
        time_fields(ui, fields);
    }
    style_fields(ui, fields);
    if (!is_lesson) look_fields(ui, fields);
}

}  // namespace deconvista::ui
