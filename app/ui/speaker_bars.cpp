#include "app/ui/speaker_bars.h"

#include <cmath>

#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/parameter_controls.h"
#include "app/ui/speaker_words.h"
#include "app/ui/style.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using state::InPresent;
using state::Veil;
using text::Window;

constexpr float kClock = 30, kMargin = 16, kGap = 8, kStepButton = 56;

// Buttons in a row, from the left.
class Row {
public:
    Row(Ui& ui, ImVec2 at) : ui_{ui}, at_{at} {}

    bool icon(char const* id, Icon icon, ButtonLook look, std::string const& tip) {
        begin(id, ui_.px(kStepButton));
        bool const pressed = icon_button(ui_, id, icon, {ui_.px(kStepButton), ui_.px(kControl)}, look, tip);
        end(ui_.px(kStepButton));
        return pressed;
    }

    bool text(char const* id, Window label, bool on, std::string const& tip, Use use = Use::Enabled) {
        auto const words = ui_.say(label);
        auto const width = std::round(width_of(ui_, words, ui_.unit * kTextSize)) + ui_.px(28);
        begin(id, width);
        bool const pressed =
            text_button(ui_, words, on ? ButtonLook::Primary : ButtonLook::Normal, width, use, ui_.px(kControl));
        hint(ui_, tip);
        end(width);
        return pressed;
    }

    void gap() { at_.x += ui_.px(2 * kGap); }

private:
    void begin(char const* id, float width) {
        ImGui::SetCursorScreenPos(at_);
        ui_.note_place(id, {at_.x, at_.y, width, ui_.px(kControl)});
    }
    void end(float width) { at_.x += width + ui_.px(kGap); }

    Ui& ui_;
    ImVec2 at_;
};

}  // namespace

void speaker_header(Ui& ui, Rect const& place, std::string const& where) {
    if (begin_panel(ui, "speaker_header", place, Scrolls::Never)) {
        auto& list = *ImGui::GetWindowDrawList();
        auto const size = ui.unit * kClock, middle = place.center().y;
        auto const clock = time_of_day(), passed = time_text(ui.state.present->seconds);
        auto x = place.x + ui.px(kMargin);
        letter(ui, list, {x, middle}, clock, {size, ui.colors.text, figure::Weight::Bold});
        x += width_of(ui, clock, size, figure::Weight::Bold) + ui.px(24);
        letter(ui, list, {x, middle}, passed, {size, ui.colors.accent});
        x += width_of(ui, passed, size) + ui.px(32);
        auto const right = place.right() - ui.px(kMargin);
        letter(ui, list, {right, middle}, fitted(ui, where, ui.unit * kLargeSize, right - x),
               {ui.unit * kLargeSize, ui.colors.text, figure::Weight::Regular, figure::Horizontal::Right,
                figure::Vertical::Middle});
        draw_edge(ui, place, Edge::Bottom);
        // The second that is shown ends.
        ui.want_frame_in(1.001 - std::fmod(ui.state.present->seconds, 1.0));
    }
    end_panel();
}

void speaker_footer(Ui& ui, Rect const& place) {
    if (begin_panel(ui, "speaker_footer", place, Scrolls::Never)) {
        draw_edge(ui, place, Edge::Top);
        auto const veil = ui.state.present->veil;
        auto const y = place.y + std::round((place.height - ui.px(kControl)) / 2);
        Row row{ui, {place.x + ui.px(kMargin), y}};
        auto const step = [&](state::Direction direction) { ui.act(state::StepBy{direction}); };
        if (row.icon("speaker.back", Icon::StepBack, ButtonLook::Normal, ui.say(Window::key_step_back) + "  (PgUp)"))
            step(state::Direction::Back);
        if (row.icon("speaker.on", Icon::StepForward, ButtonLook::Primary,
                     ui.say(Window::key_step_forward) + "  (PgDn)"))
            step(state::Direction::Forward);
        row.gap();
        if (row.text("speaker.black", Window::speaker_black, veil == Veil::Black, "B"))
            ui.act(InPresent{state::DrawVeil{Veil::Black}});
        if (row.text("speaker.white", Window::speaker_white, veil == Veil::White, "W"))
            ui.act(InPresent{state::DrawVeil{Veil::White}});
        row.gap();
        bool const can_swap = ui.state.screens.count > 1;
        if (row.text("speaker.swap", Window::speaker_swap, false, can_swap ? "X" : ui.say(Window::speaker_one_screen),
                     can_swap ? Use::Enabled : Use::Disabled))
            ui.act(InPresent{state::SwapScreens{}});
        if (row.text("speaker.time", Window::speaker_time_back, false, "R")) ui.act(InPresent{state::SetTimeBack{}});
        row.gap();
        if (row.text("speaker.end", Window::button_end, false, "F5")) ui.act(InPresent{state::TogglePresent{}});
    }
    end_panel();
}

}  // namespace deconvista::ui
