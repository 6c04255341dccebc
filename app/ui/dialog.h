#pragma once
// The frame of a dialog in front of everything, and the row of buttons at its foot.

#include <string>

#include "app/ui/buttons.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

// A dialog of this width (for scale 1; less where the window is smaller) and of the height that its content needs, or
// of a given one. If it returns true, call end_dialog().
bool begin_dialog(Ui& ui, char const* id, std::string const& title, float width, float height = 0);
void end_dialog(Ui& ui);

struct DialogButton {
    std::string label;
    ButtonLook look{ButtonLook::Normal};
    Use use{Use::Enabled};
};

// Right-aligned at the cursor; the number of the one that was pressed.
std::optional<int> dialog_buttons(Ui& ui, std::span<DialogButton const> buttons);

// What the dialog's first button hears, unless another control has the keyboard.
bool enter_pressed(Ui const& ui);

}  // namespace deconvista::ui
