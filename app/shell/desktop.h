#pragma once
// What all windows of the program share: waiting until something happens in one of them, the screens, and the
// clipboard for pictures.
//
// When nobody does anything and nothing moves, next_input() waits and nothing is drawn. After each event a few frames
// are drawn, because ImGui settles over several.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/shell/picture_clipboard.h"
#include "app/shell/window.h"

namespace deconvista::shell {

enum class Repeats : std::uint8_t { No, Yes };

struct KeyPress {
    std::string chord;  // as app/shell/chord.h writes it
    Repeats repeats{};  // the key is held
    bool operator==(KeyPress const&) const = default;
};

// What happened since the frame before, in whichever window.
struct Input {
    double seconds{};  // that passed
    std::vector<KeyPress> keys{};
    std::vector<std::string> dropped{};  // paths of files, as bytes
};

class Desktop {
public:
    // A Problem where there is no display.
    static base::Result<Desktop> open();

    base::Result<Window> open_window(std::string const& title, Extent size, Pace pace = Pace::WithTheScreen) const;

    // Waits until there is something to draw: an event, the seconds until news are over, or, if they are 0, the time
    // for the next frame. At least one window; a closed one is left out from the next call on.
    Input next_input(std::span<Window* const> windows, std::optional<double> seconds_until_news);

    int screens() const;

    // A PNG file, for others to paste. False where there is no clipboard for pictures.
    bool offer_picture(std::vector<std::uint8_t> png);

private:
    explicit Desktop(std::shared_ptr<Library> library);

    std::shared_ptr<Library> library_;
    std::unique_ptr<PictureClipboard> clipboard_;
    int frames_owed_{1};
    double latest_input_{0};  // in GLFW's time
};

}  // namespace deconvista::shell
