#pragma once
// Sentences over the picture that go by themselves: what was done, or why something was not. They stand at its top,
// where they hide a title and not the numbers.

#include "app/ui/ui.h"

namespace deconvista::ui {

// Below the upper edge of `place`, the newest first.
void messages(Ui& ui, Rect const& place);

}  // namespace deconvista::ui
