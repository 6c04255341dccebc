#include "app/ui/buttons.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "app/ui/lettering.h"
#include "app/ui/style.h"
#include "app/ui/walk.h"

namespace deconvista::ui {
namespace {

struct Shades {
    figure::Color rest, hover, held, ink;
};

Shades shades_of(Ui const& ui, ButtonLook look) {
    auto const& c = ui.colors;
    if (look == ButtonLook::Primary) return {c.accent, c.accent_hover, c.accent_held, c.on_accent};
    auto const rest = look == ButtonLook::Quiet ? figure::Color{0, 0, 0, 0} : c.control;
    return {rest, c.control_hover, c.control_held, c.text};
}

figure::Color faded(figure::Color color) {
    color.alpha = static_cast<std::uint8_t>(color.alpha * 2 / 5);
    return color;
}

// An invisible button with a ground; the colour to draw on it with.
struct Face {
    bool pressed;
    figure::Color ink;
    ImVec2 begin, end;
};

Face face(Ui& ui, char const* id, ImVec2 size, ButtonLook look, Use use) {
    auto const shades = shades_of(ui, look);
    auto const begin = ImGui::GetCursorScreenPos();
    ImVec2 const end{begin.x + size.x, begin.y + size.y};
    bool const pressed = ImGui::InvisibleButton(id, size) && use == Use::Enabled;
    walk_stop(ui);
    bool const hovered = ImGui::IsItemHovered() && use == Use::Enabled;
    auto ground = hovered ? shades.hover : shades.rest;
    if (ImGui::IsItemActive() && use == Use::Enabled) ground = shades.held;
    if (use == Use::Disabled) ground = faded(ground);
    ImGui::GetWindowDrawList()->AddRectFilled(begin, end, packed(ground), ui.px(5));
    return {pressed, use == Use::Enabled ? shades.ink : faded(shades.ink), begin, end};
}

ImVec2 middle(Face const& face) {
    return {(face.begin.x + face.end.x) / 2, (face.begin.y + face.end.y) / 2};
}

void show_tooltip(Ui& ui, std::string const& text) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(7)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(6));
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ui.px(360));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopStyleVar(2);
}

}  // namespace

void hint(Ui& ui, std::string const& text) {
    constexpr double kRest = 0.5;
    if (text.empty() || !ImGui::IsItemHovered() || ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    auto& transient = ui.transient;
    auto const corner = ImGui::GetItemRectMin();
    if (transient.hovered.x != corner.x || transient.hovered.y != corner.y) {
        transient.hovered = corner;
        transient.hovered_since = ImGui::GetTime();
    }
    auto const rested = ImGui::GetTime() - transient.hovered_since;
    if (rested >= kRest)
        show_tooltip(ui, text);
    else
        ui.want_frame_in(kRest - rested);
}

void reason(Ui& ui, std::string const& text) {
    if (!text.empty()) show_tooltip(ui, text);
}

bool icon_button(Ui& ui, char const* id, Icon icon, ImVec2 size, ButtonLook look, std::string const& tip, Use use) {
    auto const drawn = face(ui, id, size, look, use);
    auto const icon_size = std::round(std::min(size.x, size.y) * 0.46f);
    draw_icon(*ImGui::GetWindowDrawList(), icon, middle(drawn), icon_size, packed(drawn.ink));
    hint(ui, tip);
    return drawn.pressed;
}

bool text_button(Ui& ui, std::string const& label, ButtonLook look, float min_width, Use use,
                 std::optional<float> height) {
    auto const text_size = ui.unit * kTextSize;
    auto const width = std::max(min_width, width_of(ui, label, text_size) + ui.px(28));
    // What cannot be pressed does not call for it.
    if (use == Use::Disabled) look = ButtonLook::Normal;
    auto const drawn = face(ui, label.c_str(), {std::ceil(width), height.value_or(ui.px(32))}, look, use);
    auto const weight = look == ButtonLook::Primary ? figure::Weight::Bold : figure::Weight::Regular;
    letter(ui, *ImGui::GetWindowDrawList(), middle(drawn), label,
           {text_size, drawn.ink, weight, figure::Horizontal::Center, figure::Vertical::Middle});
    return drawn.pressed;
}

void progress_bar(Ui& ui, Rect const& place, float share) {
    auto& list = *ImGui::GetWindowDrawList();
    auto const bar = ui.px(6);
    ImVec2 const from{place.x, std::round(place.center().y - bar / 2)};
    auto const done = std::max(bar, place.width * std::clamp(share, 0.0F, 1.0F));
    list.AddRectFilled(from, {from.x + place.width, from.y + bar}, packed(ui.colors.control), bar / 2);
    list.AddRectFilled(from, {from.x + done, from.y + bar}, packed(ui.colors.accent), bar / 2);
}

namespace {

// Where segments end. They are equally wide unless that is too little for a label; then what room there is around the
// labels is shared.
std::vector<float> segment_ends(Ui& ui, std::span<std::string const> labels, float width) {
    std::vector<float> widths;
    for (auto const& label : labels) widths.push_back(width_of(ui, label, ui.unit * kTextSize, figure::Weight::Bold));
    auto const count = static_cast<float>(labels.size());
    bool const fit = std::ranges::max(widths) + ui.px(12) <= width / count;
    auto const around = (width - std::reduce(widths.begin(), widths.end())) / count;
    std::vector<float> ends;
    float end = 0;
    for (auto const own : widths) ends.push_back(std::round(end += fit ? width / count : own + around));
    return ends;
}

}  // namespace

std::optional<int> segments(Ui& ui, char const* id, std::span<std::string const> labels, int chosen, ImVec2 size) {
    auto& list = *ImGui::GetWindowDrawList();
    auto const begin = ImGui::GetCursorScreenPos();
    auto const ends = segment_ends(ui, labels, size.x);
    auto const corner = ui.px(5), inset = ui.px(2);
    list.AddRectFilled(begin, {begin.x + size.x, begin.y + size.y}, packed(ui.colors.control), corner);
    std::optional<int> result;
    ImGui::PushID(id);
    for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
        auto const number = static_cast<std::size_t>(i);
        auto const left = begin.x + (i > 0 ? ends[number - 1] : 0), right = begin.x + ends[number];
        ImGui::SetCursorScreenPos({left, begin.y});
        ImGui::PushID(i);
        if (ImGui::InvisibleButton("segment", {right - left, size.y}) && i != chosen) result = i;
        walk_stop(ui);
        ImGui::PopID();
        bool const on = i == chosen;
        if (on || ImGui::IsItemHovered()) {
            auto const ground = on ? ui.colors.raised : ui.colors.control_hover;
            list.AddRectFilled({left + inset, begin.y + inset}, {right - inset, begin.y + size.y - inset},
                               packed(ground), corner - inset / 2);
        }
        auto const& label = labels[number];
        letter(ui, list, {std::round((left + right) / 2), begin.y + size.y / 2}, label,
               {ui.unit * kTextSize, on ? ui.colors.accent : ui.colors.text,
                on ? figure::Weight::Bold : figure::Weight::Regular, figure::Horizontal::Center,
                figure::Vertical::Middle});
    }
    ImGui::PopID();
    return result;
}

float width_of_segments(Ui& ui, std::span<std::string const> labels) {
    float widest = 0;
    for (auto const& label : labels)
        widest = std::max(widest, width_of(ui, label, ui.unit * kTextSize, figure::Weight::Bold));
    return std::ceil(widest + ui.px(20)) * static_cast<float>(labels.size());
}

}  // namespace deconvista::ui
