#pragma once
// Buttons and the like, each a function that says whether it was pressed.

#include <optional>
#include <span>
#include <string>

#include "app/ui/icons.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

// Quiet has no ground of its own, Primary is what one most likely wants.
enum class ButtonLook : std::uint8_t { Quiet, Normal, Primary };
enum class Use : std::uint8_t { Enabled, Disabled };

// Of the control before: shown when the pointer rests on it. Empty hints are not shown.
void hint(Ui& ui, std::string const& text);

// Beside the pointer, at once.
void reason(Ui& ui, std::string const& text);

bool icon_button(Ui& ui, char const* id, Icon icon, ImVec2 size, ButtonLook look, std::string const& tip = {},
                 Use use = Use::Enabled);
// As high as buttons of dialogs are, unless told.
bool text_button(Ui& ui, std::string const& label, ButtonLook look, float min_width, Use use = Use::Enabled,
                 std::optional<float> height = std::nullopt);

// How far something is, 0 to 1: a thin bar in the middle of the place.
void progress_bar(Ui& ui, Rect const& place, float share);

// One of several that exclude each other, side by side; the one that was chosen anew.
std::optional<int> segments(Ui& ui, char const* id, std::span<std::string const> labels, int chosen, ImVec2 size);

// How wide segments() want to be so that every label fits.
float width_of_segments(Ui& ui, std::span<std::string const> labels);

}  // namespace deconvista::ui
