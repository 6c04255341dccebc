#include "app/ui/stage_view.h"

#include <imgui_internal.h>

#include "app/paint/imgui_painter.h"
#include "core/picture/picture.h"

namespace deconvista::ui {

void StageView::compose(Ui const& ui, Shown const& wanted) {
    if (shown_ == wanted) return;
    auto const& exhibit = ui.state.exhibit;
    figure_ = picture::compose(exhibit.scene, exhibit.trace, wanted.moment, wanted.look);
    shown_ = wanted;
}

std::optional<std::int64_t> StageView::step_at(Ui const& ui, Rect const& place, ImVec2 point) const {
    auto const& exhibit = ui.state.exhibit;
    figure::Point const in_figure{(point.x - place.x) * ui.density, (point.y - place.y) * ui.density};
    return picture::step_at(exhibit.scene, exhibit.trace, shown_->moment, shown_->look, in_figure);
}

void StageView::follow_pointer(Ui& ui, Rect const& place) const {
    ImGui::SetCursorScreenPos(place.begin());
    bool const pressed = ImGui::InvisibleButton("stage", place.size());
    if (!ImGui::IsItemHovered() && !pressed) return;
    auto const step = step_at(ui, place, ImGui::GetIO().MousePos);
    if (!step) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (pressed) ui.act(state::GoToStep{*step});
}

// For tests: some point of the last output cell.
void StageView::note_last_cell(Ui& ui, Rect const& place) {
    if (!last_cell_ || last_cell_->first != *shown_) {
        constexpr float kStride = 12;
        last_cell_ = {*shown_, place.begin()};
        auto const slide = ui.state.exhibit.trace.find(trace::Stage::Slide);
        for (auto y = place.bottom(); y > place.y; y -= kStride)
            for (auto x = place.right(); x > place.x; x -= kStride)
                if (step_at(ui, place, {x, y}) == slide->first + slide->count - 1) last_cell_->second = {x, y};
    }
    auto const point = last_cell_->second;
    ui.note_place("last_cell", {point.x, point.y, 1, 1});
}

void StageView::show(Ui& ui, Rect const& place) {
    if (place.width < 1 || place.height < 1) return;
    auto const& settings = ui.state.settings;
    compose(ui, {ui.state.revision,
                 state::moment_of(ui.state),
                 {place.width * ui.density, place.height * ui.density, settings.theme, settings.language,
                  settings.motion}});
    ImGui::SetNextWindowPos(place.begin());
    ImGui::SetNextWindowSize(place.size());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    constexpr int kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
                           ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                           ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse;
    if (ImGui::Begin("stage", nullptr, kFlags)) {
        ImGui::BringWindowToDisplayBack(ImGui::GetCurrentWindow());  // drawers lie over it
        paint::on_screen(figure_, *ImGui::GetWindowDrawList(), place.begin(), 1 / ui.density, ui.fonts, ui.images);
        follow_pointer(ui, place);
        ui.note_place("stage", place);
        if (ui.places != nullptr && ui.state.playback.mode == state::Mode::Still) note_last_cell(ui, place);
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace deconvista::ui
