#include "app/shell/window.h"

// glad before GLFW, which would include another OpenGL header otherwise.
#include <glad/gl.h>
//
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/shell/window_body.h"

namespace deconvista::shell {

Window::Body::~Body() {
    if (imgui == nullptr) return;
    activate();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext(imgui);
}

void Window::Body::activate() const {
    glfwMakeContextCurrent(window.get());
    ImGui::SetCurrentContext(imgui);
}

namespace {

double clock_seconds() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

void set_hints() {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    // What an audience sees stays there while the speaker turns to another window.
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "deconvista");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "deconvista");
}

// As large as asked for, if the first screen has room for it.
Extent first_extent(Extent wanted) {
    float scale_x = 1, scale_y = 1;
    if (auto* const monitor = glfwGetPrimaryMonitor()) glfwGetMonitorContentScale(monitor, &scale_x, &scale_y);
    auto const area = work_area(0);
    auto const fit = [](int length, float scale, int available) {
        // GLFW scales what it is given.
        return available <= 0 ? length : std::min(length, static_cast<int>(static_cast<float>(available) / scale));
    };
    return {fit(wanted.width, scale_x, area.width), fit(wanted.height, scale_y, area.height)};
}

ImGuiContext* start_imgui(GLFWwindow* window) {
    IMGUI_CHECKVERSION();
    auto* const context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);  // the first one is already, a second one is not
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.MouseDoubleClickTime = 0.5f;
    io.ConfigInputTextCursorBlink = false;  // it would have to be drawn again and again
    ImGui_ImplGlfw_InitForOpenGL(window, false);
    ImGui_ImplOpenGL3_Init("#version 330 core");
    return context;
}

Area area_of(GLFWwindow* window) {
    Area area;
    glfwGetWindowPos(window, &area.x, &area.y);
    glfwGetWindowSize(window, &area.width, &area.height);
    return area;
}

}  // namespace

base::Result<Window> Window::open(std::shared_ptr<Library> library, std::string const& title, Extent size, Pace pace) {
    auto body = std::make_unique<Body>();
    body->library = std::move(library);
    body->pace = pace;
    set_hints();
    auto const [width, height] = first_extent(size);
    body->window.reset(glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr));
    auto* const window = body->window.get();
    if (window == nullptr) return base::device_trouble("window_no_opengl", {latest_error()});
    glfwMakeContextCurrent(window);
    if (gladLoadGL(glfwGetProcAddress) == 0) return base::device_trouble("window_no_opengl", {latest_error()});
    glfwSwapInterval(pace == Pace::WithTheScreen ? 1 : 0);
    glfwSetWindowSizeLimits(window, 480, 320, GLFW_DONT_CARE, GLFW_DONT_CARE);
    watch(window, body->inbox);
    body->imgui = start_imgui(window);
    return Window{std::move(body)};
}

Window::Window(std::unique_ptr<Body> body) : body_{std::move(body)} {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

void Window::activate() {
    if (body_) body_->activate();
}

void Window::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    body_->imgui_input.hand_over(body_->portion, body_->window.get());
    ImGui::NewFrame();
}

void Window::end_frame(Color ground) {
    ImGui::Render();
    auto const [width, height] = pixels();
    glViewport(0, 0, width, height);
    glClearColor(ground.red, ground.green, ground.blue, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(body_->window.get());
    body_->latest_swap = glfwGetTime();
    if (body_->drawn.swaps++ == 0) body_->drawn.first_swap = clock_seconds();
}

float Window::ui_scale() const {
    float x = 1, y = 1;
    glfwGetWindowContentScale(body_->window.get(), &x, &y);
    return std::max(0.5f, y / density());
}

float Window::density() const {
    auto const width = area_of(body_->window.get()).width;
    auto const across = pixels().width;
    return width > 0 && across > 0 ? static_cast<float>(across) / static_cast<float>(width) : 1.0f;
}

Extent Window::pixels() const {
    Extent extent;
    glfwGetFramebufferSize(body_->window.get(), &extent.width, &extent.height);
    return extent;
}

bool Window::was_asked_to_close() const {
    return body_->was_asked_to_close;
}

void Window::set_title(std::string const& title) {
    glfwSetWindowTitle(body_->window.get(), title.c_str());
}

int Window::screen() const {
    return screen_under(area_of(body_->window.get()));
}

void Window::fill(std::optional<int> screen) {
    auto& body = *body_;
    auto const before = body.filled;
    if (before == screen) return;
    auto* const window = body.window.get();
    if (!screen) {
        auto const& place = body.windowed;
        glfwSetWindowMonitor(window, nullptr, place.x, place.y, place.width, place.height, GLFW_DONT_CARE);
        body.filled = screen;
        return;
    }
    auto* const monitor = monitor_of(*screen);
    auto const* const mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
    if (mode == nullptr) return;
    if (!before) body.windowed = area_of(window);
    glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    body.filled = screen;
    body.activate();
    glfwSwapInterval(body.pace == Pace::WithTheScreen ? 1 : 0);  // some drivers forget it
}

void Window::move_to(int number) {
    if (screen() == number || monitor_of(number) == nullptr) return;
    auto* const window = body_->window.get();
    auto const now = area_of(window);
    auto const place = in_the_middle(work_area(number), now.width, now.height);
    glfwSetWindowPos(window, place.x, place.y);
    glfwSetWindowSize(window, place.width, place.height);
}

Drawn const& Window::drawn() const {
    return body_->drawn;
}

}  // namespace deconvista::shell
