#include "app/ui/stepper.h"

#include <imgui_stdlib.h>

#include <algorithm>
#include <charconv>

#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/style.h"
#include "app/ui/walk.h"
#include "core/base/number_text.h"

namespace deconvista::ui {
namespace {

// The three parts, from left to right.
struct Parts {
    Rect all, minus, value, plus;
};

Parts parts_of(ImVec2 begin, ImVec2 size, float button) {
    auto const [width, height] = size;
    return {{begin.x, begin.y, width, height},
            {begin.x, begin.y, button, height},
            {begin.x + button, begin.y, width - 2 * button, height},
            {begin.x + width - button, begin.y, button, height}};
}

// A button at either end, held or pressed once.
Wanted end_button(Ui& ui, char const* id, Rect const& rect, Icon icon, std::int64_t next, Use use,
                  std::string const& why_not) {
    ImGui::SetCursorScreenPos(rect.begin());
    bool const pressed = ImGui::InvisibleButton(id, rect.size());
    bool const usable = use == Use::Enabled;
    bool const hovered = ImGui::IsItemHovered();
    bool const active = ImGui::IsItemActive() && usable;
    Wanted wanted{.value = {}, .gesture = state::Gesture::Drag, .drag_ended = ImGui::IsItemDeactivated()};
    // At once, and again and again while it is held: one gesture, like a drag.
    if (active && ImGui::IsMouseClicked(ImGuiMouseButton_Left, true)) wanted.value = next;
    if (active) ui.want_frame_in(0.05);
    if (usable && pressed_by_key(ui, pressed)) wanted = {next};
    auto& list = *ImGui::GetWindowDrawList();
    if (hovered && usable) {
        auto const inset = ui.px(2);
        list.AddRectFilled({rect.x + inset, rect.y + inset}, {rect.right() - inset, rect.bottom() - inset},
                           packed(active ? ui.colors.control_held : ui.colors.control_hover), ui.px(4));
    }
    draw_icon(list, icon, rect.center(), ui.px(10), packed(usable ? ui.colors.text : ui.colors.border));
    if (hovered && !usable) reason(ui, why_not);
    return wanted;
}

// One more or less, by the keys + and -, for the value that has the keyboard.
std::optional<std::int64_t> counted(Ui const& ui, Stepper const& stepper) {
    if (!has_keyboard(ui)) return std::nullopt;
    auto value = stepper.value;
    for (auto const character : ImGui::GetIO().InputQueueCharacters) {
        if (character == '+' || character == '=') ++value;
        if (character == '-') --value;
    }
    value = std::clamp(value, stepper.low, stepper.high);
    return value != stepper.value ? std::optional{value} : std::nullopt;
}

// The value as a handle to be dragged, and to be typed over after a double-click or Enter.
Wanted drag(Ui& ui, Rect const& rect, Stepper const& stepper) {
    constexpr float kPixelsPerOne = 8;
    ImGui::SetCursorScreenPos(rect.begin());
    bool const pressed = ImGui::InvisibleButton("value", rect.size());
    walk_stop(ui);
    if (auto const value = counted(ui, stepper)) return {value};
    bool const hovered = ImGui::IsItemHovered(), active = ImGui::IsItemActive();
    bool const begins = ImGui::IsItemActivated(), ends = ImGui::IsItemDeactivated();
    auto& dragging = ui.transient.dragging;
    auto& dragged = ui.transient.dragged;
    auto const id = ImGui::GetID("value");
    auto const pointer = ImGui::GetIO().MousePos.x;
    if (hovered || active) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    // Two drags that begin at the same place are no double-click.
    bool const typed_over =
        pressed_by_key(ui, pressed) || (hovered && !dragged && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left));
    if (typed_over) ui.transient.typing = {id, base::to_text(stepper.value), true};
    if (begins && !typed_over && ImGui::IsMouseDown(ImGuiMouseButton_Left))
        dragging = {id, stepper.value, pointer, false};
    Wanted wanted{.value = {}, .gesture = state::Gesture::Drag, .drag_ended = false};
    if (dragging.control != id) return wanted;

