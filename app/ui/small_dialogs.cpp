#include "app/ui/small_dialogs.h"

#include <algorithm>
#include <array>

#include "app/state/keys.h"
#include "app/ui/dialog.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/style.h"
#include "core/text/utf8.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using text::Window;

void close_button(Ui& ui) {
    ImGui::Dummy({1, ui.px(8)});
    std::array const buttons{DialogButton{ui.say(Window::button_close), ButtonLook::Primary}};
    if (dialog_buttons(ui, buttons) || enter_pressed(ui)) ui.act(state::CloseDialog{});
}

void key_group(Ui& ui, state::KeyGroup const& group) {
    heading(ui, ui.say(group.title));
    auto const size = ui.unit * kTextSize;
    auto& list = *ImGui::GetWindowDrawList();
    float keys_width = 0;
    for (auto const& help : group.keys)
        keys_width = std::max(keys_width, width_of(ui, help.keys, size, figure::Weight::Bold));
    keys_width += ui.px(14);
    for (auto const& help : group.keys) {
        auto const begin = ImGui::GetCursorScreenPos();
        letter(ui, list, {begin.x, begin.y + ui.px(11)}, help.keys, {size, ui.colors.text, figure::Weight::Bold});
        ImGui::Indent(keys_width);
        paragraph(ui, ui.say(help.what));
        ImGui::Unindent(keys_width);
    }
    ImGui::Dummy({1, ui.px(8)});
}

std::size_t lines_of(state::KeyGroup const& group) {
    return group.keys.size() + 2;
}

}  // namespace

void unsaved_dialog(Ui& ui) {
    if (!begin_dialog(ui, "unsaved", ui.say(Window::dialog_unsaved), 480)) return;
    paragraph(ui, ui.say(Window::unsaved_question, {text::one_line(state::title_of(ui.state))}));
    ImGui::Dummy({1, ui.px(8)});
    std::array const buttons{DialogButton{ui.say(Window::button_cancel)},
                             DialogButton{ui.say(Window::button_dont_save)},
                             DialogButton{ui.say(Window::button_save), ButtonLook::Primary}};
    constexpr std::array kAnswers{state::Answer::Cancel, state::Answer::Discard, state::Answer::Save};
    auto const pressed = dialog_buttons(ui, buttons);
    if (pressed) ui.act(state::AnswerUnsaved{kAnswers[static_cast<std::size_t>(*pressed)]});
    if (!pressed && enter_pressed(ui)) ui.act(state::AnswerUnsaved{state::Answer::Save});
    end_dialog(ui);
}

void key_sheet_dialog(Ui& ui) {
    if (!begin_dialog(ui, "keys", ui.say(Window::menu_keys), 1240)) return;
    std::size_t lines = 0, written = 0;
    for (auto const& group : state::key_sheet()) lines += lines_of(group);
    auto const width = ImGui::GetContentRegionAvail().x;
    std::size_t const columns = width > ui.px(1080) ? 3 : width > ui.px(720) ? 2 : 1;
    std::size_t column = 1;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(20), 0});
    ImGui::Columns(static_cast<int>(columns), "columns", false);
    for (auto const& group : state::key_sheet()) {
        // The next column begins where all are about as long.
        if (column < columns && columns * (written + lines_of(group) / 2) > column * lines) {
            ImGui::NextColumn();
            ++column;
        }
        key_group(ui, group);
        written += lines_of(group);
    }
    ImGui::Columns(1);
    ImGui::PopStyleVar();
    close_button(ui);
    end_dialog(ui);
}

void about_dialog(Ui& ui) {
    if (!begin_dialog(ui, "about", ui.say(Window::program_name), 480)) return;
    paragraph(ui, ui.say(Window::about_what));
    paragraph(ui, ui.say(Window::about_version, {DECONVISTA_VERSION}));
    close_button(ui);
    end_dialog(ui);
}

}  // namespace deconvista::ui
