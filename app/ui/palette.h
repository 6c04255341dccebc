#pragma once
// The colours of the window's controls. The pictures have their own (core/picture/theme.h), and the roles of those
// never appear here: blue, orange and green mean input, kernel and output.

#include "core/figure/figure.h"
#include "core/picture/look.h"

namespace deconvista::ui {

struct Palette {
    figure::Color ground;   // of panels
    figure::Color raised;   // of fields, menus, dialogs
    figure::Color control;  // of buttons
    figure::Color control_hover, control_held;
    figure::Color border;  // around fields, between panels
    figure::Color text, faint_text;
    figure::Color accent;  // the one colour that says: this is on, this is next
    figure::Color accent_hover, accent_held;
    figure::Color accent_tint;  // behind what is chosen
    figure::Color on_accent;    // text on it
    figure::Color good, bad;    // edges of messages
    figure::Color shade;        // over the window behind a dialog
    bool operator==(Palette const&) const = default;
};

// Print is for pictures; its window is light.
Palette const& palette_of(picture::ThemeName theme);

}  // namespace deconvista::ui
