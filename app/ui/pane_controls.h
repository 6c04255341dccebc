#pragma once
// Small controls at the head of each view: another one in its place, one more, none.

#include "app/ui/ui.h"
#include "core/picture/look.h"

namespace deconvista::ui {

// `stage`: where the picture is on the screen that was made with this look. Shown at the view under the pointer, and
// where a menu is open.
void pane_controls(Ui& ui, Rect const& stage, picture::Look const& look);

}  // namespace deconvista::ui
