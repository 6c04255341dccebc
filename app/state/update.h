#pragma once
// The only way in which the state of the program changes.

#include "app/state/action.h"
#include "app/state/app_state.h"

namespace deconvista::state {

void update(AppState& state, Action const& action);

}  // namespace deconvista::state
