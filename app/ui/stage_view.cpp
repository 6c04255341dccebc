#include "app/ui/stage_view.h"

#include <cmath>

#include <imgui_internal.h>

#include "app/paint/imgui_painter.h"
#include "app/state/lessons.h"
#include "app/ui/pane_controls.h"
#include "core/picture/back_row.h"
#include "core/picture/picture.h"
#include "core/picture/whole.h"
#include "core/quiz/question_figure.h"

namespace deconvista::ui {
namespace {

constexpr float kZoomStep = 1.25f;  // a notch of the wheel, or a key

}  // namespace

picture::Look stage_look(Ui const& ui, picture::Look look) {
    look.matrix = ui.state.matrix_part;
    if (!ui.state.present) return look;
    return picture::for_back_row(look, ui.state.exhibit.scene, std::ceil(look.height * picture::kBackRow));
}

// While the pointer is on the picture of a whole, its neighbourhood is what the cells show.
trace::Moment StageView::moment(Ui const& ui) const {
    bool const visits = visited_ && !ui.state.pinned && ui.state.playback.mode == state::Mode::Still;
    auto const steps = ui.state.exhibit.trace.steps();
    return visits && *visited_ < steps ? trace::Moment{*visited_, 1} : state::moment_of(ui.state);
}

void StageView::compose(Ui const& ui, Shown const& wanted) {
    if (shown_ == wanted) return;
    auto const& exhibit = ui.state.exhibit;
    if (wanted.asked)
        figure_ =
            quiz::question_figure(exhibit.scene, exhibit.trace, *wanted.asked, wanted.look, state::wholes_of(ui.state));
    else
        figure_ = picture::compose(exhibit.scene, exhibit.trace, wanted.moment, wanted.look, wanted.focus,
                                   state::wholes_of(ui.state));
    shown_ = wanted;
}

std::optional<picture::Site> StageView::site_at(Ui const& ui, Rect const& place, ImVec2 point) const {
    auto const& exhibit = ui.state.exhibit;
    figure::Point const in_figure{(point.x - place.x) * ui.density, (point.y - place.y) * ui.density};
    return picture::site_at(exhibit.scene, exhibit.trace, shown_->moment, shown_->look, in_figure, shown_->focus);
}

// While cells are asked for, nothing lights up under the pointer; a click is an answer.
void StageView::choose_cell(Ui& ui, Rect const& place) {
    hovered_.reset();
    visited_.reset();
    ImGui::SetCursorScreenPos(place.begin());
    bool const pressed = ImGui::InvisibleButton("stage", place.size());
    auto const& question = shown_->asked->question;
    if (question.kind != quiz::Kind::Touched || !(pressed || ImGui::IsItemHovered())) return;
    auto const site = site_at(ui, place, ImGui::GetIO().MousePos);
    if (!site || !site->cell || !quiz::chosen({}, question, *site->cell)) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (pressed) ui.act(state::InPrediction{state::ChooseCell{*site->cell}});
}

// What lies under the pointer is in focus, in the next frame; a click pins it, and goes to the step that is about it.
void StageView::follow_pointer(Ui& ui, Rect const& place) {
    ImGui::SetCursorScreenPos(place.begin());
    bool const released = ImGui::InvisibleButton("stage", place.size());
    bool const pressed = released && !drag_;
    move_matrix(ui, place);
    auto const before = std::pair{std::exchange(hovered_, std::nullopt), std::exchange(visited_, std::nullopt)};
    if (ImGui::IsItemHovered() || pressed) {
        if (auto const site = site_at(ui, place, ImGui::GetIO().MousePos)) {
            if (site->cell) hovered_ = picture::Focus{*site->cell, site->half};
            if (site->in_picture) visited_ = site->step;
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            if (pressed && hovered_) ui.act(state::Pin{*hovered_});
            if (pressed && site->step) ui.act(state::GoToStep{*site->step});
        }
    }
    if (std::pair{hovered_, visited_} != before) ui.want_frame_in(0);
}

// The wheel enlarges the matrix about the pointer, a drag moves it; in the image of the whole, the part that is shown
// goes where the pointer is.
void StageView::move_matrix(Ui& ui, Rect const& place) {
    auto const& io = ImGui::GetIO();
    auto const& exhibit = ui.state.exhibit;
    auto const in_figure = [&](ImVec2 point) {
        return figure::Point{(point.x - place.x) * ui.density, (point.y - place.y) * ui.density};
    };
    auto const part_at = [&](ImVec2 point) {
        return picture::matrix_part_at(exhibit.scene, exhibit.trace, shown_->moment, shown_->look, in_figure(point));
    };
    if (ImGui::IsItemActive() && part_at(io.MouseClickedPos[0])) {
        auto const part = part_at(io.MousePos);
        if (part && part != ui.state.matrix_part) ui.act(state::ShowMatrixPart{part});
        return;
    }
    auto const move = [&](picture::Look const& from, picture::MatrixMove const& by) {
        auto const seen = picture::moved_matrix(exhibit.scene, exhibit.trace, shown_->moment, from, by);
        if (seen && seen->viewport != ui.state.matrix_part) ui.act(state::ShowMatrixPart{seen->viewport});
    };
    if (ImGui::IsItemHovered() && io.MouseWheel != 0)
        move(shown_->look, {in_figure(io.MousePos), {}, std::pow(kZoomStep, io.MouseWheel)});
    if (!ImGui::IsItemActive() || !ImGui::IsMouseDragging(ImGuiMouseButton_Left)) return drag_.reset();
    if (!drag_) drag_ = {shown_->look, io.MouseClickedPos[0]};
    auto const by = ImVec2{io.MousePos.x - drag_->second.x, io.MousePos.y - drag_->second.y};
    move(drag_->first, {in_figure(drag_->second), {by.x * ui.density, by.y * ui.density}});
}

void StageView::move_matrix_by_key(Ui& ui) const {
    auto const& stride = ui.state.matrix_stride;
    if (!stride) return;
    auto const& exhibit = ui.state.exhibit;
    auto const zoom = std::pow(kZoomStep, static_cast<float>(stride->zoom));
    auto const seen = picture::moved_matrix(exhibit.scene, exhibit.trace, shown_->moment, shown_->look,
                                            picture::MatrixStride{stride->rows, stride->columns, zoom});
    ui.act(state::ShowMatrixPart{seen ? seen->viewport : ui.state.matrix_part});
}

// Some point of the last output cell, the lowest at the right.
std::optional<ImVec2> StageView::point_in_last_cell(Ui const& ui, Rect const& place) const {
    constexpr float kStride = 12;
    auto const& work = ui.state.exhibit.trace.work();
    for (auto y = place.bottom(); y > place.y; y -= kStride)
        for (auto x = place.right(); x > place.x; x -= kStride) {
            auto const site = site_at(ui, place, {x, y});
            if (site && site->step == work.first + work.count - 1) return ImVec2{x, y};
        }
    return std::nullopt;
}

// For tests. Looking for it takes longer than a frame may; where cells lie depends neither on what is in focus nor on
// how far whole results are. Where those are shown, it is hardly ever drawn.
void StageView::note_last_cell(Ui& ui, Rect const& place) {
    if (picture::shows_whole_result(ui.state.exhibit.trace)) return;
    auto here = *shown_;
    here.focus.reset();
    here.wholes_revision = 0;
    if (!last_cell_ || last_cell_->first != here)
        last_cell_ = {here, point_in_last_cell(ui, place).value_or(place.begin())};
    auto const point = last_cell_->second;
    ui.note_place("last_cell", {point.x, point.y, 1, 1});
}

void StageView::show(Ui& ui, Rect const& place) {
    if (place.width < 1 || place.height < 1) return;
    auto const look = stage_look(ui, ui.look(place.width, place.height));
    auto const asked = state::asked_in(ui.state);
    compose(ui, {ui.state.revision, ui.state.wholes_revision, moment(ui), look,
                 ui.state.pinned ? ui.state.pinned : hovered_, asked});
    ImGui::SetNextWindowPos(place.begin());
    ImGui::SetNextWindowSize(place.size());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    constexpr int kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
                           ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                           ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse;
    if (ImGui::Begin("stage", nullptr, kFlags)) {
        ImGui::BringWindowToDisplayBack(ImGui::GetCurrentWindow());  // drawers lie over it
        paint::on_screen(figure_, *ImGui::GetWindowDrawList(), place.begin(), 1 / ui.density, ui.fonts, ui.images);
        if (!ui.state.present && !asked)
            pane_controls(ui, place, look);  // before the stage: what is said first is hit first
        if (shown_->asked)
            choose_cell(ui, place);
        else
            follow_pointer(ui, place);
        move_matrix_by_key(ui);
        ui.note_place("stage", place);
        if (ui.places != nullptr && ui.state.playback.mode == state::Mode::Still) note_last_cell(ui, place);
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace deconvista::ui
