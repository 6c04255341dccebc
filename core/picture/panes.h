#pragma once
// The views of a scene beside one another: each has a pane of the stage, all share head, legend and sum.

#include <vector>

#include "core/picture/cells.h"
#include "core/picture/layout.h"

namespace deconvista::picture {

struct Pane {
    scene::View view{};
    figure::Rect place;          // in the figure
    std::optional<Bands> bands;  // with the view's own stage; none if there is no room for it at all
};

// In reading order, as the scene names its views. A single view has the whole stage and needs no title.
std::vector<Pane> panes_of(scene::Views const& views, Look const& look);

// The name of the view, and lines between the panes. Nothing for a single view.
void draw_pane_titles(Shapes& shapes, Shot const& shot, std::vector<Pane> const& panes);

text::Name name_of(scene::View view);

}  // namespace deconvista::picture
