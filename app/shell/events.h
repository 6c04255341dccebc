#pragma once
// What the window system reports, as values. Keys, buttons and modifiers have GLFW's numbers; places are in window
// coordinates.

#include <cstdint>
#include <string>
#include <variant>

namespace deconvista::shell {

enum class KeyMotion : std::uint8_t { Pressed, Repeated, Released };
enum class ButtonMotion : std::uint8_t { Pressed, Released };
enum class Focus : std::uint8_t { Gained, Lost };

struct KeyEvent {
    int key{}, scancode{}, modifiers{};
    KeyMotion motion{};
    std::string chord;  // what was pressed, in words (app/shell/chord.h); empty where it has none
    bool operator==(KeyEvent const&) const = default;
};
struct CharacterEvent {
    char32_t character{};
    bool operator==(CharacterEvent const&) const = default;
};
struct PointerEvent {
    float x{}, y{};
    bool operator==(PointerEvent const&) const = default;
};
struct ButtonEvent {
    int button{}, modifiers{};
    ButtonMotion motion{};
    bool operator==(ButtonEvent const&) const = default;
};
struct WheelEvent {
    float x{}, y{};
    bool operator==(WheelEvent const&) const = default;
};
struct FocusEvent {
    Focus focus{};
    bool operator==(FocusEvent const&) const = default;
};

using Event = std::variant<KeyEvent, CharacterEvent, PointerEvent, ButtonEvent, WheelEvent, FocusEvent>;

}  // namespace deconvista::shell
