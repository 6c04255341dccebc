#pragma once
// Three lines for who sees the program for the first time.

#include "app/ui/ui.h"

namespace deconvista::ui {

// In the middle of the lower edge of the place.
void first_hint(Ui& ui, Rect const& place);

}  // namespace deconvista::ui
