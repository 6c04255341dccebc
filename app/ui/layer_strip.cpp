#include "app/ui/layer_strip.h"

#include <cmath>
#include <string>
#include <utility>

#include "app/state/networks.h"
#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/pixel_pictures.h"
#include "app/ui/style.h"
#include "app/ui/walk.h"
#include "core/base/number_text.h"
#include "core/text/networks.h"
#include "core/text/utf8.h"

namespace deconvista::ui {
namespace {

using text::Network;

constexpr float kWidth = 140, kGap = 4;

// "64 × 12 × 12"
std::string extents_text(net::Dims const& dims) {
    std::string text;
    for (std::size_t axis = 1; axis < dims.size(); ++axis) text += (axis > 1 ? " × " : "") + base::to_text(dims[axis]);
    return text;
}

std::string percent(double share) {
    if (share < 0.0001) return "≈0 %";
    if (share >= 0.1) return base::to_text(static_cast<std::int64_t>(std::lround(share * 100))) + " %";
    return base::pretty(share * 100, share < 0.01 ? 1 : 2) + " %";
}

// How far a unit sees, and what share of the picture that is.
std::string reach_text(Ui& ui, maps::Station const& station) {
    if (station.operation.empty()) return {};
    if (!station.reach || station.reach->empty()) return ui.say(Network::reach_all);
    return ui.say(Network::reach_pixels, {base::to_text(station.reach->back().size), percent(station.share)});
}

// A small square in a larger one: what a unit sees of the picture.
void draw_reach(Ui& ui, maps::Station const& station, Rect const& box) {
    auto const side = ui.px(18);
    Rect const whole{box.right() - side - ui.px(7), box.y + ui.px(7), side, side};
    auto& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(whole.begin(), whole.end(), packed(ui.colors.control), ui.px(2));
    auto const part = std::max(ui.px(2), std::round(side * static_cast<float>(std::sqrt(station.share))));
    auto const corner = ImVec2{whole.x + (side - part) / 2, whole.y + (side - part) / 2};
    list.AddRectFilled(corner, {corner.x + part, corner.y + part}, packed(ui.colors.faint_text), ui.px(2));
}

std::string hint_of(Ui& ui, maps::Station const& station) {
    auto text = text::one_line(station.layer) + "\n" + extents_text(station.dims);
    if (station.silent && *station.silent > 0)
        text += "\n" + ui.say(Network::silent_maps, {base::to_text(*station.silent), base::to_text(station.maps())});
    return text;
}

// The name, the operator, the extents, how far it sees; and whether maps are silent.
void draw_station(Ui& ui, maps::Station const& station, Rect const& box, bool current, bool hovered) {
    auto& list = *ImGui::GetWindowDrawList();
    auto const ground = current ? ui.colors.accent_tint : hovered ? ui.colors.control_hover : ui.colors.raised;
    list.AddRectFilled(box.begin(), box.end(), packed(ground), ui.px(5));
    list.AddRect(box.begin(), box.end(), packed(current ? ui.colors.accent : ui.colors.border), ui.px(5), 0,
                 current ? ui.px(2) : std::max(1.0F, ui.px(1)));
    draw_reach(ui, station, box);
    auto const left = box.x + ui.px(8), room = box.width - ui.px(16);
    auto const write = [&](float y, std::string const& text, float size, figure::Color color,
                           figure::Weight weight = figure::Weight::Regular) {
        letter(ui, list, {left, box.y + ui.px(y)}, text, {ui.unit * size, color, weight});
    };
    auto const small = ui.unit * kSmallSize;
    auto const operation = station.operation.empty() ? ui.say(Network::station_input) : station.operation;
    write(15, fitted(ui, operation, ui.unit * kTextSize, room - ui.px(20), figure::Weight::Bold), kTextSize,
          current ? ui.colors.accent : ui.colors.text, figure::Weight::Bold);
    write(35, fitted_path(ui, text::one_line(station.name), small, room), kSmallSize, ui.colors.faint_text);
    write(52, fitted(ui, extents_text(station.dims), small, room - ui.px(10)), kSmallSize, ui.colors.text);
    write(69, fitted(ui, reach_text(ui, station), small, room), kSmallSize, ui.colors.text);
    if (station.silent && *station.silent > 0)
        list.AddCircleFilled({box.right() - ui.px(11), box.y + ui.px(52)}, ui.px(3), packed(ui.colors.bad));
}

}  // namespace

void LayerStrip::show(Ui& ui, Rect const& place) {
    auto const& network = ui.state.network;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(6)});
    ImGui::SetNextWindowContentSize({0, 0});
    if (begin_panel(ui, "layers", place, Scrolls::Never) && network.picture) {
        auto const& strip = network.picture->strip;
        auto const begin = ImGui::GetCursorScreenPos();
        auto const step = ui.px(kWidth + kGap);
        auto const room = ImGui::GetContentRegionAvail();
        auto const height = room.y - ImGui::GetStyle().ScrollbarSize - ui.px(3);
        if (ImGui::BeginChild("stations", room, false,
                              ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
            auto const origin = ImGui::GetCursorScreenPos();
            if (ImGui::IsWindowHovered() && ImGui::GetIO().MouseWheel != 0)
                ImGui::SetScrollX(ImGui::GetScrollX() - ImGui::GetIO().MouseWheel * step);
            if (std::exchange(seen_, network.station) != network.station)
                ImGui::SetScrollX(std::floor((static_cast<float>(network.station) - (room.x / step - 1) / 2)) * step);
            for (std::size_t i = 0; i < strip.size(); ++i) {
                Rect const box{origin.x + static_cast<float>(i) * step, origin.y, ui.px(kWidth), height};
                ImGui::SetCursorScreenPos(box.begin());
                ImGui::PushID(static_cast<int>(i));
                bool const pressed = ImGui::InvisibleButton("station", box.size());
                walk_stop(ui);
                ImGui::PopID();
                if (pressed) ui.act(state::InNetwork{state::ShowLayer{i}});
                bool const hovered = ImGui::IsItemHovered();
                if (hovered) hint(ui, hint_of(ui, strip[i]));
                if (box.right() < begin.x || box.x > begin.x + room.x) continue;
                draw_station(ui, strip[i], box, i == network.station, hovered);
                ui.note_place("station." + std::to_string(i), box);
            }
        }
        ImGui::EndChild();
        draw_edge(ui, place, Edge::Bottom);
    }
    end_panel();
    ImGui::PopStyleVar();
}

}  // namespace deconvista::ui
