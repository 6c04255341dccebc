#include "app/ui/interface.h"

#include <imgui_internal.h>

#include <algorithm>
#include <utility>

#include "app/ui/export_dialog.h"
#include "app/ui/file_dialog.h"
#include "app/ui/get_network_dialog.h"
#include "app/ui/small_dialogs.h"
#include "app/ui/values_dialog.h"
#include "app/ui/walk.h"
#include "core/base/overloaded.h"
#include "core/picture/theme.h"

namespace deconvista::ui {
namespace {

// A menu, a list of choices, or a dialog.
bool is_any_popup_open() {
    return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
}

// All at once: of its own ImGui closes the innermost, and opens it again if the pointer rests on it.
void close_menus_on_escape() {
    bool const escape = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false);
    if (escape && is_any_popup_open()) ImGui::ClosePopupToLevel(0, true);
}

}  // namespace

base::Result<Interface> Interface::make() {
    auto surface = Surface::make();
    if (!surface) return surface.problem();
    return Interface{*std::move(surface)};
}

void Interface::prepare(state::AppState const& state, Scale scale) {
    surface_.prepare(state, scale);
    // Arrow keys walk through an open menu, and where the keyboard is the controls'; otherwise they belong to the show.
    auto& flags = ImGui::GetIO().ConfigFlags;
    flags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    bool const in_menu = is_any_popup_open() && std::holds_alternative<std::monostate>(state.dialog);
    if (in_menu || state.keyboard == state::Keyboard::Controls) flags |= ImGuiConfigFlags_NavEnableKeyboard;
}

ParameterTable const& Interface::parameters(state::AppState const& state) {
    TableOf const wanted{state.revision, state.settings.axes};
    if (table_of_ != wanted) table_ = parameter_table(state.exhibit.scene, wanted.axes);
    table_of_ = wanted;
    return table_;
}

void Interface::dialogs(Ui& ui) {
    // A dialog that is not drawn any more still has to be closed.
    auto const index = ui.state.dialog.index();
    if (std::exchange(dialog_, index) != index) {
        ui.act(state::EndWalk{});
        if (is_any_popup_open()) ImGui::ClosePopupToLevel(0, true);
    }
    std::visit(base::Overloaded{
                   [](std::monostate) {},
                   [&](state::UnsavedQuestion const&) { unsaved_dialog(ui); },
                   [&](state::FileDialog const& dialog) { file_dialog(ui, dialog.browser); },
                   [&](state::ExportDialog const& form) { export_dialog(ui, form, export_preview_); },
                   [&](state::ValuesDialog const& values) { values_dialog(ui, values); },
                   [&](state::CropDialog const& crop) { crop_view_.show(ui, crop.crop); },
                   [&](state::KeySheet) { key_sheet_dialog(ui); },
                   [&](state::GetNetwork) { get_network_dialog(ui); },
                   [&](state::About) { about_dialog(ui); },
               },
               ui.state.dialog);
    ui.transient.dialog_opened = false;
}

// Text goes to and comes from the clipboard here, because the window system belongs to ImGui's context.
void Interface::clipboard(Ui& ui) {
    if (!ui.state.copied_text.empty()) {
        ImGui::SetClipboardText(ui.state.copied_text.c_str());
        ui.act(state::TextTaken{});
    }
    if (!ui.state.wants_clipboard) return;
    auto const* const text = ImGui::GetClipboardText();
    ui.act(state::PasteText{text != nullptr ? text : ""});
}

state::Actions Interface::frame(state::AppState const& state, state::Places* places) {
    auto ui = surface_.begin(state, transient_, places);
    if (std::holds_alternative<std::monostate>(state.dialog)) close_menus_on_escape();
    begin_walk(ui);
    if (state.present)
        presentation(ui);
    else
        panels(ui);
    dialogs(ui);
    end_walk(ui);
    clipboard(ui);
    return surface_.end(std::move(ui));
}

bool Interface::takes_key(std::string_view chord, state::AppState const& state) const {
    // In front of a dialog few keys have a meaning, and those have it always.
    if (!std::holds_alternative<std::monostate>(state.dialog)) return false;
    bool const types = ImGui::GetIO().WantTextInput && !state::is_stride(chord);
    return types || is_any_popup_open();
}

figure::Color Interface::ground(state::AppState const& state) const {
    return picture::theme_of(state.settings.theme).ground;
}

std::optional<double> Interface::next_frame_in(state::AppState const& state) const {
    return sooner(state::seconds_until_news(state), surface_.next_frame_in());
}

}  // namespace deconvista::ui
