#pragma once
// Hands the events of one frame to Dear ImGui, whose older versions have no queue of their own.

#include <array>
#include <span>

#include "app/shell/events.h"

struct GLFWwindow;

namespace deconvista::shell {

class ImGuiInput {
public:
    // Between the platform backend's NewFrame and ImGui's own.
    void hand_over(std::span<Event const> events, GLFWwindow* window);

private:
    PointerEvent pointer_{-1, -1};
    std::array<bool, 3> buttons_{};
};

// Where a pointer is that is not over the window.
PointerEvent nowhere();

}  // namespace deconvista::shell
