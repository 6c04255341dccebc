#pragma once
// The bars of the speaker's window: above, the time and where the show stands; below, what leads the show.

#include <string>

#include "app/ui/ui.h"

namespace deconvista::ui {

void speaker_header(Ui& ui, Rect const& place, std::string const& where);
void speaker_footer(Ui& ui, Rect const& place);

}  // namespace deconvista::ui
