#pragma once
// ImGui's own colours and measures, set from ours.

#include "app/ui/ui.h"

namespace deconvista::ui {

constexpr float kTextSize = 15;  // em of the controls' text at scale 1
constexpr float kSmallSize = 12.5f;
constexpr float kLargeSize = 19;

void apply_style(Palette const& colors, float unit);

}  // namespace deconvista::ui
