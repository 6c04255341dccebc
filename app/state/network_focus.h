#pragma once
// Which layer is shown, and which of its maps and units is in focus.

#include "app/state/network_action.h"
#include "app/state/network_state.h"

namespace deconvista::state {

// The layer that is shown; there is a picture.
maps::Station const& station_of(NetworkState const& network);

// A layer of the strip; nothing where it has no such.
maps::Station const* station_of(NetworkState const& network, net::ValueId layer);

// The map that the panel shows: the pinned one, else the one that was pointed at, else the strongest.
std::optional<MapFocus> focus_of(NetworkState const& network);

void show_layer(NetworkState& network, std::size_t station);
void layer_by(NetworkState& network, Direction direction);

// A map that is pinned already is let go.
void pin_map(NetworkState& network, std::int64_t channel);

// A unit of the map in focus, and another map of the layer in focus.
void pin_unit(NetworkState& network, std::vector<std::int64_t> cell);
void pin_another(NetworkState& network, std::int64_t channel);

// Lets go of what is pinned, or leaves a view for the maps. False where there was nothing of it.
bool step_back(NetworkState& network);

}  // namespace deconvista::state
