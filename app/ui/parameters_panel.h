#pragma once
// Left: the operation and its numbers, each with the range it can have.

#include "app/ui/parameter_rows.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

void parameters_panel(Ui& ui, Rect const& place, ParameterTable const& table);

}  // namespace deconvista::ui
