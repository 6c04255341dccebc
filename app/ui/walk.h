#pragma once
// Walking through the controls by keyboard: from one to the next, from panel to panel, to the menus. ImGui's own walk
// goes where arrow keys point; what comes next in reading order, and what is a panel, it does not know.

#include "app/ui/ui.h"

namespace deconvista::ui {

// Of the control that was just drawn: it can be walked to.
void walk_stop(Ui& ui);

// The same of a menu's name in the menu bar, to which F10 leads.
void walk_stop_at_menu(Ui& ui);

// Before the first control of a frame: where the stride that is asked for leads.
void begin_walk(Ui& ui);

// After the last one: rings the control that has the keyboard.
void end_walk(Ui& ui);

// Whether the control that was just drawn has the keyboard.
bool has_keyboard(Ui const& ui);

// Whether a key pressed it, rather than the pointer. `pressed`: what the control itself says.
bool pressed_by_key(Ui const& ui, bool pressed);

}  // namespace deconvista::ui
