#pragma once
// What GLFW's callbacks report, collected until a frame takes it.

#include <string>
#include <vector>

#include "app/shell/event_queue.h"

struct GLFWwindow;

namespace deconvista::shell {

struct Inbox {
    EventQueue queue{};
    std::vector<std::string> dropped{};  // paths of files
    bool wants_to_close{false};
    bool happened{false};  // anything after which the window may have to look different
};

// From now on the window's events go into the inbox, which must stay where it is.
void watch(GLFWwindow* window, Inbox& inbox);

}  // namespace deconvista::shell
