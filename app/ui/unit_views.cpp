#include <array>
#include <cmath>

#include "app/ui/buttons.h"
#include "app/ui/unit_panel.h"
#include "core/text/networks.h"

namespace deconvista::ui {
namespace {

using text::Network;

void story_button(Ui& ui) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    ui.note_place("view.story", {begin.x, begin.y, width, ui.px(32)});
    if (text_button(ui, ui.say(Network::view_story), ButtonLook::Primary, width))
        ui.act(state::InNetwork{state::ShowNetworkView{state::NetworkView::Story}});
}

// The studies of it, two in a row.
void study_buttons(Ui& ui) {
    using state::NetworkView;
    constexpr std::array kStudies{std::pair{NetworkView::Rules, Network::network_view_rules},
                                  std::pair{NetworkView::TopNine, Network::network_view_top_nine},
                                  std::pair{NetworkView::Evolution, Network::network_view_evolution},
                                  std::pair{NetworkView::Occlusion, Network::network_view_occlusion}};
    auto const begin = ImGui::GetCursorScreenPos();
    auto const gap = ui.px(8), height = ui.px(32);
    auto const width = std::floor((ImGui::GetContentRegionAvail().x - gap) / 2);
    for (std::size_t i = 0; i < kStudies.size(); ++i) {
        auto const& [view, name] = kStudies[i];
        auto const column = i % 2, row = i / 2;
        ImVec2 const at{begin.x + static_cast<float>(column) * (width + gap),
                        begin.y + static_cast<float>(row) * (height + gap)};
        ImGui::SetCursorScreenPos(at);
        ui.note_place("open." + std::string{text::identifier(name)}, {at.x, at.y, width, height});
        if (text_button(ui, ui.say(name), ButtonLook::Normal, width))
            ui.act(state::InNetwork{state::ShowNetworkView{view}});
    }
}

}  // namespace

void unit_views(Ui& ui) {
    story_button(ui);
    ImGui::Dummy({1, ui.px(4)});
    study_buttons(ui);
}

}  // namespace deconvista::ui
