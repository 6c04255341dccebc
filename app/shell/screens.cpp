#include "app/shell/screens.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdint>
#include <span>

namespace deconvista::shell {
namespace {

std::span<GLFWmonitor* const> monitors() {
    int count = 0;
    auto* const* const all = glfwGetMonitors(&count);
    return {all, static_cast<std::size_t>(count)};
}

std::int64_t overlap(Area const& a, Area const& b) {
    std::int64_t const across = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    std::int64_t const down = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    return across > 0 && down > 0 ? across * down : 0;
}

Area area_of(GLFWmonitor* monitor) {
    Area area;
    glfwGetMonitorPos(monitor, &area.x, &area.y);
    if (auto const* const mode = glfwGetVideoMode(monitor)) {
        area.width = mode->width;
        area.height = mode->height;
    }
    return area;
}

}  // namespace

int count_screens() {
    return static_cast<int>(monitors().size());
}

int screen_under(Area const& area) {
    auto const all = monitors();
    auto const best =
        std::ranges::max_element(all, {}, [&](GLFWmonitor* monitor) { return overlap(area, area_of(monitor)); });
    return best == all.end() ? 0 : static_cast<int>(best - all.begin());
}

GLFWmonitor* monitor_of(int screen) {
    auto const all = monitors();
    return screen >= 0 && screen < static_cast<int>(all.size()) ? all[static_cast<std::size_t>(screen)] : nullptr;
}

Area work_area(int screen) {
    Area area;
    if (auto* const monitor = monitor_of(screen))
        glfwGetMonitorWorkarea(monitor, &area.x, &area.y, &area.width, &area.height);
    return area;
}

Area in_the_middle(Area const& screen, int width, int height) {
    if (screen.width > 0) width = std::min(width, screen.width);
    if (screen.height > 0) height = std::min(height, screen.height);
    return {screen.x + (screen.width - width) / 2, screen.y + (screen.height - height) / 2, width, height};
}

}  // namespace deconvista::shell
