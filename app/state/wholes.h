#pragma once
// The part of update() that has whole results computed, where pictures show them.

#include "app/state/app_state.h"

namespace deconvista::state {

// After another exhibit has come. What was computed for the one before stays until there is something new.
void ask_for_wholes(AppState& state);

// Takes what has been computed, or how far it is.
void look_after_wholes(AppState& state);

}  // namespace deconvista::state
