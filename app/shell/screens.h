#pragma once
// The screens of the desktop, by number, and where rectangles lie on them. GLFW has to be started.

struct GLFWmonitor;

namespace deconvista::shell {

// In the desktop's coordinates.
struct Area {
    int x{}, y{}, width{}, height{};
    bool operator==(Area const&) const = default;
};

int count_screens();

// The screen that most of the area is on; the first where none is.
int screen_under(Area const& area);

// Nothing where there is no such screen: it may have been unplugged.
GLFWmonitor* monitor_of(int screen);

// What panels and docks of the desktop leave of the screen; nothing where there is no such screen.
Area work_area(int screen);

// The largest area of a screen up to that width and height, in its middle.
Area in_the_middle(Area const& screen, int width, int height);

}  // namespace deconvista::shell
