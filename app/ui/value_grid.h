#pragma once
// A slice as a grid of numbers that are typed over: Tab and Enter go on to the next cell (with Shift back), arrow keys
// and the pointer to any. Only what can be seen is drawn, so that a slice may have millions of cells.

#include "app/state/values.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

// From the cursor to the edge, this high. `dialog` lies within the scene.
void value_grid(Ui& ui, state::ValuesDialog const& dialog, state::Slice const& slice, float height);

}  // namespace deconvista::ui
