#pragma once
// Whose the keyboard is: the show's, or, while somebody walks through the panels by keyboard, the controls'.

#include <cstdint>
#include <string_view>

namespace deconvista::state {

// Whose the arrow keys, Space, Enter and letters are. Keys with Ctrl, function keys and Escape stay what they are.
enum class Keyboard : std::uint8_t { Show, Controls };

enum class Stride : std::uint8_t { Next, Previous, NextPanel, PreviousPanel, Menus };

// Through the matrix view: to rows below and columns at the right, nearer to it by so many steps.
struct MatrixStride {
    int rows{}, columns{}, zoom{};
};

struct Walk {
    Stride stride{};
};
struct Walked {};   // by the window, when it has made the stride
struct EndWalk {};  // the keys belong to the show again

// Whether the controls take this key while the keyboard is theirs.
bool is_for_controls(std::string_view chord);

// The keys that lead through the controls.
bool is_stride(std::string_view chord);

}  // namespace deconvista::state
