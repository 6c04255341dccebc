#pragma once
// The dialog that exports: the fields, a preview of what they make, and the progress while it is made.

#include "app/ui/export_preview.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

void export_dialog(Ui& ui, state::ExportDialog const& form, ExportPreview& preview);

}  // namespace deconvista::ui
