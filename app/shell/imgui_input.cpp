#include "app/shell/imgui_input.h"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <imgui.h>

#include <algorithm>
#include <cfloat>

#include "core/base/overloaded.h"

namespace deconvista::shell {
namespace {

int glfw_action(KeyMotion motion) {
    switch (motion) {
        case KeyMotion::Pressed:
            return GLFW_PRESS;
        case KeyMotion::Repeated:
            return GLFW_REPEAT;
        case KeyMotion::Released:
            break;
    }
    return GLFW_RELEASE;
}

// Enter chooses in a menu, which ImGui knows of Space alone. Keys walk nowhere else, and what is held is let go.
void hand_over_key(KeyEvent const& event, GLFWwindow* window) {
    auto const give = [&](int key) {
        ImGui_ImplGlfw_KeyCallback(window, key, event.scancode, glfw_action(event.motion), event.modifiers);
    };
    give(event.key);
    auto const& io = ImGui::GetIO();
    bool const in_menu = (io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0 && !io.WantTextInput;
    bool const is_enter = event.key == GLFW_KEY_ENTER || event.key == GLFW_KEY_KP_ENTER;
    if (is_enter && (in_menu || event.motion == KeyMotion::Released)) give(GLFW_KEY_SPACE);
}

}  // namespace

#if IMGUI_VERSION_NUM < 18700

// The backend asks GLFW how things are now; that is overwritten with how they were at this event.
void ImGuiInput::hand_over(std::span<Event const> events, GLFWwindow* window) {
    auto& io = ImGui::GetIO();
    for (auto const& event : events) {
        std::visit(base::Overloaded{
                       [&](KeyEvent const& it) { hand_over_key(it, window); },
                       [&](CharacterEvent it) { ImGui_ImplGlfw_CharCallback(window, it.character); },
                       [&](PointerEvent it) { pointer_ = it; },
                       [&](ButtonEvent it) {
                           auto const button = static_cast<std::size_t>(it.button);
                           if (button < buttons_.size()) buttons_[button] = it.motion == ButtonMotion::Pressed;
                       },
                       [&](WheelEvent it) { ImGui_ImplGlfw_ScrollCallback(window, it.x, it.y); },
                       [&](FocusEvent it) {
                           ImGui_ImplGlfw_WindowFocusCallback(window, it.focus == Focus::Gained ? 1 : 0);
                           // The releases go to another window.
                           if (it.focus == Focus::Lost) buttons_ = {};
                       },
                   },
                   event);
    }
    io.MousePos = {pointer_.x, pointer_.y};
    std::ranges::copy(buttons_, io.MouseDown);
}

#else

// The backend puts events into ImGui's own queue.
void ImGuiInput::hand_over(std::span<Event const> events, GLFWwindow* window) {
    for (auto const& event : events) {
        std::visit(
            base::Overloaded{
                [&](KeyEvent const& it) { hand_over_key(it, window); },
                [&](CharacterEvent it) { ImGui_ImplGlfw_CharCallback(window, it.character); },
                [&](PointerEvent it) { ImGui_ImplGlfw_CursorPosCallback(window, it.x, it.y); },
                [&](ButtonEvent it) {
                    auto const action = it.motion == ButtonMotion::Pressed ? GLFW_PRESS : GLFW_RELEASE;
                    ImGui_ImplGlfw_MouseButtonCallback(window, it.button, action, it.modifiers);
                },
                [&](WheelEvent it) { ImGui_ImplGlfw_ScrollCallback(window, it.x, it.y); },
                [&](FocusEvent it) { ImGui_ImplGlfw_WindowFocusCallback(window, it.focus == Focus::Gained ? 1 : 0); },
            },
            event);
    }
}

#endif

PointerEvent nowhere() {
    return {-FLT_MAX, -FLT_MAX};
}

}  // namespace deconvista::shell
