#pragma once
// An export from beginning to end: checks, fonts, the show, the writer of the format.

#include "app/export/task.h"

namespace deconvista::exporting {

// Writes what the order says: all of it, or, when it is cancelled or fails, nothing.
base::Result<Ending> export_order(Order const& order, paint::FontData const& fonts, Hooks const& hooks = {});

}  // namespace deconvista::exporting
