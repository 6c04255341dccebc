#pragma once
// Key presses in words: "ctrl+shift+z", "left", "f11", "space". The rest of the program knows keys by these.

#include <optional>
#include <string>

namespace deconvista::shell {

// Letters and digits as the keyboard's layout names them (of a layout without Latin letters, as their place on a US
// keyboard is named). Empty for keys that have no name here, and for punctuation without ctrl or alt: its place depends
// on the layout, so it is known by the character it types.
std::string chord_of(int key, int scancode, int modifiers);

// Punctuation that stands for itself: "[", "?".
std::optional<std::string> chord_of(char32_t character);

}  // namespace deconvista::shell
