#pragma once
// Pictures of pixels in panels, and marks on them.

#include "app/ui/ui.h"
#include "core/maps/atlas.h"
#include "core/net/box.h"

namespace deconvista::ui {

// As large as fits into the place, in the middle of it.
Rect fitted_into(float width, float height, Rect const& place);

void draw_pixels(Ui& ui, figure::Pixels const& pixels, Rect const& place);
void draw_tile(Ui& ui, maps::Atlas const& atlas, int tile, Rect const& place);

// Where a part of a picture lies that is drawn over `place`.
Rect part_of(figure::Pixels const& picture, net::Box const& part, Rect const& place);

// A frame that is seen on any ground.
void draw_mark(Ui& ui, Rect const& place);

// A thin frame in the colour of borders.
void draw_outline(Ui& ui, Rect const& place);

}  // namespace deconvista::ui
