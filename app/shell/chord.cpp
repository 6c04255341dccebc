#include "app/shell/chord.h"

#include <GLFW/glfw3.h>

#include <array>
#include <cctype>
#include <utility>

namespace deconvista::shell {
namespace {

constexpr std::array<std::pair<int, char const*>, 18> kNamed{{
    {GLFW_KEY_SPACE, "space"},
    {GLFW_KEY_ESCAPE, "escape"},
    {GLFW_KEY_ENTER, "enter"},
    {GLFW_KEY_TAB, "tab"},
    {GLFW_KEY_BACKSPACE, "backspace"},
    {GLFW_KEY_INSERT, "insert"},
    {GLFW_KEY_DELETE, "delete"},
    {GLFW_KEY_RIGHT, "right"},
    {GLFW_KEY_LEFT, "left"},
    {GLFW_KEY_DOWN, "down"},
    {GLFW_KEY_UP, "up"},
    {GLFW_KEY_PAGE_UP, "pageup"},
    {GLFW_KEY_PAGE_DOWN, "pagedown"},
    {GLFW_KEY_HOME, "home"},
    {GLFW_KEY_END, "end"},
    {GLFW_KEY_KP_ADD, "+"},
    {GLFW_KEY_KP_SUBTRACT, "-"},
    {GLFW_KEY_KP_0, "0"},
}};

bool is_alphanumeric(std::string const& name) {
    return name.size() == 1 && std::isalnum(static_cast<unsigned char>(name[0])) != 0;
}

bool is_ascii(char const* name) {
    return name != nullptr && name[0] > ' ' && name[0] < 0x7f && name[1] == '\0';
}

std::string name_of(int key, int scancode) {
    for (auto const& [named, name] : kNamed)
        if (named == key) return name;
    if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F25) return "f" + std::to_string(key - GLFW_KEY_F1 + 1);
    // GLFW numbers the keys that type a character by what they type on a US keyboard.
    if (key <= GLFW_KEY_SPACE || key > GLFW_KEY_GRAVE_ACCENT) return "";
    auto const* const in_layout = glfwGetKeyName(key, scancode);
    auto const character = is_ascii(in_layout) ? in_layout[0] : static_cast<char>(key);
    return {static_cast<char>(std::tolower(static_cast<unsigned char>(character)))};
}

}  // namespace

std::string chord_of(int key, int scancode, int modifiers) {
    auto const name = name_of(key, scancode);
    bool const commands = (modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_ALT)) != 0;
    bool const punctuation = name.size() == 1 && !is_alphanumeric(name);
    if (name.empty() || (punctuation && !commands)) return "";
    std::string chord;
    if ((modifiers & GLFW_MOD_CONTROL) != 0) chord += "ctrl+";
    if ((modifiers & GLFW_MOD_SHIFT) != 0) chord += "shift+";
    if ((modifiers & GLFW_MOD_ALT) != 0) chord += "alt+";
    return chord + name;
}

std::optional<std::string> chord_of(char32_t character) {
    bool const punctuation = character < 0x7f && std::ispunct(static_cast<int>(character)) != 0;
    if (!punctuation) return std::nullopt;
    return std::string{static_cast<char>(character)};
}

}  // namespace deconvista::shell
