#pragma once
// Right, in the network workspace: the unit in focus. What it saw and its projection side by side, by which rule, where
// it lies in its map, and the ways to look at it closer.

#include "app/ui/ui.h"

namespace deconvista::ui {

void unit_panel(Ui& ui, Rect const& place);

// The foot of it: the views that look closer at the unit.
void unit_views(Ui& ui);

}  // namespace deconvista::ui
