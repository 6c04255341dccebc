#pragma once
// The fields of the export dialog: everything that the command line can say, too.

#include "app/state/dialogs.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

// Below one another from the cursor on, this wide.
void export_form(Ui& ui, state::ExportDialog const& form, float width);

}  // namespace deconvista::ui
