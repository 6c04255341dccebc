#include "app/ui/network_workspace.h"

#include "app/ui/network_panel.h"
#include "app/ui/unit_panel.h"

namespace deconvista::ui {

void NetworkWorkspace::maps(Ui& ui, Rect const& stage) {
    auto const strip = std::min(ui.px(kStripHeight), stage.height);
    strip_.show(ui, {stage.x, stage.y, stage.width, strip});
    grid_.show(ui, {stage.x, stage.y + strip, stage.width, stage.height - strip});
}

void NetworkWorkspace::middle(Ui& ui, Rect const& stage) {
    switch (ui.state.network.view) {
        case state::NetworkView::Maps:
            return maps(ui, stage);
        case state::NetworkView::Story:
            return story_.show(ui, stage);
        case state::NetworkView::Rules:
        case state::NetworkView::TopNine:
        case state::NetworkView::Evolution:
        case state::NetworkView::Occlusion:
            return study_.show(ui, stage);
    }
}

void NetworkWorkspace::show(Ui& ui, Arrangement const& all) {
    middle(ui, all.stage);
    auto const drawer = ui.transient.drawer;
    auto const is_seen = [&](Standing standing, Drawer which) {
        return standing == Standing::Beside || (standing == Standing::Drawer && drawer == which);
    };
    if (is_seen(all.parameters_are, Drawer::Parameters)) network_panel(ui, all.parameters);
    if (is_seen(all.explanation_is, Drawer::Explanation)) unit_panel(ui, all.explanation);
}

}  // namespace deconvista::ui
