#pragma once
// Figures as the window shows them, added to one of ImGui's draw lists.

#include <imgui.h>

#include "app/paint/imgui_fonts.h"
#include "app/paint/imgui_textures.h"
#include "core/figure/figure.h"

namespace deconvista::paint {

// The figure with its upper left corner at `origin` and `scale` of ImGui's units to its own. Edges and glyphs keep to
// the pixels of the screen, also where ImGui's units are larger than pixels. Nothing outside the figure is drawn.
// Leaves the list as it found it, but for what it added. Call it while a frame is being made.
void on_screen(figure::Figure const& figure, ImDrawList& list, ImVec2 origin, float scale, ImGuiFonts& fonts,
               ImageTextures& images);

}  // namespace deconvista::paint
