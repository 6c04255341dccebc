#pragma once
// The fields of the export dialog that say which steps are shown, and when.

#include "app/ui/export_fields.h"

namespace deconvista::ui {

void steps_field(Ui& ui, ExportFields& fields);

// Nothing for formats in which nothing moves.
void time_fields(Ui& ui, ExportFields& fields);

}  // namespace deconvista::ui
