#include "app/ui/question_mark.h"

#include <algorithm>

#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/style.h"
#include "app/ui/walk.h"
#include "core/lesson/page.h"
#include "core/text/utf8.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

constexpr float kSide = 18, kCircle = 16;

void draw_mark(Ui& ui, ImVec2 center, bool hovered) {
    auto& list = *ImGui::GetWindowDrawList();
    auto const color = hovered ? ui.colors.accent : ui.colors.faint_text;
    list.AddCircle(center, ui.px(kCircle) / 2, packed(color), 0, std::max(1.0F, ui.px(1)));
    letter(ui, list, center, "?",
           {ui.unit * 11.5F, color, figure::Weight::Bold, figure::Horizontal::Center, figure::Vertical::Middle});
}

// The claims about the topic, each with its verdict at the right.
void list_claims(Ui& ui, lesson::Topic topic) {
    auto const& mistakes = ui.state.lesson.mistakes;
    if (!mistakes) return ui.act(state::InLesson{state::ListMistakes{}});
    auto const language = ui.state.settings.language;
    for (int page = 0; page < static_cast<int>(mistakes->pages.size()); ++page) {
        auto const& mistake = mistakes->pages[static_cast<std::size_t>(page)];
        if (!mistake.claim || std::ranges::find(mistake.claim->about, topic) == mistake.claim->about.end()) continue;
        auto const label = text::one_line(mistake.title.in(language)) + "##" + std::to_string(page);
        auto const begin = ImGui::GetCursorScreenPos();
        ui.note_place("mistake." + std::to_string(page), {begin.x, begin.y, ui.px(16), ImGui::GetFontSize()});
        if (ImGui::MenuItem(label.c_str(), ui.say(lesson::name_of(mistake.claim->verdict)).c_str()))
            ui.act(state::InLesson{state::OpenMistake{page}});
    }
}

}  // namespace

void question_mark(Ui& ui, lesson::Topic topic, ImVec2 center) {
    auto const cursor = ImGui::GetCursorScreenPos();
    auto const side = ui.px(kSide);
    ImVec2 const corner{std::round(center.x - side / 2), std::round(center.y - side / 2)};
    ImGui::PushID("about");
    ImGui::PushID(static_cast<int>(topic));
    ImGui::SetCursorScreenPos(corner);
    ui.note_place("about." + std::to_string(static_cast<int>(topic)), {corner.x, corner.y, side, side});
    if (ImGui::InvisibleButton("mark", {side, side})) ImGui::OpenPopup("claims");
    walk_stop(ui);
    hint(ui, ui.say(text::Window::menu_mistakes));
    draw_mark(ui, center, ImGui::IsItemHovered() || ImGui::IsItemFocused() || ImGui::IsPopupOpen("claims"));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(10)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8), ui.px(8)});
    if (ImGui::BeginPopup("claims")) {
        list_claims(ui, topic);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    ImGui::PopID();
    ImGui::PopID();
    ImGui::SetCursorScreenPos(cursor);
}

}  // namespace deconvista::ui
