#pragma once
// Choosing a file to open, or a name to save under.

#include "app/ui/ui.h"

namespace deconvista::ui {

void file_dialog(Ui& ui, state::FileBrowser const& browser);

}  // namespace deconvista::ui
