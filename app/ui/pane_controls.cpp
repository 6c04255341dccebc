#include "app/ui/pane_controls.h"

#include "app/ui/buttons.h"
#include "app/ui/menu_items.h"
#include "core/picture/picture.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using text::Window;

constexpr float kSide = 24, kGap = 4;
constexpr float kTop = 1;  // the names of a view may begin soon below

// One pane's controls, from its upper right corner to the left.
class PaneHead {
public:
    PaneHead(Ui& ui, std::size_t pane, Rect const& place)
        : ui_{ui},
          pane_{pane},
          place_{place},
          id_{"pane" + std::to_string(pane + 1)},
          right_{place.right() - ui.px(kGap)} {}

    void show() {
        ImGui::PushID(id_.c_str());
        if (ui_.state.pane_menu == pane_) {
            ImGui::OpenPopup("menu");
            ui_.act(state::PaneMenuOpened{});
        }
        bool const is_open = ImGui::IsPopupOpen("menu");
        // Also while one of the buttons is held.
        bool const hovered = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                             ImGui::IsMouseHoveringRect(place_.begin(), place_.end());
        if (hovered || is_open) buttons();
        menu();
        ImGui::PopID();
    }

private:
    void buttons() {
        auto const views = ui_.state.exhibit.scene.views.size();
        if (views > 1 && button("close", Icon::Cross, Window::pane_close)) ui_.act(state::CloseView{pane_});
        if (views < scene::kMaxViews && button("add", Icon::Plus, Window::pane_add)) ui_.act(state::AddView{});
        if (button("list", Icon::Down, Window::pane_menu)) ImGui::OpenPopup("menu");
    }

    bool button(char const* name, Icon icon, Window tip) {
        auto const side = ui_.px(kSide);
        right_ -= side;
        Rect const at{right_, place_.y + ui_.px(kTop), side, side};
        right_ -= ui_.px(kGap);
        ui_.note_place(id_ + "." + name, at);
        ImGui::SetCursorScreenPos(at.begin());
        return icon_button(ui_, name, icon, at.size(), ButtonLook::Normal, ui_.say(tip));
    }

    void menu() {
        ImGui::SetNextWindowPos({place_.right() - ui_.px(kGap), place_.y + ui_.px(kTop + kSide + kGap)},
                                ImGuiCond_Appearing, {1, 0});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui_.px(8), ui_.px(8)});
        if (ImGui::BeginPopup("menu")) {
            pane_items(ui_, pane_);
            ImGui::EndPopup();
        }
        ImGui::PopStyleVar();
    }

    Ui& ui_;
    std::size_t pane_;
    Rect place_;
    std::string id_;
    float right_;
};

}  // namespace

void pane_controls(Ui& ui, Rect const& stage, picture::Look const& look) {
    auto const places = picture::pane_places(ui.state.exhibit.scene, look);
    for (std::size_t pane = 0; pane < places.size(); ++pane) {
        auto const& place = places[pane];
        PaneHead{ui,
                 pane,
                 {stage.x + place.x / ui.density, stage.y + place.y / ui.density, place.width / ui.density,
                  place.height / ui.density}}
            .show();
    }
}

}  // namespace deconvista::ui
