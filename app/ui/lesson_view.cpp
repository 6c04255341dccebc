#include "app/ui/lesson_view.h"

#include <imgui_internal.h>

#include "app/paint/imgui_painter.h"
#include "app/state/lessons.h"
#include "app/ui/panel.h"

namespace deconvista::ui {

namespace {

// As in every program that shows slides.
void step_by_click(Ui& ui) {
    if (!ImGui::IsWindowHovered()) return;
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) ui.act(state::StepBy{state::Direction::Forward});
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) ui.act(state::StepBy{state::Direction::Back});
}

}  // namespace

void LessonView::choose_cell(Ui& ui, Rect const& place) {
    if (!ImGui::IsWindowHovered()) return;
    auto const mouse = ImGui::GetIO().MousePos;
    auto const& question = shown_->asked->question;
    auto const cell = lesson::cell_at(state::page_of(ui.state.lesson), question, shown_->look,
                                      {(mouse.x - place.x) * ui.density, (mouse.y - place.y) * ui.density});
    if (!cell || !quiz::chosen({}, question, *cell)) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) ui.act(state::InPrediction{state::ChooseCell{*cell}});
}

void LessonView::show(Ui& ui, Rect const& place) {
    auto const& lesson = ui.state.lesson;
    if (!lesson.open || place.width < 1 || place.height < 1) return;
    auto const look = ui.look(place.width, place.height);
    auto const asked = state::asked_in(ui.state);
    Shown const wanted{lesson.revision, state::view_of(lesson), look, asked};
    if (shown_ != wanted)
        figure_ = lesson::page_figure(*lesson.open->lesson, wanted.view, look, state::wholes_of(lesson.wholes),
                                      asked ? &*asked : nullptr);
    shown_ = wanted;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});  // it would be clipped away
    bool const seen = begin_panel(ui, "lesson", place, Scrolls::Never);
    ImGui::PopStyleVar();
    if (seen) {
        ImGui::BringWindowToDisplayBack(ImGui::GetCurrentWindow());  // drawers lie over it
        paint::on_screen(figure_, *ImGui::GetWindowDrawList(), place.begin(), 1 / ui.density, ui.fonts, ui.images);
        ui.note_place("lesson", place);
        if (asked && asked->question.kind == quiz::Kind::Touched)
            choose_cell(ui, place);
        else if (ui.state.present)
            step_by_click(ui);
    }
    end_panel();
}

}  // namespace deconvista::ui
