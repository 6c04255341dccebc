#include "app/shell/library.h"

#include <GLFW/glfw3.h>

namespace deconvista::shell {

base::Result<std::shared_ptr<Library>> Library::start() {
    if (glfwInit() != GLFW_TRUE) return base::device_trouble("window_no_display", {latest_error()});
    return std::shared_ptr<Library>{new Library};
}

Library::~Library() {
    glfwTerminate();
}

std::string latest_error() {
    char const* description = nullptr;
    glfwGetError(&description);
    return description == nullptr ? "" : description;
}

}  // namespace deconvista::shell
