#include "app/ui/export_dialog.h"

#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

#include "app/ui/dialog.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/style.h"
#include "core/base/number_text.h"
#include "core/text/utf8.h"

namespace deconvista::ui {
namespace {

using state::ExportDialog;
using text::Name;

constexpr float kLabel = 96;
constexpr float kControl = 32;

struct NamedSize {
    int width, height;
};
constexpr std::array kSizes{NamedSize{1280, 720}, NamedSize{1920, 1080}, NamedSize{2560, 1440}, NamedSize{3840, 2160}};
constexpr std::array kRates{10, 25, 30, 50, 60};

// A label, with the cursor where its control begins.
void label(Ui& ui, Name name) {
    auto const begin = ImGui::GetCursorScreenPos();
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(kControl) / 2}, ui.say(name),
           {ui.unit * kTextSize, ui.colors.text});
    ImGui::SetCursorScreenPos({begin.x + ui.px(kLabel), begin.y});
}

std::string text_of(NamedSize size) {
    return base::to_text(size.width) + " × " + base::to_text(size.height);
}

void folder_field(Ui& ui, ExportDialog const& form) {
    label(ui, Name::export_folder);
    auto shown = text::one_line(form.folder);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, std::max(1.0f, ui.px(1)));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(10), (ui.px(kControl) - ImGui::GetFontSize()) / 2});
    ImGui::SetNextItemWidth(-1);
    if (ImGui::InputText("##folder", &shown) && shown != text::one_line(form.folder)) {
        auto changed = form;
        changed.folder = shown;
        ui.act(state::SetExport{changed});
    }
    ImGui::PopStyleVar(2);
}

void size_choice(Ui& ui, ExportDialog const& form) {
    label(ui, Name::export_size);
    if (!begin_choice(ui, "##size", text_of({form.width, form.height}), ui.px(200), ui.px(kControl))) return;
    for (auto const& size : kSizes) {
        bool const current = size.width == form.width && size.height == form.height;
        if (!ImGui::Selectable(text_of(size).c_str(), current)) continue;
        auto changed = form;
        changed.width = size.width;
        changed.height = size.height;
        ui.act(state::SetExport{changed});
    }
    end_choice();
}

void frames_choice(Ui& ui, ExportDialog const& form) {
    label(ui, Name::export_which);
    std::array const labels{ui.say(Name::export_one_per_step), ui.say(Name::export_smooth)};
    bool const smooth = form.frames == state::Frames::Smooth;
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = width_of_segments(ui, labels);
    auto changed = form;
    if (auto const chosen = segments(ui, "frames", labels, smooth ? 1 : 0, {width, ui.px(kControl)})) {
        changed.frames = *chosen == 0 ? state::Frames::OnePerStep : state::Frames::Smooth;
        ui.act(state::SetExport{changed});
    }
    if (!smooth) return;
    ImGui::SetCursorScreenPos({begin.x + width + ui.px(12), begin.y});
    auto const rate = [&](int frames) { return ui.say(Name::export_rate, {std::to_string(frames)}); };
    if (!begin_choice(ui, "##rate", rate(form.frames_per_second), ui.px(180), ui.px(kControl))) return;
    for (int const frames : kRates) {
        if (!ImGui::Selectable(rate(frames).c_str(), frames == form.frames_per_second)) continue;
        changed.frames_per_second = frames;
        ui.act(state::SetExport{changed});
    }
    end_choice();
}

void theme_choice(Ui& ui, ExportDialog const& form) {
    label(ui, Name::menu_theme);
    using picture::ThemeName;
    constexpr std::array kThemes{ThemeName::Light, ThemeName::Dark, ThemeName::Print};
    std::array const labels{ui.say(Name::theme_light), ui.say(Name::theme_dark), ui.say(Name::theme_print)};
    auto const current = static_cast<int>(std::ranges::find(kThemes, form.theme) - kThemes.begin());
    if (auto const chosen = segments(ui, "theme", labels, current, {width_of_segments(ui, labels), ui.px(kControl)})) {
        auto changed = form;
        changed.theme = kThemes[static_cast<std::size_t>(*chosen)];
        ui.act(state::SetExport{changed});
    }
}

void note(Ui& ui, ExportDialog const& form) {
    auto const frames = state::frames_of(ui.state.exhibit, form);
    auto text = ui.say(Name::export_will_make, {base::to_text(frames)});
    if (form.trouble) text = text::describe(*form.trouble, ui.state.settings.language);
    auto const begin = ImGui::GetCursorScreenPos();
    auto const size = ui.unit * kTextSize;
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(14)},
           fitted(ui, text, size, ImGui::GetContentRegionAvail().x),
           {size, form.trouble ? ui.colors.bad : ui.colors.faint_text});
    ImGui::Dummy({1, ui.px(28)});
}

void progress(Ui& ui, state::ExportWork const& work) {
    auto const part = static_cast<float>(work.frames_done()) / static_cast<float>(work.frames());
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    auto& list = *ImGui::GetWindowDrawList();
    auto const top = begin.y + ui.px(24), bottom = top + ui.px(8);
    letter(ui, list, {begin.x, begin.y + ui.px(10)},
           ui.say(Name::export_progress, {base::to_text(work.frames_done()), base::to_text(work.frames())}),
           {ui.unit * kTextSize, ui.colors.text});
    list.AddRectFilled({begin.x, top}, {begin.x + width, bottom}, packed(ui.colors.control), ui.px(4));
    list.AddRectFilled({begin.x, top}, {begin.x + std::max(ui.px(8), width * part), bottom}, packed(ui.colors.accent),
                       ui.px(4));
    ImGui::Dummy({1, ui.px(40)});
    std::array const buttons{DialogButton{ui.say(Name::button_cancel)}};
    if (dialog_buttons(ui, buttons)) ui.act(state::CancelExport{});
}

void form_and_buttons(Ui& ui, ExportDialog const& form) {
    folder_field(ui, form);
    size_choice(ui, form);
    frames_choice(ui, form);
    theme_choice(ui, form);
    note(ui, form);
    bool const replace = form.trouble && form.trouble->name == "export_name_taken";
    std::array const buttons{DialogButton{ui.say(Name::button_cancel)},
                             DialogButton{ui.say(replace ? Name::button_replace : Name::button_export),
                                          ButtonLook::Primary, form.folder.empty() ? Use::Disabled : Use::Enabled}};
    auto const pressed = dialog_buttons(ui, buttons);
    if (pressed == 0) ui.act(state::CloseDialog{});
    if (pressed == 1 || (!pressed && enter_pressed())) ui.act(state::StartExport{});
}

}  // namespace

void export_dialog(Ui& ui, ExportDialog const& form) {
    if (!begin_dialog(ui, "export", ui.say(Name::dialog_export), 620)) return;
    if (ui.state.export_work)
        progress(ui, *ui.state.export_work);
    else
        form_and_buttons(ui, form);
    end_dialog(ui);
}

}  // namespace deconvista::ui
