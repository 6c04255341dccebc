#pragma once
// Below: the band of stages with the playhead, the buttons that move it, the step and the speed.

#include "app/ui/ui.h"

namespace deconvista::ui {

void timeline_panel(Ui& ui, Rect const& place);

}  // namespace deconvista::ui
