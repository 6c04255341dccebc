#pragma once
// Right, in the network workspace: the unit in focus. What it saw and its projection side by side, by which rule, where
// it lies in its map, and the ways to look at it closer.

#include "app/ui/ui.h"

namespace deconvista::ui {

void unit_panel(Ui& ui, Rect const& place);

}  // namespace deconvista::ui
