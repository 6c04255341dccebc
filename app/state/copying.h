#pragma once
// The part of update() that copies the picture.

#include "app/state/app_state.h"

namespace deconvista::state {

// What the stage shows, as a PNG file of 1920x1080, for the window to put on the clipboard.
void copy_picture(AppState& state);

}  // namespace deconvista::state
