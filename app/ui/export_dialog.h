#pragma once
// Where frames go, how large and how many; then how far it has come.

#include "app/ui/ui.h"

namespace deconvista::ui {

void export_dialog(Ui& ui, state::ExportDialog const& form);

}  // namespace deconvista::ui
