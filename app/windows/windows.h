#pragma once
// The main window and, while somebody presents with notes, the speaker's: what was done in either becomes actions, and
// each draws the state.

#include <optional>
#include <utility>

#include "app/shell/desktop.h"
#include "app/state/report.h"
#include "app/state/update.h"
#include "app/ui/interface.h"
#include "app/ui/speaker_view.h"

namespace deconvista::windows {

// A window and what is drawn in it, which goes first, while the window's contexts are those that are spoken to.
template <class View>
struct Shown {
    shell::Window window;
    View view;

    Shown(shell::Window of, View shows) : window{std::move(of)}, view{std::move(shows)} {}
    Shown(Shown&&) noexcept = default;
    Shown& operator=(Shown&&) = delete;
    ~Shown() { window.activate(); }
};

class Windows {
public:
    // Problems: no display, no OpenGL 3.3, no fonts.
    static base::Result<Windows> open(state::AppState const& state);

    // Waits until there is something to draw, and lets the state know what happened.
    void take_input(state::AppState& state);

    // Notes where controls are, if anyone wants to know.
    void draw(state::AppState& state, state::Places* places);

    shell::Drawn const& drawn() const { return main_.window.drawn(); }

private:
    Windows(shell::Desktop desktop, Shown<ui::Interface> main) : desktop_{std::move(desktop)}, main_{std::move(main)} {}

    void take_seats(state::AppState& state);
    void seat_speaker(state::AppState& state, std::optional<int> screen);
    base::Outcome open_speaker(state::AppState const& state, int screen);

    shell::Desktop desktop_;
    Shown<ui::Interface> main_;
    std::optional<Shown<ui::SpeakerView>> speaker_;
};

}  // namespace deconvista::windows
