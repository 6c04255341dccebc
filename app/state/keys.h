#pragma once
// Which key does what: one table for the keyboard, the menus and the key sheet.
//
// A chord is written as in "ctrl+shift+z": the modifiers ctrl, shift, alt in this order, then the key: a letter or
// digit as the layout names it, "left", "pageup", "space", "f11", "escape", ... A character whose place differs between
// layouts ("[", "?") stands for itself, whatever was held to type it.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/state/action.h"
#include "app/state/app_state.h"
#include "core/text/text.h"

namespace deconvista::state {

// A held key repeats; what repeats does not glide.
enum class Press : std::uint8_t { First, Repeat };

// Nothing for a chord without a meaning. With a dialog in front only full screen and escape have one, and what is for
// values with that of values.
std::optional<Action> action_of(std::string_view chord, Press press, AppState const& state);

// A line of the key sheet: the chords as people write them, and what they do.
struct KeyHelp {
    std::string_view keys;
    text::Name what{};
};
struct KeyGroup {
    text::Name title{};
    std::span<KeyHelp const> keys;
};
std::span<KeyGroup const> key_sheet();

}  // namespace deconvista::state
