#include "app/shell/inbox.h"

#include <GLFW/glfw3.h>

#include <utility>

#include "app/shell/chord.h"
#include "app/shell/imgui_input.h"

namespace deconvista::shell {
namespace {

Inbox& inbox_of(GLFWwindow* window) {
    return *static_cast<Inbox*>(glfwGetWindowUserPointer(window));
}

void note(GLFWwindow* window, Event event) {
    auto& inbox = inbox_of(window);
    inbox.queue.push(std::move(event));
    inbox.happened = true;
}

KeyMotion key_motion(int action) {
    if (action == GLFW_PRESS) return KeyMotion::Pressed;
    return action == GLFW_REPEAT ? KeyMotion::Repeated : KeyMotion::Released;
}

void watch_keyboard(GLFWwindow* window) {
    glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int modifiers) {
        auto chord = action == GLFW_RELEASE ? "" : chord_of(key, scancode, modifiers);
        note(w, KeyEvent{key, scancode, modifiers, key_motion(action), std::move(chord)});
    });
    glfwSetCharCallback(window,
                        [](GLFWwindow* w, unsigned character) { note(w, CharacterEvent{char32_t{character}}); });
}

void watch_pointer(GLFWwindow* window) {
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
        note(w, PointerEvent{static_cast<float>(x), static_cast<float>(y)});
    });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
        if (entered == GLFW_FALSE) note(w, nowhere());
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int modifiers) {
        auto const motion = action == GLFW_PRESS ? ButtonMotion::Pressed : ButtonMotion::Released;
        note(w, ButtonEvent{button, modifiers, motion});
    });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
        note(w, WheelEvent{static_cast<float>(x), static_cast<float>(y)});
    });
}

void watch_window(GLFWwindow* window) {
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int focused) {
        note(w, FocusEvent{focused == GLFW_TRUE ? Focus::Gained : Focus::Lost});
    });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { inbox_of(w).happened = true; });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { inbox_of(w).happened = true; });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { inbox_of(w).happened = true; });
    glfwSetWindowIconifyCallback(window, [](GLFWwindow* w, int) { inbox_of(w).happened = true; });
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, char const** paths) {
        auto& inbox = inbox_of(w);
        inbox.dropped.insert(inbox.dropped.end(), paths, paths + count);
        inbox.happened = true;
    });
    glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
        glfwSetWindowShouldClose(w, GLFW_FALSE);  // whether it closes is decided elsewhere
        inbox_of(w).wants_to_close = true;
        inbox_of(w).happened = true;
    });
}

}  // namespace

void watch(GLFWwindow* window, Inbox& inbox) {
    glfwSetWindowUserPointer(window, &inbox);
    watch_keyboard(window);
    watch_pointer(window);
    watch_window(window);
}

}  // namespace deconvista::shell
