#pragma once
// What the controls remember between frames about a gesture that is under way. Nothing here outlives the gesture, and
// nothing of it is the state of the program.

#include <imgui.h>

#include <cstdint>
#include <string>
#include <vector>

namespace deconvista::ui {

// A number that is being typed in place of a value.
struct Typing {
    ImGuiID control{0};  // 0: none
    std::string text{};
    bool begins{false};  // the field still has to be given the keyboard
};

// A value that is being dragged.
struct Dragging {
    ImGuiID control{0};
    std::int64_t from{};  // the value where the drag began
    float pointer{};      // and the pointer
    bool moved{false};
};

// What is being typed into a field that is not a number alone. It counts when the field is left.
struct Entered {
    ImGuiID field{0};  // 0: none
    std::string text{};
    bool is_understood{true};
};

// Which side panel has been pulled out over the picture, where there is no room beside it.
enum class Drawer : std::uint8_t { None, Parameters, Explanation };

// A control that the keyboard can walk to.
enum class StopKind : std::uint8_t { Control, Menu };
struct Stop {
    ImGuiID control{}, panel{};
    StopKind kind{};
};

struct Walk {
    std::vector<Stop> stops{};  // in the order in which they were drawn
    ImGuiID wanted{0};          // that is to be given the keyboard once it is drawn; 0: none
    bool asked{false};          // for it
    bool goes_on{false};        // the keyboard was the controls' in the frame before
};

struct Transient {
    Typing typing{};
    Dragging dragging{};
    bool dragged{false};  // the latest press on a value became a drag
    Drawer drawer{Drawer::None};
    ImVec2 hovered{-1, -1};  // corner of the control under the pointer, for hints that wait a little
    double hovered_since{};
    Entered entered{};
    Walk walk{};
    bool dialog_opened{false};  // the dialog in front has been given the keyboard
};

}  // namespace deconvista::ui
