#pragma once
// Above: the menus, the name of what is open, and the view.

#include "app/ui/arrangement.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

// Has buttons for the panels that are drawers.
void menu_bar(Ui& ui, Arrangement const& all);

}  // namespace deconvista::ui
