#include "app/ui/export_dialog.h"

#include <algorithm>
#include <array>

#include "app/export/time_left.h"
#include "app/ui/dialog.h"
#include "app/ui/export_form.h"
#include "app/ui/lettering.h"
#include "app/ui/style.h"
#include "core/base/number_text.h"
#include "core/text/commands.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using state::ExportDialog;
using text::CommandLine;
using text::Window;

constexpr float kWidth = 960, kForm = 460, kGap = 24, kPreviewHeight = 300;

// What the export will make, or what is wrong with it.
std::string note_text(Ui& ui, ExportDialog const& form, ExportPreview const& preview) {
    auto const language = ui.state.settings.language;
    if (form.trouble) return text::describe(*form.trouble, language);
    auto const frames = exporting::count_frames(state::playing_for_export(ui.state)->timeline, form.settings);
    if (!frames) return text::describe(frames.problem(), language);
    if (auto const& smaller = preview.smaller_letters()) return text::describe(*smaller, language);
    return ui.say(Window::export_will_make, {base::to_text(*frames)});
}

void note(Ui& ui, ExportDialog const& form, ExportPreview const& preview) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const size = ui.unit * kTextSize;
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(14)},
           fitted(ui, note_text(ui, form, preview), size, ImGui::GetContentRegionAvail().x),
           {size, form.trouble ? ui.colors.bad : ui.colors.faint_text});
    ImGui::Dummy({1, ui.px(28)});
}

std::string progress_text(Ui& ui, state::ExportWork const& work) {
    auto const done = work.frames_done(), all = work.frames();
    if (done == 0) return ui.say(CommandLine::export_begins);
    auto const left = exporting::duration_text(exporting::seconds_left(work.seconds_spent(), done, all));
    return ui.say(CommandLine::export_progress, {base::to_text(done), base::to_text(all), left});
}

void progress(Ui& ui, state::ExportWork const& work) {
    auto const all = std::max<std::int64_t>(1, work.frames());
    auto const part = static_cast<float>(work.frames_done()) / static_cast<float>(all);
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    auto& list = *ImGui::GetWindowDrawList();
    auto const top = begin.y + ui.px(24), bottom = top + ui.px(8);
    letter(ui, list, {begin.x, begin.y + ui.px(10)}, progress_text(ui, work), {ui.unit * kTextSize, ui.colors.text});
    list.AddRectFilled({begin.x, top}, {begin.x + width, bottom}, packed(ui.colors.control), ui.px(4));
    list.AddRectFilled({begin.x, top}, {begin.x + std::max(ui.px(8), width * part), bottom}, packed(ui.colors.accent),
                       ui.px(4));
    ImGui::Dummy({1, ui.px(40)});
    std::array const buttons{DialogButton{ui.say(Window::button_cancel)}};
    if (dialog_buttons(ui, buttons)) ui.act(state::CancelExport{});
}

// `ready`: nothing is being typed that means nothing.
void buttons(Ui& ui, ExportDialog const& form, Use ready) {
    bool const replace = form.trouble && form.trouble->name == "export_name_taken";
    std::array const choices{DialogButton{ui.say(Window::button_cancel)},
                             DialogButton{ui.say(replace ? Window::button_replace : Window::button_export),
                                          ButtonLook::Primary, form.out.empty() ? Use::Disabled : ready}};
    auto const pressed = dialog_buttons(ui, choices);
    if (pressed == 0) ui.act(state::CloseDialog{});
    if (pressed == 1 || (!pressed && ready == Use::Enabled && enter_pressed(ui))) ui.act(state::StartExport{});
}

// The form at the left and the preview at its right; below it where the window is narrow.
void form_and_preview(Ui& ui, ExportDialog const& form, ExportPreview& preview) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const ready =
        ui.transient.entered.is_understood ? Use::Enabled : Use::Disabled;  // before Enter leaves the field
    auto const available = ImGui::GetContentRegionAvail().x;
    auto const width = std::min(ui.px(kForm), available);
    export_form(ui, form, width);
    auto end = ImGui::GetCursorScreenPos().y;
    auto const left = begin.x + width + ui.px(kGap);
    auto const room = begin.x + available - left;
    if (room > ui.px(160)) {
        preview.show(ui, form.settings, {left, begin.y, room, ui.px(kPreviewHeight)});
        // A form may be shorter than the preview of a wide picture.
        end = std::max(end, begin.y + std::min(ui.px(kPreviewHeight), std::round(room * 9 / 16)) + ui.px(kGap / 2));
    }
    ImGui::SetCursorScreenPos({begin.x, end});
    note(ui, form, preview);
    buttons(ui, form, ready);
}

}  // namespace

void export_dialog(Ui& ui, ExportDialog const& form, ExportPreview& preview) {
    if (!begin_dialog(ui, "export", ui.say(Window::dialog_export), kWidth)) return;
    if (ui.state.export_work)
        progress(ui, *ui.state.export_work);
    else
        form_and_preview(ui, form, preview);
    end_dialog(ui);
}

}  // namespace deconvista::ui
