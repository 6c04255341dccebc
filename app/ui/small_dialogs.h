#pragma once
// The question about unsaved changes, the sheet of keys, and what the program is.

#include "app/ui/ui.h"

namespace deconvista::ui {

void unsaved_dialog(Ui& ui);
void key_sheet_dialog(Ui& ui);
void about_dialog(Ui& ui);

}  // namespace deconvista::ui
