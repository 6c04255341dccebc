#include "app/ui/panel.h"

#include "app/ui/icons.h"
#include "app/ui/lettering.h"
#include "app/ui/style.h"
#include "app/ui/walk.h"
#include "core/text/line_breaks.h"

namespace deconvista::ui {
namespace {

void lines(Ui& ui, std::string const& text, float size, figure::Color color) {
    auto const broken = text::lines_of(text, ImGui::GetContentRegionAvail().x,
                                       [&](std::string_view line) { return width_of(ui, line, size); });
    auto const height = std::round(size * 1.45f);
    auto const begin = ImGui::GetCursorScreenPos();
    auto y = begin.y + std::round(height / 2);
    for (auto const& line : broken) {
        letter(ui, *ImGui::GetWindowDrawList(), {begin.x, y}, line, {size, color});
        y += height;
    }
    ImGui::Dummy({1, height * static_cast<float>(broken.size())});
}

}  // namespace

bool begin_panel(Ui&, char const* id, Rect const& place, Scrolls scrolls) {
    ImGui::SetNextWindowPos(place.begin());
    ImGui::SetNextWindowSize(place.size());
    constexpr int kFlags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                           ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                           ImGuiWindowFlags_NoBringToFrontOnFocus;
    constexpr int kFixed = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    return ImGui::Begin(id, nullptr, kFlags | (scrolls == Scrolls::Never ? kFixed : 0));
}

void end_panel() {
    ImGui::End();
}

void draw_edge(Ui& ui, Rect const& place, Edge edge) {
    auto const width = std::max(1.0f, ui.px(1));
    auto begin = place.begin(), end = place.end();
    if (edge == Edge::Left) end.x = begin.x + width;
    if (edge == Edge::Right) begin.x = end.x - width;
    if (edge == Edge::Top) end.y = begin.y + width;
    if (edge == Edge::Bottom) begin.y = end.y - width;
    auto& list = *ImGui::GetWindowDrawList();
    list.PushClipRectFullScreen();  // the padding of the panel is clipped away
    list.AddRectFilled(begin, end, packed(ui.colors.border));
    list.PopClipRect();
}

void rule(Ui& ui) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const y = begin.y + ui.px(4);
    ImGui::GetWindowDrawList()->AddRectFilled(
        {begin.x, y}, {begin.x + ImGui::GetContentRegionAvail().x, y + std::max(1.0f, ui.px(1))},
        packed(ui.colors.border));
    ImGui::Dummy({1, ui.px(8)});
}

void heading(Ui& ui, std::string const& text) {
    auto const begin = ImGui::GetCursorScreenPos();
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(10)}, text,
           {ui.unit * kSmallSize, ui.colors.faint_text, figure::Weight::Bold});
    ImGui::Dummy({1, ui.px(20)});
}

bool begin_choice(Ui& ui, char const* id, std::string const& current, float width, float height) {
    auto const begin = ImGui::GetCursorScreenPos();
    ImGui::SetNextItemWidth(width);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, std::max(1.0f, ui.px(1)));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(10), (height - ImGui::GetFontSize()) / 2});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(8)});
    auto const shown = fitted(ui, current, ImGui::GetFontSize(), width - ui.px(10 + 28));
    bool const open =
        ImGui::BeginCombo(id, shown.c_str(), ImGuiComboFlags_NoArrowButton | ImGuiComboFlags_HeightLargest);
    ImGui::PopStyleVar(3);
    if (!open) {
        walk_stop(ui);
        draw_icon(*ImGui::GetWindowDrawList(), Icon::Down, {begin.x + width - ui.px(16), begin.y + height / 2},
                  ui.px(10), packed(ui.colors.text));
    }
    return open;
}

void end_choice() {
    ImGui::EndCombo();
}

bool choice_item(std::string const& label, bool chosen, ImGuiSelectableFlags flags) {
    bool const pressed = ImGui::Selectable(label.c_str(), chosen, flags);
    if (chosen) ImGui::SetItemDefaultFocus();
    return pressed;
}

void paragraph(Ui& ui, std::string const& text) {
    lines(ui, text, ui.unit * kTextSize, ui.colors.text);
}

void formula(Ui& ui, std::string const& text, figure::Color color) {
    auto const size = ui.unit * kTextSize;
    auto const room = ImGui::GetContentRegionAvail().x;
    lines(ui, text, std::clamp(size * room / width_of(ui, text, size) * 0.97f, ui.unit * kSmallSize, size), color);
}

}  // namespace deconvista::ui
