#pragma once
// The band of stages with its playhead: drag to scrub.

#include "app/ui/ui.h"

namespace deconvista::ui {

void timeline_band(Ui& ui, state::Playing const& playing, Rect const& place);

}  // namespace deconvista::ui
