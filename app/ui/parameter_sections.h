#pragma once
// The parts of the parameters panel that are closed at first, each a file.

#include "app/ui/parameter_rows.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

// Where the values of input, kernel and bias come from, and how to change them.
void values_section(Ui& ui, ParameterTable const& table);

// Batch, channels, groups.
void channels_section(Ui& ui, ParameterTable const& table);

// Paddings by name, the frameworks' conventions, which way the kernel lies, what poolings have.
void conventions_section(Ui& ui, ParameterTable const& table);

}  // namespace deconvista::ui
