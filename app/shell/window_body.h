#pragma once
// What a window is made of, for the two files that need to know.

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <optional>
#include <vector>

#include "app/shell/imgui_input.h"
#include "app/shell/inbox.h"
#include "app/shell/screens.h"
#include "app/shell/window.h"

namespace deconvista::shell {

struct DestroyWindow {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};

struct Window::Body {
    std::shared_ptr<Library> library;  // first in, last out
    std::unique_ptr<GLFWwindow, DestroyWindow> window;
    ImGuiContext* imgui{nullptr};
    Inbox inbox;
    ImGuiInput imgui_input;
    std::vector<Event> portion;  // of the current frame
    bool was_asked_to_close{false};
    double latest_swap{0};  // in GLFW's time
    Pace pace{};
    std::optional<int> filled;  // the screen that it fills
    Area windowed;              // where it was before it did
    Drawn drawn;

    ~Body();
    void activate() const;
};

}  // namespace deconvista::shell
