#pragma once
// The part of update() that deals with exporting.

#include "app/state/app_state.h"

namespace deconvista::state {

void ask_export(AppState& state);
void set_export(AppState& state, ExportDialog const& form);
void start_export(AppState& state);
void cancel_export(AppState& state);

// Says how it ended, once it has.
void look_after_export(AppState& state);

}  // namespace deconvista::state
