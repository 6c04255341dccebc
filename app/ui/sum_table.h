#pragma once
// The current sum as a table: input times weight, product, sum so far; in the end the number that lands in the output.

#include "app/ui/ui.h"
#include "core/picture/explanation.h"

namespace deconvista::ui {

void sum_table(Ui& ui, picture::Explanation const& explanation);

}  // namespace deconvista::ui
