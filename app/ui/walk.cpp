#include "app/ui/walk.h"

#include <imgui_internal.h>

namespace deconvista::ui {
namespace {

using state::Stride;

// A list of choices or a menu, in which ImGui walks by itself. Dialogs are popups too.
bool is_list(ImGuiWindow const& window) {
    return (window.Flags & (ImGuiWindowFlags_Popup | ImGuiWindowFlags_ChildMenu)) != 0 &&
           (window.Flags & ImGuiWindowFlags_Modal) == 0;
}

void note_stop(Ui& ui, StopKind kind) {
    auto& window = *ImGui::GetCurrentWindow();
    auto& walk = ui.transient.walk;
    auto const control = ImGui::GetItemID();
    // What comes and goes with the pointer is for the pointer.
    bool const walks_here = (window.Flags & ImGuiWindowFlags_NoNavInputs) == 0;
    if (control == 0 || !walks_here || is_list(*window.RootWindow)) return;
    walk.stops.push_back({control, window.RootWindow->ID, kind});
    if (walk.wanted != control) return;
    // ImGui takes it in a frame later, or not at all in the frame in which it begins to walk itself.
    auto& context = *ImGui::GetCurrentContext();
    if (std::exchange(walk.asked, true) && context.NavId == control && context.NavWindow == &window) {
        walk.wanted = 0;
        return;
    }
    context.NavLayer = window.DC.NavLayerCurrent;
    ImGui::SetKeyboardFocusHere(-1);        // scrolls to it, and opens a field to be typed in
    context.NavTabbingResultFirst.Clear();  // where ImGui's own Tab, which knows fields alone, would go
}

bool is_list_open() {
    auto const& popups = ImGui::GetCurrentContext()->OpenPopupStack;
    return std::any_of(popups.begin(), popups.end(),
                       [](ImGuiPopupData const& popup) { return popup.Window != nullptr && is_list(*popup.Window); });
}

using Stops = std::vector<Stop>;

bool is_menu(Stop const& stop) {
    return stop.kind == StopKind::Menu;
}

// One on or back, round and round; from elsewhere to the nearest end.
Stop const& neighbour(Stops const& stops, Stops::const_iterator here, int way) {
    if (here == stops.end()) return way > 0 ? stops.front() : stops.back();
    auto const count = static_cast<std::ptrdiff_t>(stops.size());
    return stops[static_cast<std::size_t>((here - stops.begin() + way + count) % count)];
}

// The first stop of the panel after this one or before it; nothing beyond the last panel.
ImGuiID panel_beside(Stops const& stops, Stops::const_iterator here, int way) {
    if (here == stops.end()) return neighbour(stops, here, way).control;
    Stops firsts;
    for (auto const& stop : stops)
        if (std::ranges::find(firsts, stop.panel, &Stop::panel) == firsts.end()) firsts.push_back(stop);
    auto const panel = std::ranges::find(firsts, here->panel, &Stop::panel) - firsts.begin() + way;
    bool const is_there = panel >= 0 && panel < static_cast<std::ptrdiff_t>(firsts.size());
    return is_there ? firsts[static_cast<std::size_t>(panel)].control : 0;
}

// The control that the stride leads to; none: back to the show.
ImGuiID target_of(Stride stride, Stops const& stops, ImGuiID from) {
    auto const here = std::ranges::find(stops, from, &Stop::control);
    switch (stride) {
        case Stride::Next:
            return neighbour(stops, here, 1).control;
        case Stride::Previous:
            return neighbour(stops, here, -1).control;
        case Stride::NextPanel:
            return panel_beside(stops, here, 1);
        case Stride::PreviousPanel:
            return panel_beside(stops, here, -1);
        case Stride::Menus:
            break;
    }
    auto const menu = std::ranges::find_if(stops, is_menu);
    return menu == stops.end() ? 0 : menu->control;
}

bool walks(Ui const& ui) {
    return ui.state.keyboard == state::Keyboard::Controls;
}

}  // namespace

void walk_stop(Ui& ui) {
    note_stop(ui, StopKind::Control);
}

void walk_stop_at_menu(Ui& ui) {
    note_stop(ui, StopKind::Menu);
}

void begin_walk(Ui& ui) {
    auto& walk = ui.transient.walk;
    auto before = std::exchange(walk.stops, {});
    // What lies behind a dialog cannot be reached.
    if (auto const* const dialog = ImGui::GetTopMostPopupModal())
        std::erase_if(before, [&](Stop const& stop) { return stop.panel != dialog->ID; });
    if (!walks(ui)) walk.wanted = 0;
    // ImGui presses what has the keyboard only where it shows a ring of its own, which it does not after Tab.
    if (walks(ui)) ImGui::GetCurrentContext()->NavDisableHighlight = false;
    // Whoever takes the pointer goes on with the show's keys.
    if (walks(ui) && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) ui.act(state::EndWalk{});
    // Whoever comes from the show begins anew, from a field that is typed in beside it.
    bool const goes_on = std::exchange(walk.goes_on, walks(ui)) || ImGui::GetIO().WantTextInput;
    if (!ui.state.stride) return;
    ui.act(state::Walked{});
    if (is_list_open()) return;
    walk.asked = false;
    walk.wanted = before.empty() ? 0 : target_of(*ui.state.stride, before, goes_on ? ImGui::GetFocusID() : 0);
    if (walk.wanted == 0) ui.act(state::EndWalk{});
}

void end_walk(Ui& ui) {
    auto const& context = *ImGui::GetCurrentContext();
    auto* const window = context.NavWindow;
    if (!walks(ui) || window == nullptr || context.NavId == 0 || !context.NavIdIsAlive) return;
    if (is_list(*window->RootWindow)) return;
    auto const rect = ImGui::WindowRectRelToAbs(window, window->NavRectRel[context.NavLayer]);
    auto const out = ui.px(2);
    auto& list = *ImGui::GetForegroundDrawList();
    list.PushClipRect(window->OuterRectClipped.Min, window->OuterRectClipped.Max);
    list.AddRect({rect.Min.x - out, rect.Min.y - out}, {rect.Max.x + out, rect.Max.y + out}, packed(ui.colors.accent),
                 ui.px(6), 0, std::max(2.0F, ui.px(2)));
    list.PopClipRect();
    ui.note_place("focus", {rect.Min.x, rect.Min.y, rect.GetWidth(), rect.GetHeight()});
}

bool has_keyboard(Ui const& ui) {
    return walks(ui) && ImGui::IsItemFocused();
}

bool pressed_by_key(Ui const& ui, bool pressed) {
    return pressed && has_keyboard(ui) && !ImGui::IsMouseReleased(ImGuiMouseButton_Left);
}

}  // namespace deconvista::ui
