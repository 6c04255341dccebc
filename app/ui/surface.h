#pragma once
// What each window of the program needs to draw its panels: letters, textures, and ImGui's style at the right size.

#include <optional>

#include "app/paint/imgui_fonts.h"
#include "app/paint/imgui_textures.h"
#include "app/ui/ui.h"
#include "core/base/result.h"

namespace deconvista::ui {

// How large ImGui's units are on this screen; see shell::Window.
struct Scale {
    float ui{1}, density{1};
    bool operator==(Scale const&) const = default;
};

class Surface {
public:
    // Needs the window's contexts. A Problem if the fonts are missing.
    static base::Result<Surface> make();

    // Before a frame begins.
    void prepare(state::AppState const& state, Scale scale);

    // At the beginning and at the end of a frame; the actions are the user's.
    Ui begin(state::AppState const& state, Transient& transient, state::Places* places);
    state::Actions end(Ui ui);

    // In how many seconds the frame that was drawn last wanted another one.
    std::optional<double> next_frame_in() const { return next_frame_in_; }

private:
    explicit Surface(paint::FontData fonts);

    paint::ImGuiFonts fonts_;
    paint::ImageTextures images_;
    Scale scale_;
    float unit_{0};
    std::optional<picture::ThemeName> styled_;  // what ImGui's style was last set for
    std::optional<double> next_frame_in_;
};

}  // namespace deconvista::ui
