#pragma once
// The part of update() that changes the scene, and what everything else uses to show another one.

#include "app/state/action.h"
#include "app/state/app_state.h"

namespace deconvista::state {

// The show goes on at the place that corresponds.
void show(AppState& state, Exhibit exhibit);

// Complains where the scene cannot be; remembers the version before, if the new one differs from it.
void change(AppState& state, scene::Edit const& edit, Gesture gesture);
void change_to(AppState& state, Version version, Gesture gesture);

// Views are a way of looking: they make no entry in the history. 1 to kMaxViews, each once.
void show_views(AppState& state, scene::Views views);
void add_view(AppState& state);
void close_view(AppState& state, std::optional<std::size_t> pane);
void open_pane_menu(AppState& state, std::size_t pane);

// A leading gather view becomes flat or isometric in turn, any other one flat.
void flip_view(AppState& state);

void end_drag(AppState& state);
void undo(AppState& state);
void redo(AppState& state);

// `about`: the file that the problem lies in, where its sentence does not say so.
void complain(AppState& state, base::Problem problem, std::string about = {});
void tell(AppState& state, text::Name sentence, std::vector<std::string> facts);

}  // namespace deconvista::state
