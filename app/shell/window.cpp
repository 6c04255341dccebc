#include "app/shell/window.h"

// glad before GLFW, which would include another OpenGL header otherwise.
#include <glad/gl.h>
//
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/shell/chord.h"
#include "app/shell/imgui_input.h"
#include "app/shell/inbox.h"
#include "app/shell/picture_clipboard.h"

namespace deconvista::shell {
namespace {

constexpr int kFramesAfterAnEvent = 4;
// Only where the driver does not wait for the screen; shorter than the pause between the frames of a usual one.
constexpr double kShortestFrame = 1.0 / 120;

struct Library {
    Library() = default;
    Library(Library const&) = delete;
    Library& operator=(Library const&) = delete;
    ~Library() { glfwTerminate(); }
};

struct DestroyWindow {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};

struct Place {
    int x{}, y{}, width{}, height{};
};

std::string latest_error() {
    char const* description = nullptr;
    glfwGetError(&description);
    return description == nullptr ? "" : description;
}

double clock_seconds() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

struct Window::Body {
    Library library;  // first in, last out
    std::unique_ptr<GLFWwindow, DestroyWindow> window;
    Inbox inbox;
    PictureClipboard clipboard;
    ImGuiInput imgui_input;
    std::vector<Event> portion;  // of the current frame
    int frames_owed{1};
    double latest_input{0}, latest_swap{0};  // in GLFW's time
    Screen screen{Screen::Window};
    Place windowed;
    Drawn drawn;

    ~Body() {
        if (ImGui::GetCurrentContext() == nullptr) return;
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
    }
};

namespace {

void ask_for_opengl() {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
}

// As large as asked for, if the screen has room for it.
Place first_place(int width, int height) {
    float scale_x = 1, scale_y = 1;
    Place area{0, 0, width, height};
    if (auto* const monitor = glfwGetPrimaryMonitor()) {
        glfwGetMonitorContentScale(monitor, &scale_x, &scale_y);
        glfwGetMonitorWorkarea(monitor, &area.x, &area.y, &area.width, &area.height);
    }
    auto const fit = [](int wanted, float scale, int available) {
        // GLFW scales what it is given.
        return available <= 0 ? wanted : std::min(wanted, static_cast<int>(static_cast<float>(available) / scale));
    };
    return {0, 0, fit(width, scale_x, area.width), fit(height, scale_y, area.height)};
}

void start_imgui(GLFWwindow* window) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.MouseDoubleClickTime = 0.5f;
    io.ConfigInputTextCursorBlink = false;  // it would have to be drawn again and again
    ImGui_ImplGlfw_InitForOpenGL(window, false);
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

// The monitor that most of the window is on.
GLFWmonitor* monitor_under(Place const& place) {
    int count = 0;
    auto* const* const monitors = glfwGetMonitors(&count);
    GLFWmonitor* best = glfwGetPrimaryMonitor();
    std::int64_t best_overlap = 0;
    for (int i = 0; i < count; ++i) {
        int x = 0, y = 0;
        glfwGetMonitorPos(monitors[i], &x, &y);
        auto const* const mode = glfwGetVideoMode(monitors[i]);
        std::int64_t const across = std::min(place.x + place.width, x + mode->width) - std::max(place.x, x);
        std::int64_t const down = std::min(place.y + place.height, y + mode->height) - std::max(place.y, y);
        auto const overlap = across > 0 && down > 0 ? across * down : 0;
        if (overlap <= best_overlap) continue;
        best_overlap = overlap;
        best = monitors[i];
    }
    return best;
}

void add_keys(Event const& event, std::vector<KeyPress>& keys) {
    if (auto const* const key = std::get_if<KeyEvent>(&event)) {
        auto const repeats = key->motion == KeyMotion::Repeated ? Repeats::Yes : Repeats::No;
        if (!key->chord.empty()) keys.push_back({key->chord, repeats});
    }
    if (auto const* const character = std::get_if<CharacterEvent>(&event))
        if (auto chord = chord_of(character->character)) keys.push_back({*std::move(chord), Repeats::No});
}

}  // namespace

base::Result<Window> Window::open(std::string const& title, int width, int height) {
    if (glfwInit() != GLFW_TRUE) return base::device_trouble("window_no_display", {latest_error()});
    auto body = std::make_unique<Body>();
    ask_for_opengl();
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "deconvista");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "deconvista");
    auto const place = first_place(width, height);
    body->window.reset(glfwCreateWindow(place.width, place.height, title.c_str(), nullptr, nullptr));
    auto* const window = body->window.get();
    if (window == nullptr) return base::device_trouble("window_no_opengl", {latest_error()});
    glfwMakeContextCurrent(window);
    if (gladLoadGL(glfwGetProcAddress) == 0) return base::device_trouble("window_no_opengl", {latest_error()});
    glfwSwapInterval(1);
    glfwSetWindowSizeLimits(window, 480, 320, GLFW_DONT_CARE, GLFW_DONT_CARE);
    watch(window, body->inbox);
    start_imgui(window);
    return Window{std::move(body)};
}

