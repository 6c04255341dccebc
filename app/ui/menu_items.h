#pragma once
// What menus are made of.

#include <string>

#include "app/ui/buttons.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

// If it returns true, call ImGui::EndMenu().
bool begin_menu(Ui& ui, text::Name name);

void item(Ui& ui, text::Name name, char const* keys, state::Action const& action, Use use = Use::Enabled);

// One of several that exclude each other.
void choice(Ui& ui, std::string const& label, bool chosen, state::Action const& action, char const* keys = "");

void toggle(Ui& ui, std::string const& label, bool on, state::Action const& action, char const* keys = "");

void preset_items(Ui& ui);

// A second scene beside this one: begun as a copy, swapped, ended.
void comparison_items(Ui& ui);

// The view that leads, one of all; and which of the others stand beside it.
void view_items(Ui& ui);

// Of the view in a place: any other there instead, none, or one more beside it.
void pane_items(Ui& ui, std::size_t pane);

void recent_items(Ui& ui);

// The lessons that come with the program.
void lesson_items(Ui& ui);

}  // namespace deconvista::ui
