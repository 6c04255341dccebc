#pragma once
// What stands at the right end of the menu bar: buttons for the panels that are drawers, the views, the title.

#include "app/ui/arrangement.h"

namespace deconvista::ui {

// As much as there is room for behind the menus, where ImGui's cursor is.
void menu_bar_end(Ui& ui, Arrangement const& all);

}  // namespace deconvista::ui
