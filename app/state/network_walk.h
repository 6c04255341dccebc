#pragma once
// From map to map and from unit to unit by keyboard.

#include "app/state/network_action.h"
#include "app/state/network_state.h"

namespace deconvista::state {

// Pins the map after the one in focus, or before it, in the order in which they are shown.
void map_by(NetworkState& network, Direction direction);

// Pins the unit beside the one in focus, as long as its map has one there.
void unit_by(NetworkState& network, UnitBy by);

}  // namespace deconvista::state
