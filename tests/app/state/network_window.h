#pragma once
// The network workspace as a user of the window has it.

#include <algorithm>
#include <string_view>
#include <thread>

#include "app/state/networks.h"
#include "app/state/update.h"
#include "tests/app/state/exhibits.h"

namespace deconvista::state {

inline void pass(AppState& state) {
    std::this_thread::yield();
    update(state, Action{TimePassed{0}});  // else messages would be gone before the work is done
}

// As time passes in the window, until nothing is under way and everything has been taken.
inline void settle(AppState& state) {
    for (int calm = 0; calm < 3; ++calm) {
        pass(state);
        if (state.network.work && state.network.work->has_news()) calm = -1;
    }
}

inline AppState in_network() {
    auto state = fresh_state();
    update(state, Action{EnterWorkspace{Workspace::Network}});
    settle(state);
    return state;
}

inline void act(AppState& state, NetworkAction action) {
    update(state, Action{InNetwork{std::move(action)}});
}

inline std::size_t station_named(AppState const& state, std::string_view name) {
    auto const& strip = state.network.picture->strip;
    return static_cast<std::size_t>(std::ranges::find(strip, name, &maps::Station::name) - strip.begin());
}

}  // namespace deconvista::state
