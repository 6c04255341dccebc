#pragma once
// Beside the page: which lesson it is, all of its pages, and the notes of this one.

#include "app/ui/ui.h"

namespace deconvista::ui {

void lesson_panel(Ui& ui, Rect const& place);

}  // namespace deconvista::ui
