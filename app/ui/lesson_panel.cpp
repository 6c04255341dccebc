#include "app/ui/lesson_panel.h"

#include "app/state/lessons.h"
#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/menu_items.h"
#include "app/ui/panel.h"
#include "app/ui/parameter_controls.h"
#include "app/ui/style.h"
#include "app/ui/walk.h"
#include "core/base/number_text.h"
#include "core/text/utf8.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using state::InLesson;
using text::Window;

constexpr float kRow = 27, kNumber = 26;

void lesson_choice(Ui& ui, state::OpenedLesson const& open) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    ui.note_place("lesson_choice", {begin.x, begin.y, width, ui.px(kControl)});
    auto const title = text::one_line(open.lesson->title.in(ui.state.settings.language));
    auto const shown = fitted(ui, title, ui.unit * kTextSize, width - ui.px(36));
    if (!begin_choice(ui, "##lesson", shown, width, ui.px(kControl))) return;
    lesson_items(ui);
    end_choice();
}

// Its number and its title; the page that is shown on a tint.
void page_row(Ui& ui, int page, std::string const& title) {
    auto const begin = ImGui::GetCursorScreenPos();
    Rect const row{begin.x, begin.y, ImGui::GetContentRegionAvail().x, ui.px(kRow)};
    ui.note_place("page." + base::to_text(page + 1), row);
    ImGui::PushID(page);
    if (ImGui::InvisibleButton("page", row.size())) ui.act(InLesson{state::GoToPage{page}});
    walk_stop(ui);
    ImGui::PopID();
    bool const here = ui.state.lesson.page == page, hovered = ImGui::IsItemHovered();
    auto& list = *ImGui::GetWindowDrawList();
    if (here || hovered)
        list.AddRectFilled(row.begin(), row.end(), packed(here ? ui.colors.accent_tint : ui.colors.control), ui.px(4));
    auto const size = ui.unit * kTextSize;
    auto const middle = row.center().y;
    letter(ui, list, {row.x + ui.px(kNumber), middle}, base::to_text(page + 1),
           {size, here ? ui.colors.accent : ui.colors.faint_text, figure::Weight::Regular, figure::Horizontal::Right,
            figure::Vertical::Middle});
    auto const weight = here ? figure::Weight::Bold : figure::Weight::Regular;
    auto const left = row.x + ui.px(kNumber + 10);
    auto const fitting = fitted(ui, text::one_line(title), size, row.right() - ui.px(6) - left, weight);
    letter(ui, list, {left, middle}, fitting, {size, here ? ui.colors.accent : ui.colors.text, weight});
}

void notes(Ui& ui, lesson::Page const& page) {
    auto const blocks = lesson::filled_notes(page, ui.state.settings.language);
    if (blocks.empty()) return;
    ImGui::Dummy({1, ui.px(4)});
    rule(ui);
    heading(ui, ui.say(Window::lesson_notes));
    for (auto const& block : blocks) paragraph(ui, plain(block));
}

}  // namespace

void lesson_panel(Ui& ui, Rect const& place) {
    auto const& lesson = ui.state.lesson;
    if (begin_panel(ui, "lesson_panel", place) && lesson.open) {
        draw_edge(ui, place, Edge::Right);
        lesson_choice(ui, *lesson.open);
        auto const& page = state::page_of(lesson);
        auto const width = ImGui::GetContentRegionAvail().x;
        auto const begin = ImGui::GetCursorScreenPos();
        ui.note_place("try_page", {begin.x, begin.y, width, ui.px(kControl)});
        auto const use = page.shown || page.told ? Use::Enabled : Use::Disabled;
        if (text_button(ui, ui.say(Window::lesson_try), ButtonLook::Normal, width, use))
            ui.act(InLesson{state::TryPage{}});
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8), 0});
        ImGui::Dummy({1, ui.px(6)});
        for (int i = 0; i < state::pages_of(lesson); ++i)
            page_row(ui, i,
                     lesson.open->lesson->pages[static_cast<std::size_t>(i)].title.in(ui.state.settings.language));
        notes(ui, page);
        ImGui::PopStyleVar();
    }
    end_panel();
}

}  // namespace deconvista::ui
