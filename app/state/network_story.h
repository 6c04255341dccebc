#pragma once
// The part of the network workspace that tells the story of a unit: told by the worker, played like an exhibit, saved
// and opened as a projection scene, its layers opened in the arithmetic workspace.

#include "app/state/app_state.h"

namespace deconvista::state {

// Asks for the story of the unit in focus, if it is to be seen and was not asked for yet.
void ask_for_story(NetworkState& network);

// Takes what the worker has told, or opened.
void look_after_story(AppState& state);

// From the maps to the story of the unit in focus, which is pinned and begins to play.
void play_story(NetworkState& network);

// The layer of the step that is seen, as a scene of the arithmetic workspace.
void open_story_layer(AppState& state);

// What is seen as a document; nothing where there is no unit.
std::optional<story::ProjectionScene> projection_scene_of(NetworkState const& network);

// "drawings-relu4-42"
std::string file_stem_of(story::ProjectionScene const& scene);

// Opens model and picture, and then the story.
void open_projection_scene(AppState& state, story::ProjectionScene const& scene);

// The model that was opened for a projection scene is there.
void find_wanted_unit(AppState& state);

}  // namespace deconvista::state
