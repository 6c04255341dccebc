#pragma once
// The part of update() that deals with documents: presets, files, saving, and the question before changes are lost.

#include <string>

#include "app/state/action.h"
#include "app/state/app_state.h"
#include "core/story/opened_layer.h"

namespace deconvista::state {

void show_preset(AppState& state, std::string const& name);
// A scene and its step out of a text: app/export/state_text.h.
void open_state(AppState& state, std::string const& text);

void reset_to_preset(AppState& state);

// A layer of a network, as a document of its own, at the cell that it is about; the change can be undone.
void show_opened_layer(AppState& state, story::OpenedLayer layer);

// Any other scene, as a document of its own; the change can be undone.
void show_scene_at(AppState& state, scene::Scene scene, std::int64_t step);

// A scene becomes the document, a lesson is played, a picture the input of the scene.
void open(AppState& state, std::string const& path);

// Several pictures of one folder are listed for the network, and a model with them opens; of anything else, one file.
// What is left out is told.
void open_together(AppState& state, std::vector<std::string> const& paths);

void save(AppState& state);
void ask_what_to_open(AppState& state);
void ask_for_folder(AppState& state);  // of pictures, for a network
void ask_where_to_save(AppState& state);
void accept_file(AppState& state);
void answer_unsaved(AppState& state, Answer answer);
void quit(AppState& state);

}  // namespace deconvista::state
