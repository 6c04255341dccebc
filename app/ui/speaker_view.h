#pragma once
// Everything in the speaker's window: the time, what the audience sees, what comes next, the notes, and the controls of
// the show. Reads the state, as the main window does; what the speaker does comes back as actions.

#include "app/ui/speaker_picture.h"
#include "app/ui/surface.h"

namespace deconvista::ui {

class SpeakerView {
public:
    // Needs the window's contexts. A Problem if the fonts are missing.
    static base::Result<SpeakerView> make();

    void prepare(state::AppState const& state, Scale scale) { surface_.prepare(state, scale); }

    // How many pixels the audience's picture has.
    void set_audience(float width, float height) { audience_ = {width, height}; }

    // As Interface has them.
    state::Actions frame(state::AppState const& state, state::Places* places);
    figure::Color ground(state::AppState const& state) const;
    std::optional<double> next_frame_in() const { return surface_.next_frame_in(); }

private:
    explicit SpeakerView(Surface surface) : surface_{std::move(surface)} {}

    void pictures(Ui& ui, Rect const& place);

    Surface surface_;
    Transient transient_;
    figure::Point audience_{1280, 720};
    SpeakerPicture now_{Sight::Now}, next_{Sight::Next};
};

}  // namespace deconvista::ui
