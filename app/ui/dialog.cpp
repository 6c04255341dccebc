#include "app/ui/dialog.h"

#include "app/ui/lettering.h"
#include "app/ui/style.h"

namespace deconvista::ui {

bool begin_dialog(Ui& ui, char const* id, std::string const& title, float width, float height) {
    auto const screen = ImGui::GetIO().DisplaySize;
    auto const margin = ui.px(16);
    auto const fitting = std::min(ui.px(width), screen.x - 2 * margin);
    if (!ImGui::IsPopupOpen(id)) {
        ImGui::OpenPopup(id);
        ui.transient.dialog_opened = true;
        ui.transient.entered = {};  // in another dialog
        ui.want_frame_in(0);
    }
    ImGui::SetNextWindowPos({std::round(screen.x / 2), std::round(screen.y / 2)}, ImGuiCond_Always, {0.5f, 0.5f});
    if (height > 0)
        ImGui::SetNextWindowSize({fitting, std::min(ui.px(height), screen.y - 2 * margin)});
    else
        ImGui::SetNextWindowSizeConstraints({fitting, 0}, {fitting, screen.y - 2 * margin});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(24), ui.px(20)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(10));
    auto const flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                       ImGuiWindowFlags_NoSavedSettings | (height > 0 ? 0 : ImGuiWindowFlags_AlwaysAutoResize);
    bool const open = ImGui::BeginPopupModal(id, nullptr, flags);
    if (!open) {
        ImGui::PopStyleVar(2);
        return false;
    }
    auto const begin = ImGui::GetCursorScreenPos();
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(12)}, title,
           {ui.unit * kLargeSize, ui.colors.text, figure::Weight::Bold});
    ImGui::Dummy({1, ui.px(28)});
    return true;
}

void end_dialog(Ui&) {
    ImGui::EndPopup();
    ImGui::PopStyleVar(2);
}

std::optional<int> dialog_buttons(Ui& ui, std::span<DialogButton const> buttons) {
    std::vector<float> widths;
    auto const gap = ui.px(8), least = ui.px(96);
    float sum = -gap;
    for (auto const& button : buttons) {
        auto const text = width_of(ui, button.label, ui.unit * kTextSize, figure::Weight::Bold);
        widths.push_back(std::max(least, std::ceil(text + ui.px(32))));
        sum += widths.back() + gap;
    }
    auto const begin = ImGui::GetCursorScreenPos();
    auto x = begin.x + std::max(0.0f, ImGui::GetContentRegionAvail().x - sum);
    std::optional<int> pressed;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        ImGui::SetCursorScreenPos({x, begin.y});
        ui.note_place("button." + std::to_string(i), {x, begin.y, widths[i], ui.px(32)});
        if (text_button(ui, buttons[i].label, buttons[i].look, widths[i], buttons[i].use))
            pressed = static_cast<int>(i);
        x += widths[i] + gap;
    }
    return pressed;
}

bool enter_pressed(Ui const& ui) {
    if (ui.state.keyboard == state::Keyboard::Controls && !ImGui::GetIO().WantTextInput) return false;
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) ||
           ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false);
}

}  // namespace deconvista::ui
