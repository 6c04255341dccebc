#pragma once
// The signs on buttons, drawn: the fonts have not all of them.

#include <imgui.h>

#include <cstdint>

namespace deconvista::ui {

enum class Icon : std::uint8_t {
    Play,
    Pause,
    StepForward,
    StepBack,
    ToEnd,
    ToStart,
    Plus,
    Minus,
    Linked,
    Separate,
    Up,
    Down,  // there is more below: a list
    Folder,
    File,
    Cross,
    Sliders,
    Words,
};

// Fits into a square of this size.
void draw_icon(ImDrawList& list, Icon icon, ImVec2 center, float size, ImU32 color);

}  // namespace deconvista::ui
