#include "app/ui/study_view.h"

#include "app/state/network_studies.h"
#include "app/ui/panel.h"
#include "app/ui/parameter_controls.h"
#include "core/maps/evolution_figure.h"
#include "core/text/networks.h"

namespace deconvista::ui {
namespace {

using state::InNetwork;
using text::Network;

constexpr float kBarPadding = 8;

// How far the work is, and whether it goes on.
void pursuit_controls(Ui& ui, ControlFlow& flow, state::StudyShown const& study) {
    auto const& work = *ui.state.network.work;
    if (work.has_news(study.desk)) {
        flow.progress(work.progress(study.desk));
        if (flow.button("study.stop", Network::study_stop)) ui.act(InNetwork{state::Pursuit::Stopped});
    } else if (study.pursuit == state::Pursuit::Stopped) {
        if (flow.button("study.go_on", Network::study_go_on)) ui.act(InNetwork{state::Pursuit::GoesOn});
    }
}

// The track below a checkpoint's figure is a slider.
void follow_track(Ui& ui, Rect const& place, picture::Look const& look) {
    auto const& study = ui.state.network.evolution;
    if (!study.values || study.choice == state::Checkpoints::All) return;
    ImGui::SetCursorScreenPos(place.begin());
    ImGui::InvisibleButton("track", place.size());
    if (!ImGui::IsItemHovered() && !ImGui::IsItemActive()) return;
    auto const point = SubjectPicture::in_figure(ui, place, ImGui::GetIO().MousePos);
    auto const checkpoint = maps::checkpoint_at(*study.values, look, point);
    if (!checkpoint) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsItemActive()) ui.act(state::GoToStep{static_cast<std::int64_t>(*checkpoint)});
}

}  // namespace

void StudyView::figure(Ui& ui, Rect const& place, state::StudyFigure const& figure) {
    if (figure.problem)
        return sentence_in_place(ui, place, text::describe(*figure.problem, ui.state.settings.language));
    if (!figure.subject) return sentence_in_place(ui, place, ui.say(Network::study_is_made));
    auto const shown = state::playing_for_export(ui.state);
    picture_.show(ui, place, figure.subject, shown->timeline.at(shown->playback.seconds));
    if (ui.state.network.view == state::NetworkView::Evolution) follow_track(ui, place, picture_.look());
}

void StudyView::bar(Ui& ui, Rect const& place) {
    ImGui::GetWindowDrawList()->AddRectFilled(place.begin(), place.end(), packed(ui.colors.ground));
    auto const padding = ui.px(kBarPadding);
    ControlFlow flow{ui, {place.x + 1.5F * padding, place.y + padding}, place.width - 3 * padding};
    study_controls(ui, flow);
    auto const study = state::study_in(ui.state.network);
    if (study) pursuit_controls(ui, flow, *study);
    if (study && study->figure.subject && flow.button_at_end("study.export", Network::study_export))
        ui.act(state::AskExport{});
    auto const height = flow.height() + 2 * padding;
    if (height != bar_height_) ui.want_frame_in(0);
    bar_height_ = height;
}

void StudyView::show(Ui& ui, Rect const& place) {
    auto const study = state::study_in(ui.state.network);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    if (begin_panel(ui, "study", place, Scrolls::Never) && study && ui.state.network.picture) {
        auto const least = ui.px(kControl) + 2 * ui.px(kBarPadding);
        bool const has_bar = !ui.state.present;
        auto const bar_height = has_bar ? std::min(place.height, std::max(bar_height_, least)) : 0;
        Rect const above{place.x, place.y, place.width, std::max(1.0F, place.height - bar_height)};
        ui.note_place("study", above);
        figure(ui, above, study->figure);
        if (has_bar) bar(ui, {place.x, above.bottom(), place.width, bar_height});
    }
    end_panel();
    ImGui::PopStyleVar();
}

}  // namespace deconvista::ui
