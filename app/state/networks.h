#pragma once
// The part of update() that belongs to the network workspace.

#include "app/state/app_state.h"
#include "app/state/network_action.h"

namespace deconvista::state {

// At the first entry the bundled network opens on a picture that comes with it.
void enter(AppState& state, Workspace workspace);

void act_in_network(AppState& state, NetworkAction const& action);

// Whether a file belongs to the network workspace as things stand: models and folders always, pictures while it is
// shown.
bool is_for_network(AppState const& state, std::string const& path);
void open_in_network(AppState& state, std::string const& path);

// Pictures of one folder, by absolute paths, are listed as that folder would be.
void list_pictures(AppState& state, std::vector<std::string> const& paths);

// A model with a picture to begin with.
void open_network(AppState& state, std::string const& model, std::string const& picture,
                  std::optional<net::Preprocessing> preprocessing);

// Takes what the worker has made, and asks for what is shown next.
void look_after_network(AppState& state);

// Whether a model or a picture is on its way, and how far it is, 0 to 1.
std::optional<float> opening_progress(NetworkState const& network);

// What comes with the program.
bool is_bundled(ModelFacts const& model);

// A picture of the kind that the bundled network was trained on, as far as a name and a size can tell.
bool is_drawing(SeenPicture const& picture);

}  // namespace deconvista::state
