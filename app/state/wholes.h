#pragma once
// The part of update() that has whole results computed, where pictures show them.

#include "app/state/app_state.h"

namespace deconvista::state {

// After another exhibit has come. What was computed for the one before stays until there is something new.
void ask_for_wholes(AppState& state);
void ask_for_wholes(WholeSlots& slots, scene::Scene const& scene, trace::Trace const& trace);

// Takes what has been computed, or how far it is.
void look_after_wholes(AppState& state);
bool look_after_wholes(WholeSlots& slots);  // whether there is something new

}  // namespace deconvista::state