    auto const way = (pointer - dragging.pointer) / (kPixelsPerOne * ui.unit);
    auto const target = dragging.from + static_cast<std::int64_t>(way);
    auto const reached = std::clamp(target, stepper.low, stepper.high);
    if (reached != stepper.value) wanted.value = reached;
    dragging.moved |= wanted.value.has_value();
    if (target < stepper.low) reason(ui, stepper.below);
    if (target > stepper.high) reason(ui, stepper.above);
    if (ends) {  // the last bit of the way came together with the release
        wanted.drag_ended = dragging.moved;
        dragged = dragging.moved;
        dragging = {};
    }
    return wanted;
}

// The value as a field to type in. A number is wanted when the field is left.
Wanted type(Ui& ui, Rect const& rect) {
    auto& typing = ui.transient.typing;
    ImGui::SetCursorScreenPos(rect.begin());
    ImGui::SetNextItemWidth(rect.width);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(4), (rect.height - ImGui::GetFontSize()) / 2});
    if (typing.begins) ImGui::SetKeyboardFocusHere();
    bool const enter = ImGui::InputText(
        "##typing", &typing.text,
        ImGuiInputTextFlags_CharsDecimal | ImGuiInputTextFlags_AutoSelectAll | ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::PopStyleVar();
    walk_stop(ui);
    bool const escaped = ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
    bool const left = ImGui::IsItemDeactivated() || (!typing.begins && !ImGui::IsItemActive());
    typing.begins = false;
    Wanted wanted;
    if (!enter && !left) return wanted;
    std::int64_t number = 0;
    auto const* const end = typing.text.data() + typing.text.size();
    auto const read = std::from_chars(typing.text.data(), end, number);
    if (!escaped && read.ec == std::errc{} && read.ptr == end) wanted.value = number;
    typing = {};
    // Back to the value, unless the keyboard went on to another control.
    auto& walk = ui.transient.walk;
    if (ui.state.keyboard == state::Keyboard::Controls && walk.wanted == 0) {
        walk.wanted = ImGui::GetID("value");
        walk.asked = false;
    }
    return wanted;
}

void draw_value(Ui& ui, Rect const& rect, std::int64_t value) {
    auto& list = *ImGui::GetWindowDrawList();
    auto const text = base::to_text(value);
    auto const wide = width_of(ui, text, ui.unit * kTextSize, figure::Weight::Bold) > rect.width;
    letter(ui, list, rect.center(), text,
           {ui.unit * (wide ? kSmallSize : kTextSize), ui.colors.text, figure::Weight::Bold, figure::Horizontal::Center,
            figure::Vertical::Middle});
}

}  // namespace

Wanted stepper(Ui& ui, char const* id, Stepper const& stepper, ImVec2 size) {
    ImGui::PushID(id);
    auto const button = std::min(ui.px(26), std::round(size.x * 0.26f));
    auto const parts = parts_of(ImGui::GetCursorScreenPos(), size, button);
    auto& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(parts.all.begin(), parts.all.end(), packed(ui.colors.raised), ui.px(5));
    list.AddRect(parts.all.begin(), parts.all.end(), packed(ui.colors.border), ui.px(5), 0, std::max(1.0f, ui.px(1)));

    bool const typed = ui.transient.typing.control == ImGui::GetID("value");
    auto wanted = typed ? type(ui, parts.value) : drag(ui, parts.value, stepper);
    if (!typed) draw_value(ui, parts.value, stepper.value);
    auto const use_of = [](bool usable) { return usable ? Use::Enabled : Use::Disabled; };
    auto const less = end_button(ui, "minus", parts.minus, Icon::Minus, stepper.value - 1,
                                 use_of(stepper.value > stepper.low), stepper.below);
    auto const more = end_button(ui, "plus", parts.plus, Icon::Plus, stepper.value + 1,
                                 use_of(stepper.value < stepper.high), stepper.above);
    for (auto const& one : {less, more}) {
        if (one.value) wanted = one;
        wanted.drag_ended |= one.drag_ended;
    }
    ImGui::SetCursorScreenPos(parts.all.begin());
    ImGui::Dummy(size);
    ImGui::PopID();
    return wanted;
}

}  // namespace deconvista::ui
