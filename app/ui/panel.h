#pragma once
// The frame of a panel, and the few things that panels have in common.

#include <string>

#include "app/ui/ui.h"

namespace deconvista::ui {

// Never: for panels whose content is made to measure.
enum class Scrolls : std::uint8_t { WhenNeeded, Never };

// Call end_panel() whatever it returns.
bool begin_panel(Ui& ui, char const* id, Rect const& place, Scrolls scrolls = Scrolls::WhenNeeded);
void end_panel();

enum class Edge : std::uint8_t { Left, Right, Top, Bottom };

// The line between the panel and what lies beside it.
void draw_edge(Ui& ui, Rect const& place, Edge edge);

// A line from edge to edge of the content.
void rule(Ui& ui);

// A heading inside a panel.
void heading(Ui& ui, std::string const& text);

// A combo box that looks like the other controls. When it returns true, call end_choice().
bool begin_choice(Ui& ui, char const* id, std::string const& current, float width, float height);
void end_choice();

// One of the choices in it. Whoever walks through them by keyboard begins at the one that is chosen.
bool choice_item(std::string const& label, bool chosen, ImGuiSelectableFlags flags = 0);

// Broken into lines as wide as the panel.
void paragraph(Ui& ui, std::string const& text);

// On one line if a somewhat smaller size can do it.
void formula(Ui& ui, std::string const& text, figure::Color color);

}  // namespace deconvista::ui
