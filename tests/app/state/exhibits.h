#pragma once
// Scenes to play with, from the presets.

#include <string_view>

#include "app/state/app_state.h"
#include "app/state/exhibit.h"
#include "app/state/opening.h"
#include "app/state/update.h"

namespace deconvista::state {

inline Exhibit exhibit_of_preset(std::string_view name) {
    auto scene = load_preset(name);
    DECONVISTA_CHECK(scene);
    auto exhibit = exhibit_of(*std::move(scene));
    DECONVISTA_CHECK(exhibit);
    return *std::move(exhibit);
}

inline AppState fresh_state() {
    auto state = initial_state({.first_hint = FirstHint::Seen});
    DECONVISTA_CHECK(state);
    return *std::move(state);
}

inline std::int64_t shown_step(AppState const& state) {
    return moment_of(state).step;
}

// An edit that every scene of these tests can take.
inline Change stride(std::int64_t value, Gesture gesture = Gesture::Single) {
    return {scene::SetParameter{scene::Parameter::Stride, std::nullopt, value}, gesture};
}

inline std::int64_t stride_of(AppState const& state) {
    return scene::value_of(state.exhibit.scene, scene::Parameter::Stride, 0);
}

}  // namespace deconvista::state
