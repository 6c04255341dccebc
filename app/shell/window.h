#pragma once
// One window: GLFW's, with an OpenGL 3.3 context and a Dear ImGui context of its own. It knows nothing of what is
// shown.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "app/shell/library.h"
#include "core/base/result.h"

namespace deconvista::shell {

struct Color {
    float red{}, green{}, blue{};
};

struct Extent {
    int width{}, height{};
    bool operator==(Extent const&) const = default;
};

// Whether a frame that is drawn waits for the screen. One window does; a second one would make the first wait twice.
enum class Pace : std::uint8_t { WithTheScreen, AtOnce };

// For tests and benchmarks.
struct Drawn {
    std::int64_t swaps{};         // frames that reached the screen
    double first_swap{};          // seconds of the system's clock since 1970; 0 before the first
    double quiet_before_input{};  // seconds without a swap that the latest input ended
};

class Window {
public:
    // As large as asked for, if the screen has room for it. Problem: no OpenGL 3.3.
    static base::Result<Window> open(std::shared_ptr<Library> library, std::string const& title, Extent size,
                                     Pace pace = Pace::WithTheScreen);

    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    ~Window();

    // Makes its contexts those that OpenGL's and ImGui's functions speak to. Does nothing if it was moved from.
    void activate();

    // Between the two, while it is active, ImGui's functions may be called.
    void begin_frame();
    void end_frame(Color ground);

    // Of ImGui's units: how large they should be for a user at scale 1, and framebuffer pixels in each.
    float ui_scale() const;
    float density() const;

    Extent pixels() const;

    // Of what Desktop::next_input() took last.
    bool was_asked_to_close() const;

    void set_title(std::string const& title);

    // The screen that most of it is on, by number.
    int screen() const;

    // Fills that screen; without one, is a window among others again, where it was before.
    void fill(std::optional<int> screen);

    // A window among others in the middle of that screen; it stays where it is if it is on it already.
    void move_to(int screen);

    Drawn const& drawn() const;

private:
    friend class Desktop;
    struct Body;
    explicit Window(std::unique_ptr<Body> body);
    std::unique_ptr<Body> body_;
};

}  // namespace deconvista::shell
