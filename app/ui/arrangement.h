#pragma once
// Where everything stands in the window. The picture gets what the panels leave, and where that would be too little,
// side panels become drawers that are pulled out over it.

#include "app/state/app_state.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

enum class Standing : std::uint8_t { Beside, Drawer, Away };

struct Arrangement {
    Rect menu, parameters, explanation, timeline, stage;
    Rect bar;  // below the stage; mostly not there
    Standing parameters_are{Standing::Beside}, explanation_is{Standing::Beside};
    bool operator==(Arrangement const&) const = default;
};

enum class Timeline : std::uint8_t { Shown, Away };

// The whole width for the picture, under the menu, and a bar of that height below it.
Arrangement with_bar(Arrangement all, float bar);

// A figure with much text in it needs more room than a picture.
enum class StageRoom : std::uint8_t { Usual, Wide };

// `unit`: see Ui.
Arrangement arrange(ImVec2 window, float unit, state::Panels panels, Timeline timeline = Timeline::Shown,
                    StageRoom room = StageRoom::Usual);

}  // namespace deconvista::ui
