#include "app/ui/menu_bar_end.h"

#include <array>
#include <vector>

#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/menu_items.h"
#include "app/ui/panel.h"
#include "app/ui/style.h"
#include "core/picture/panes.h"
#include "core/text/networks.h"
#include "core/text/utf8.h"

namespace deconvista::ui {
namespace {

using text::Network;

// What stands at the right end of the bar, from the right to the left as long as there is room.
class RightEnd {
public:
    RightEnd(Ui& ui, Rect const& bar)
        : ui_{ui}, bar_{bar}, left_{ImGui::GetCursorScreenPos().x + ui.px(12)}, right_{bar.right() - ui.px(16)} {}

    void drawer(Drawer drawer, Standing standing, Icon icon, char const* id) {
        auto const size = ui_.px(28);
        if (standing != Standing::Drawer || !take(size)) return;
        auto& open = ui_.transient.drawer;
        auto const look = open == drawer ? ButtonLook::Primary : ButtonLook::Normal;
        if (icon_button(ui_, id, icon, {size, size}, look)) open = open == drawer ? Drawer::None : drawer;
    }

    // Which view leads, and which are beside it.
    void view() {
        auto const& views = ui_.state.exhibit.scene.views;
        auto label = ui_.say(picture::name_of(views.front()));
        if (views.size() > 1) label += " + " + std::to_string(views.size() - 1);
        auto const width = ui_.px(168);
        if (!take(width)) return;
        ui_.note_place("views", {right_ + ui_.px(10), bar_.y, width, bar_.height});
        if (!begin_choice(ui_, "##views", label, width, ui_.px(28))) return;
        view_items(ui_);
        end_choice();
    }

    // The views of the network workspace side by side or, where there is no room for that, in a list.
    void network_views() {
        constexpr std::array<text::Name, state::kNetworkViews> kNames{
            Network::network_view_maps,     Network::network_view_story,     Network::network_view_rules,
            Network::network_view_top_nine, Network::network_view_evolution, Network::network_view_occlusion};
        std::vector<std::string> labels;
        for (auto const name : kNames) labels.push_back(ui_.say(name));
        auto const width = width_of_segments(ui_, labels);
        if (!take(width)) return network_view_list(labels);
        auto const begin = ImGui::GetCursorScreenPos();
        auto const step = width / static_cast<float>(labels.size());
        for (std::size_t i = 0; i < labels.size(); ++i)
            ui_.note_place("view." + std::to_string(i + 1),
                           {begin.x + static_cast<float>(i) * step, begin.y, step, ui_.px(28)});
        auto const current = static_cast<int>(ui_.state.network.view);
        if (auto const chosen = segments(ui_, "network_views", labels, current, {width, ui_.px(28)})) see(*chosen);
    }

    void title() const {
        auto const size = ui_.unit * kTextSize;
        auto const mark = ui_.px(18);
        auto const right = right_ - ui_.px(10);
        if (right - left_ < ui_.px(120)) return;
        auto const name = fitted(ui_, text::one_line(state::title_of(ui_.state)), size, right - left_ - mark);
        if (name.empty()) return;
        auto& list = *ImGui::GetWindowDrawList();
        letter(ui_, list, {right, bar_.center().y}, name,
               {size, ui_.colors.faint_text, figure::Weight::Regular, figure::Horizontal::Right,
                figure::Vertical::Middle});
        if (ui_.state.workspace == state::Workspace::Arithmetic && state::has_unsaved_changes(ui_.state))
            list.AddCircleFilled({right - width_of(ui_, name, size) - ui_.px(10), bar_.center().y}, ui_.px(4),
                                 packed(ui_.colors.accent));
    }

private:
    void network_view_list(std::vector<std::string> const& labels) {
        auto const width = ui_.px(120);
        if (!take(width)) return;
        auto const current = static_cast<std::size_t>(ui_.state.network.view);
        if (!begin_choice(ui_, "##network_views", labels[current], width, ui_.px(28))) return;
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (choice_item(labels[i], i == current)) see(static_cast<int>(i));
        end_choice();
    }

    void see(int view) { ui_.act(state::InNetwork{state::ShowNetworkView{static_cast<state::NetworkView>(view)}}); }

    // The cursor is then where something so wide may stand.
    bool take(float width) {
        if (right_ - width < left_) return false;
        right_ -= width;
        ImGui::SetCursorScreenPos({right_, bar_.y + std::round((bar_.height - ui_.px(28)) / 2)});
        right_ -= ui_.px(10);
        return true;
    }

    Ui& ui_;
    Rect bar_;
    float left_, right_;
};

}  // namespace

void menu_bar_end(Ui& ui, Arrangement const& all) {
    RightEnd end{ui, all.menu};
    if (ui.state.workspace != state::Workspace::Lesson)
        end.drawer(Drawer::Explanation, all.explanation_is, Icon::Words, "explanation");
    end.drawer(Drawer::Parameters, all.parameters_are, Icon::Sliders, "parameters");
    if (ui.state.workspace == state::Workspace::Arithmetic) end.view();
    if (ui.state.workspace == state::Workspace::Network && ui.state.network.picture) end.network_views();
    end.title();
}

}  // namespace deconvista::ui
