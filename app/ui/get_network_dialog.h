#pragma once
// How a pretrained network is exported: a few lines of Python, to be copied.

#include "app/ui/ui.h"

namespace deconvista::ui {

void get_network_dialog(Ui& ui);

}  // namespace deconvista::ui