Window::Window(std::unique_ptr<Body> body) : body_{std::move(body)} {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

Input Window::next_input(std::optional<double> seconds_until_news) {
    auto& body = *body_;
    auto const begin = glfwGetTime();
    bool const more = !body.inbox.queue.empty();
    auto const next_frame = body.latest_swap + kShortestFrame;
    std::optional<double> until;
    if (seconds_until_news) until = std::max(begin + *seconds_until_news, next_frame);
    if (body.frames_owed > 0) until = next_frame;
    if (more) until = begin;

    for (;;) {
        auto const now = glfwGetTime();
        bool const hidden = glfwGetWindowAttrib(body.window.get(), GLFW_ICONIFIED) == GLFW_TRUE;
        if (until && *until > now && !hidden)
            glfwWaitEventsTimeout(*until - now);
        else if (until && !hidden)
            glfwPollEvents();
        else
            glfwWaitEvents();
        if (body.inbox.happened || more || (until && !hidden && glfwGetTime() >= *until)) break;
    }

    auto const now = glfwGetTime();
    body.drawn.quiet_before_input = now - body.latest_swap;
    body.frames_owed =
        std::exchange(body.inbox.happened, false) ? kFramesAfterAnEvent : std::max(0, body.frames_owed - 1);
    body.portion = body.inbox.queue.take_portion();
    Input input{.seconds = now - std::exchange(body.latest_input, now)};
    for (auto const& event : body.portion) add_keys(event, input.keys);
    input.dropped = std::exchange(body.inbox.dropped, {});
    input.wants_to_close = std::exchange(body.inbox.wants_to_close, false);
    return input;
}

void Window::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    body_->imgui_input.hand_over(body_->portion, body_->window.get());
    ImGui::NewFrame();
}

void Window::end_frame(Color ground) {
    ImGui::Render();
    int width = 0, height = 0;
    glfwGetFramebufferSize(body_->window.get(), &width, &height);
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
    int width = 0, height = 0, pixels_across = 0, pixels_down = 0;
    glfwGetWindowSize(body_->window.get(), &width, &height);
    glfwGetFramebufferSize(body_->window.get(), &pixels_across, &pixels_down);
    return width > 0 && pixels_across > 0 ? static_cast<float>(pixels_across) / static_cast<float>(width) : 1.0f;
}

bool Window::offer_picture(std::vector<std::uint8_t> png) {
    return body_->clipboard.offer(std::move(png));
}

void Window::set_title(std::string const& title) {
    glfwSetWindowTitle(body_->window.get(), title.c_str());
}

void Window::set_screen(Screen screen) {
    auto& body = *body_;
    if (std::exchange(body.screen, screen) == screen) return;
    auto* const window = body.window.get();
    auto& place = body.windowed;
    if (screen == Screen::Window) {
        glfwSetWindowMonitor(window, nullptr, place.x, place.y, place.width, place.height, GLFW_DONT_CARE);
        return;
    }
    glfwGetWindowPos(window, &place.x, &place.y);
    glfwGetWindowSize(window, &place.width, &place.height);
    auto* const monitor = monitor_under(place);
    if (monitor == nullptr) return;
    auto const* const mode = glfwGetVideoMode(monitor);
    glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    glfwSwapInterval(1);  // some drivers forget it
}

Drawn const& Window::drawn() const {
    return body_->drawn;
}

}  // namespace deconvista::shell
