#pragma once
// The network workspace, put together of its panels.

#include "app/ui/arrangement.h"
#include "app/ui/layer_strip.h"
#include "app/ui/map_grid.h"
#include "app/ui/story_view.h"
#include "app/ui/study_view.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

class NetworkWorkspace {
public:
    void show(Ui& ui, Arrangement const& all);

private:
    void maps(Ui& ui, Rect const& stage);
    void middle(Ui& ui, Rect const& stage);

    LayerStrip strip_;
    StoryView story_;
    StudyView study_;
    MapGrid grid_;
};

}  // namespace deconvista::ui
