#include "app/ui/timeline_panel.h"

#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/style.h"
#include "app/ui/timeline_band.h"
#include "core/base/number_text.h"
#include "core/picture/explanation.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using state::Direction;
using text::Name;
using text::Window;

constexpr float kButton = 32;
constexpr float kGap = 4;

float width_of_buttons(Ui const& ui) {
    return 4 * ui.px(kButton) + ui.px(48) + 4 * ui.px(kGap);
}

void buttons(Ui& ui, state::Playback const& playback, ImVec2 at) {
    ImGui::SetCursorScreenPos(at);
    ImVec2 const size{ui.px(kButton), ui.px(kButton)};
    auto const next = [&] { ImGui::SameLine(0, ui.px(kGap)); };
    ui.note_place("buttons", {at.x, at.y, width_of_buttons(ui), size.y});
    bool const playing = playback.mode == state::Mode::Playing;
    auto const tip = [&](Name what, char const* key) { return ui.say(what) + "  (" + key + ")"; };
    if (icon_button(ui, "start", Icon::ToStart, size, ButtonLook::Quiet, tip(Window::time_to_start, "Home")))
        ui.act(state::GoToStep{0});
    next();
    if (icon_button(ui, "back", Icon::StepBack, size, ButtonLook::Quiet, tip(Window::key_step_back, "←")))
        ui.act(state::StepBy{Direction::Back});
    next();
    if (icon_button(ui, "play", playing ? Icon::Pause : Icon::Play, {ui.px(48), size.y}, ButtonLook::Primary,
                    tip(playing ? Window::time_pause : Window::time_play, "Space")))
        ui.act(state::TogglePlay{});
    next();
    if (icon_button(ui, "forward", Icon::StepForward, size, ButtonLook::Quiet, tip(Window::key_step_forward, "→")))
        ui.act(state::StepBy{Direction::Forward});
    next();
    if (icon_button(ui, "end", Icon::ToEnd, size, ButtonLook::Quiet, tip(Window::time_to_end, "End")))
        ui.act(state::GoToEnd{});
}

// The stage in bold and the step after it.
void position(Ui& ui, state::Playing const& playing, ImVec2 at, float width) {
    auto const& timeline = playing.timeline;
    auto const step = timeline.at(playing.playback.seconds).step;
    auto const size = ui.unit * kTextSize;
    auto const stage = fitted(ui, ui.say(picture::name_of(timeline.stage_of(step))), size, width, figure::Weight::Bold);
    auto& list = *ImGui::GetWindowDrawList();
    letter(ui, list, at, stage, {size, ui.colors.text, figure::Weight::Bold});
    auto const used = width_of(ui, stage, size, figure::Weight::Bold) + ui.px(12);
    auto const count = ui.say(Window::time_step, {base::to_text(step), base::to_text(timeline.steps() - 1)});
    letter(ui, list, {at.x + used, at.y}, fitted(ui, count, size, width - used), {size, ui.colors.faint_text});
}

float width_of_speed(Ui& ui) {
    return width_of(ui, ui.say(Window::time_speed), ui.unit * kTextSize) + ui.px(8 + 28 + 52 + 28);
}

void speed(Ui& ui, state::Playback const& playback, ImVec2 at) {
    auto const size = ui.unit * kTextSize;
    auto const label = ui.say(Window::time_speed);
    auto& list = *ImGui::GetWindowDrawList();
    auto const middle = at.y + ui.px(kButton) / 2;
    letter(ui, list, {at.x, middle}, label, {size, ui.colors.faint_text});
    auto x = at.x + std::round(width_of(ui, label, size)) + ui.px(8);
    auto const current = playback.speed;
    auto const button = [&](char const* id, Icon icon, Direction direction, char const* key, bool usable) {
        ImGui::SetCursorScreenPos({x, at.y + ui.px(2)});
        auto const use = usable ? Use::Enabled : Use::Disabled;
        if (icon_button(ui, id, icon, {ui.px(28), ui.px(28)}, ButtonLook::Quiet, key, use))
            ui.act(state::ChangeSpeed{direction});
    };
    button("slower", Icon::Minus, Direction::Back, "[", current > state::kSpeeds.front());
    x += ui.px(28);
    letter(ui, list, {x + ui.px(26), middle}, base::pretty(current, 3) + "×",
           {size, ui.colors.text, figure::Weight::Bold, figure::Horizontal::Center, figure::Vertical::Middle});
    x += ui.px(52);
    button("faster", Icon::Plus, Direction::Forward, "]", current < state::kSpeeds.back());
}

void wheel_steps(Ui& ui) {
    auto const wheel = ImGui::GetIO().MouseWheel;
    if (wheel == 0 || !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) return;
    ui.act(state::StepBy{wheel > 0 ? Direction::Back : Direction::Forward, state::Manner::Jump});
}

// Two rows: the band, and below it the buttons in the middle.
void tall(Ui& ui, state::Playing const& playing, Rect const& place) {
    auto const margin = ui.px(16);
    timeline_band(ui, playing, {place.x + margin, place.y + ui.px(14), place.width - 2 * margin, ui.px(34)});
    auto const y = place.bottom() - ui.px(kButton + 8);
    auto const speed_width = width_of_speed(ui);
    auto const centre = place.x + std::round((place.width - width_of_buttons(ui)) / 2);
    buttons(ui, playing.playback, {centre, y});
    position(ui, playing, {place.x + margin, y + ui.px(kButton) / 2}, centre - place.x - margin - ui.px(16));
    auto const right = place.right() - margin - speed_width;
    if (right > centre + width_of_buttons(ui) + ui.px(8)) speed(ui, playing.playback, {right, y});
}

// One row: the buttons, and the band beside them.
void low(Ui& ui, state::Playing const& playing, Rect const& place) {
    auto const margin = ui.px(12);
    auto const y = place.y + std::round((place.height - ui.px(kButton)) / 2);
    buttons(ui, playing.playback, {place.x + margin, y});
    auto const left = place.x + margin + width_of_buttons(ui) + ui.px(16);
    timeline_band(ui, playing, {left, y + ui.px(2), place.right() - margin - left, ui.px(30)});
}

}  // namespace

void timeline_panel(Ui& ui, Rect const& place) {
    auto const playing = state::playing_in(ui.state);
    if (begin_panel(ui, "timeline", place, Scrolls::Never) && playing) {
        draw_edge(ui, place, Edge::Top);
        wheel_steps(ui);
        if (place.height > ui.px(80))
            tall(ui, *playing, place);
        else
            low(ui, *playing, place);
    }
    end_panel();
}

}  // namespace deconvista::ui
