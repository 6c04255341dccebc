#pragma once
// What the values of input or kernel can be made by.

#include <vector>

#include "app/ui/parameter_controls.h"

namespace deconvista::ui {

// One for each generator that makes such values; random gives other numbers each time it is chosen.
std::vector<EditOption> fill_options(Ui const& ui, scene::Grid grid);

// What the values are now, if none of the generators made them.
std::string source_text(Ui const& ui, scene::Grid grid);

}  // namespace deconvista::ui
