#pragma once
// The part of update() that copies what the stage shows.

#include "app/state/action.h"
#include "app/state/app_state.h"

namespace deconvista::state {

// What the stage shows, as a PNG file of 1920x1080, for the window to put on the clipboard.
void copy_picture(AppState& state);

// The scene and its step as text, likewise.
void copy_state(AppState& state);

void picture_offered(AppState& state, PictureOffered const& offered);

}  // namespace deconvista::state
