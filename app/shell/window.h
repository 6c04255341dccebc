#pragma once
// The one window: GLFW, an OpenGL 3.3 context, a Dear ImGui context, and waiting. It knows nothing of what is shown.
//
// When nobody does anything and nothing moves, next_input() waits and nothing is drawn. After each event a few frames
// are drawn, because ImGui settles over several.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace deconvista::shell {

enum class Repeats : std::uint8_t { No, Yes };

struct KeyPress {
    std::string chord;  // as app/shell/chord.h writes it
    Repeats repeats{};  // the key is held
    bool operator==(KeyPress const&) const = default;
};

// What happened since the frame before.
struct Input {
    double seconds{};  // that passed
    std::vector<KeyPress> keys{};
    std::vector<std::string> dropped{};  // paths of files, as bytes
    bool wants_to_close{false};
};

struct Color {
    float red{}, green{}, blue{};
};

enum class Screen : std::uint8_t { Window, Full };

// For tests and benchmarks.
struct Drawn {
    std::int64_t swaps{};         // frames that reached the screen
    double first_swap{};          // seconds of the system's clock since 1970; 0 before the first
    double quiet_before_input{};  // seconds without a swap that the latest input ended
};

class Window {
public:
    // Problems: no display, no OpenGL 3.3.
    static base::Result<Window> open(std::string const& title, int width, int height);

    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    ~Window();

    // Waits until there is something to draw: an event, the seconds until news are over, or, if they are 0, the time
    // for the next frame.
    Input next_input(std::optional<double> seconds_until_news);

    // Between the two, ImGui's functions may be called.
    void begin_frame();
    void end_frame(Color ground);

    // Of ImGui's units: how large they should be for a user at scale 1, and framebuffer pixels in each.
    float ui_scale() const;
    float density() const;

    // A PNG file, for others to paste. False where there is no clipboard for pictures.
    bool offer_picture(std::vector<std::uint8_t> png);

    void set_title(std::string const& title);
    void set_screen(Screen screen);

    Drawn const& drawn() const;

private:
    struct Body;
    explicit Window(std::unique_ptr<Body> body);
    std::unique_ptr<Body> body_;
};

}  // namespace deconvista::shell
