#pragma once
// Left, in the network workspace: the model, how pictures are prepared for it, the picture with what the unit in focus
// sees of it, what the network takes it for, and the other pictures of the folder.

#include "app/ui/ui.h"

namespace deconvista::ui {

void network_panel(Ui& ui, Rect const& place);

// The sections of it, from the top down.
void model_section(Ui& ui);
void picture_section(Ui& ui);
void guesses_section(Ui& ui);
void picture_list_section(Ui& ui);

}  // namespace deconvista::ui
