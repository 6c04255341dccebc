#include "app/ui/cell_keyboard.h"

#include <algorithm>

namespace deconvista::ui {
namespace {

bool pressed(ImGuiKey key) {
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), true);
}

}  // namespace

CellKeyboard::CellKeyboard(Ui& ui, state::ValuesDialog const& dialog, state::Slice const& slice)
    : ui_{ui}, dialog_{dialog}, slice_{slice}, typing_{ui.transient.typing} {
    auto const grid = ImGui::GetID("cells");
    if (typing_.control != grid) typing_ = {grid, {}, false};
}

state::ValuesDialog CellKeyboard::listen() {
    if (ui_.state.keyboard == state::Keyboard::Controls) return dialog_;
    type();
    if (pressed(ImGuiKey_Tab) || pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter))
        return leave(stepped(ImGui::GetIO().KeyShift ? -1 : 1));
    if (pressed(ImGuiKey_DownArrow)) return leave(moved(1, 0));
    if (pressed(ImGuiKey_UpArrow)) return leave(moved(-1, 0));
    if (pressed(ImGuiKey_RightArrow)) return leave(moved(0, 1));
    if (pressed(ImGuiKey_LeftArrow)) return leave(moved(0, -1));
    return dialog_;
}

state::ValuesDialog CellKeyboard::leave(state::ValuesDialog to) {
    to.row = std::clamp<std::int64_t>(to.row, 0, slice_.rows - 1);
    to.column = std::clamp<std::int64_t>(to.column, 0, slice_.columns - 1);
    if (!typing_.text.empty()) ui_.act(state::TypeValue{typing_.text});
    typing_.text.clear();
    if (to != dialog_) ui_.act(state::TurnValues{to});
    return to;
}

state::ValuesDialog CellKeyboard::moved(std::int64_t rows, std::int64_t columns) const {
    auto to = dialog_;
    to.row += rows;
    to.column += columns;
    return to;
}

// Row by row; from the last cell nowhere.
state::ValuesDialog CellKeyboard::stepped(std::int64_t way) const {
    auto const cell = std::clamp<std::int64_t>(dialog_.row * slice_.columns + dialog_.column + way, 0,
                                               slice_.rows * slice_.columns - 1);
    auto to = dialog_;
    to.row = cell / slice_.columns;
    to.column = cell % slice_.columns;
    return to;
}

void CellKeyboard::type() {
    auto const& io = ImGui::GetIO();
    constexpr std::size_t kLongest = 32;
    // Keys that command something type nothing.
    if (!io.KeyCtrl && !io.KeyAlt)
        for (auto const character : io.InputQueueCharacters)
            if (character > ' ' && typing_.text.size() < kLongest) append(character);
    if (pressed(ImGuiKey_Backspace) && !typing_.text.empty()) typing_.text.pop_back();
    if (!pressed(ImGuiKey_Delete)) return;
    typing_.text.clear();
    ui_.act(state::TypeValue{"0"});
}

// The characters of numbers; others are no use in a cell.
void CellKeyboard::append(ImWchar character) {
    if (character < 127) typing_.text += static_cast<char>(character);
    if (character == 0x2212) typing_.text += '-';
    if (character == 0x221E) typing_.text += "inf";
    if (character >= 0xFF10 && character <= 0xFF19) typing_.text += static_cast<char>(character - 0xFF10 + '0');
}

}  // namespace deconvista::ui
