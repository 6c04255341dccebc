#include "app/ui/first_hint.h"

#include <array>

#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/style.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using text::Window;

constexpr float kLine = 24, kPadding = 14, kMargin = 12, kGap = 20;
constexpr std::array kLines{Window::hint_steps, Window::hint_change, Window::hint_keys};

float width_of_lines(Ui& ui) {
    float widest = 0;
    for (auto const line : kLines) widest = std::max(widest, width_of(ui, ui.say(line), ui.unit * kTextSize));
    return std::ceil(widest);
}

void draw(Ui& ui, Rect const& at, float button) {
    auto& list = *ImGui::GetWindowDrawList();
    auto const corner = ui.px(8);
    list.AddRectFilled(at.begin(), at.end(), packed(ui.colors.raised), corner);
    list.AddRect(at.begin(), at.end(), packed(ui.colors.accent), corner, 0, std::max(1.0F, ui.px(1)));
    auto y = at.y + ui.px(kPadding + kLine / 2);
    for (auto const line : kLines) {
        letter(ui, list, {at.x + ui.px(kPadding), y}, ui.say(line), {ui.unit * kTextSize, ui.colors.text});
        y += ui.px(kLine);
    }
    ImVec2 const corner_of_button{at.right() - ui.px(kPadding) - button, at.y + (at.height - ui.px(32)) / 2};
    ImGui::SetCursorScreenPos(corner_of_button);
    ui.note_place("first_hint.close", {corner_of_button.x, corner_of_button.y, button, ui.px(32)});
    if (text_button(ui, ui.say(Window::hint_close), ButtonLook::Primary, button)) ui.act(state::DismissFirstHint{});
}

}  // namespace

void first_hint(Ui& ui, Rect const& place) {
    auto const label = ui.say(Window::hint_close);
    auto const button = std::ceil(width_of(ui, label, ui.unit * kTextSize, figure::Weight::Bold)) + ui.px(32);
    auto const width = width_of_lines(ui) + button + ui.px(2 * kPadding + kGap);
    auto const height = ui.px(kLine) * static_cast<float>(kLines.size()) + ui.px(2 * kPadding);
    Rect const at{std::round(place.center().x - width / 2), place.bottom() - height - ui.px(kMargin), width, height};
    if (at.x < place.x || at.y < place.y) return;  // the picture needs the room
    ImGui::SetNextWindowPos(at.begin());
    ImGui::SetNextWindowSize(at.size());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("first_hint", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
    draw(ui, at, button);
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace deconvista::ui
