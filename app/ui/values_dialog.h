#pragma once
// The values of input, kernel and bias, to be looked at and changed cell by cell or as a whole.

#include "app/ui/ui.h"

namespace deconvista::ui {

void values_dialog(Ui& ui, state::ValuesDialog const& dialog);

}  // namespace deconvista::ui
