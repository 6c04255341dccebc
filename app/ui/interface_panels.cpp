// Which panels stand where: the part of the interface that is no dialog.

#include "app/ui/first_hint.h"
#include "app/ui/interface.h"
#include "app/ui/lesson_panel.h"
#include "app/ui/menu_bar.h"
#include "app/ui/messages.h"
#include "app/ui/parameters_panel.h"
#include "app/ui/timeline_panel.h"

namespace deconvista::ui {

void Interface::arithmetic(Ui& ui, Arrangement const& all) {
    stage_.show(ui, all.stage);
    if (all.parameters_are == Standing::Beside) parameters_panel(ui, all.parameters, parameters(ui.state));
    if (all.explanation_is == Standing::Beside) explanation_.show(ui, all.explanation);
    drawers(ui, all);
}

// A page has something to say of its own, and the room of the explanation besides its own.
void Interface::lesson(Ui& ui, Arrangement const& all) {
    auto page = all.stage;
    if (all.explanation_is == Standing::Beside) page.width = all.explanation.right() - page.x;
    lesson_.show(ui, page);
    bool const pulled_out = all.parameters_are == Standing::Drawer && ui.transient.drawer == Drawer::Parameters;
    if (all.parameters_are == Standing::Beside || pulled_out) lesson_panel(ui, all.parameters);
}

void Interface::workspace(Ui& ui, Arrangement const& all) {
    switch (ui.state.workspace) {
        case state::Workspace::Arithmetic:
            return arithmetic(ui, all);
        case state::Workspace::Network:
            return network_.show(ui, all);
        case state::Workspace::Lesson:
            return lesson(ui, all);
    }
}

// Nothing but what is shown.
void Interface::presentation(Ui& ui) {
    auto const size = ImGui::GetIO().DisplaySize;
    auto const all = arrange(size, ui.unit, state::Panels::Hidden);
    workspace(ui, all);
    present_.show(ui, {0, 0, size.x, size.y});
}

void Interface::panels(Ui& ui) {
    // Panels would say what is asked, and they shall not come and go with the answer; steps would say how many cells
    // there are.
    auto const* const prediction = state::prediction_in(ui.state);
    bool const asks = prediction != nullptr;
    bool const counts = state::is_hidden(ui.state) && prediction->asked.question.kind == quiz::Kind::OutputSize;
    // The training of a network has a track of its own.
    bool const in_network = ui.state.workspace == state::Workspace::Network;
    bool const has_track = in_network && ui.state.network.view == state::NetworkView::Evolution;
    bool const is_figure = in_network && ui.state.network.view != state::NetworkView::Maps;
    auto const timeline = state::playing_in(ui.state) && !counts && !has_track ? Timeline::Shown : Timeline::Away;
    auto all = arrange(ImGui::GetIO().DisplaySize, ui.unit, ui.state.panels, timeline,
                       is_figure ? StageRoom::Wide : StageRoom::Usual);
    bool const explores = ui.state.workspace == state::Workspace::Arithmetic;
    if (asks && explores) all.parameters_are = Standing::Away;
    if (asks) all = with_bar(all, ui.px(kPredictBar));
    workspace(ui, all);
    if (asks) predict_bar_.show(ui, all.bar);
    if (ui.state.panels == state::Panels::Shown) {
        if (timeline == Timeline::Shown) timeline_panel(ui, all.timeline);
        menu_bar(ui, all);
    }
    if (state::shows_first_hint(ui.state)) first_hint(ui, all.stage);
    // The dialog of values says itself what went wrong in it.
    if (!std::holds_alternative<state::ValuesDialog>(ui.state.dialog)) messages(ui, all.stage);
}

// What has no room beside the picture is pulled out over it.
void Interface::drawers(Ui& ui, Arrangement const& all) {
    auto const drawer = ui.transient.drawer;
    if (drawer == Drawer::Parameters && all.parameters_are == Standing::Drawer)
        parameters_panel(ui, all.parameters, parameters(ui.state));
    if (drawer == Drawer::Explanation && all.explanation_is == Standing::Drawer) explanation_.show(ui, all.explanation);
}

}  // namespace deconvista::ui
