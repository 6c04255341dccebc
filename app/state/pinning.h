#pragma once
// Cells that are pinned: their partners stay lit. By keyboard too: the cell of the step, then any other.

#include "app/state/action.h"
#include "app/state/app_state.h"

namespace deconvista::state {

// Pins the cell, or lets it go if it was pinned.
void pin(AppState& state, picture::Focus const& focus);

// Without a pinned cell, the one that the step is about; then the one at the same place of the input, then of the
// kernel, or the nearest to it, then none again.
void pin_next(AppState& state);

// From the pinned cell to the one beside it, as long as there is one.
void move_pin(AppState& state, MovePin way);

}  // namespace deconvista::state
