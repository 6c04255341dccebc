#pragma once
// What lies over the picture while it is presented: a veil, the number that is being typed, and how the pointer shows.

#include <imgui.h>

#include "app/ui/ui.h"

namespace deconvista::ui {

class PresentView {
public:
    // Over all of the screen.
    void show(Ui& ui, Rect const& screen);

private:
    // The pointer is hidden once it has rested a while.
    bool is_resting(Ui& ui);
    void hide_pointer(Ui& ui, bool hides);

    ImVec2 pointer_{-1, -1};
    double moved_{-1e9};  // in ImGui's time
    bool hidden_{false};
};

}  // namespace deconvista::ui
