#include "app/ui/unit_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/state/network_focus.h"
#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/network_workspace.h"
#include "app/ui/panel.h"
#include "app/ui/parameter_controls.h"
#include "app/ui/pixel_pictures.h"
#include "app/ui/style.h"
#include "core/base/number_text.h"
#include "core/text/networks.h"
#include "core/text/pictures.h"
#include "core/text/utf8.h"

namespace deconvista::ui {
namespace {

using projection::DeadWindows;
using projection::Rule;
using text::Network;

void small_text(Ui& ui, ImVec2 at, std::string const& text, float width) {
    auto const size = ui.unit * kSmallSize;
    letter(ui, *ImGui::GetWindowDrawList(), at, fitted(ui, text, size, width),
           {size, ui.colors.faint_text, figure::Weight::Regular, figure::Horizontal::Center, figure::Vertical::Middle});
}

// "relu3, map 12", and whether it is held.
void title(Ui& ui, maps::Station const& station, state::MapFocus const& focus) {
    auto const& network = ui.state.network;
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    auto const size = ui.unit * kLargeSize;
    auto const number = base::to_text(focus.channel);
    // The number of the map is read in any case.
    auto const room = width - width_of(ui, ui.say(Network::unit_title, {"", number}), size, figure::Weight::Bold);
    auto const name = fitted_path(ui, text::one_line(station.name), size, room, figure::Weight::Bold);
    auto& list = *ImGui::GetWindowDrawList();
    letter(ui, list, {begin.x, begin.y + ui.px(12)}, ui.say(Network::unit_title, {name, number}),
           {size, ui.colors.text, figure::Weight::Bold});
    letter(ui, list, {begin.x, begin.y + ui.px(34)},
           ui.say(network.pinned ? Network::unit_pinned : Network::unit_hovered),
           {ui.unit * kSmallSize, network.pinned ? ui.colors.accent : ui.colors.faint_text});
    ImGui::Dummy({1, ui.px(46)});
}

// Two pictures side by side with a line below each.
void pair_of_pictures(Ui& ui, maps::Glimpse const& glimpse) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    auto const gap = ui.px(8), side = std::floor((width - gap) / 2);
    auto const draw = [&](float x, figure::Pixels const& pixels, Network what) {
        Rect const place{x, begin.y, side, side};
        auto const at = fitted_into(static_cast<float>(pixels.width), static_cast<float>(pixels.height), place);
        ImGui::GetWindowDrawList()->AddRectFilled(place.begin(), place.end(), packed(ui.colors.control), ui.px(3));
        draw_pixels(ui, pixels, at);
        small_text(ui, {std::round(x + side / 2), begin.y + side + ui.px(10)}, ui.say(what), side);
    };
    draw(begin.x, glimpse.patch, Network::what_it_saw);
    draw(begin.x + side + gap, glimpse.projection, Network::its_projection);
    ui.note_place("projection", {begin.x + side + gap, begin.y, side, side});
    ImGui::Dummy({width, side + ui.px(22)});
}

template <std::size_t count>
std::optional<int> row_of_segments(Ui& ui, char const* id, std::array<text::Name, count> const& names, int current) {
    std::vector<std::string> labels;
    for (auto const name : names) labels.push_back(ui.say(name));
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    ui.note_place(id, {begin.x, begin.y, width, ui.px(kControl)});
    return segments(ui, id, labels, current, {width, ui.px(kControl)});
}

void rule_choice(Ui& ui) {
    auto options = ui.state.network.options;
    caption(ui, Network::heading_rule);
    constexpr std::array<text::Name, 3> kRules{text::Picture::rule_deconvnet, text::Picture::rule_guided,
                                               text::Picture::rule_gradient};
    if (auto const chosen = row_of_segments(ui, "rule", kRules, static_cast<int>(options.rule))) {
        options.rule = static_cast<Rule>(*chosen);
        ui.act(state::InNetwork{state::ProjectBy{options}});
    }
    // Neither of the other rules lets any of it through.
    if (options.rule != Rule::Deconvnet) return;
    caption(ui, Network::heading_dead_windows);
    constexpr std::array<text::Name, 2> kDead{Network::dead_windows_passed, Network::dead_windows_dropped};
    if (auto const chosen = row_of_segments(ui, "dead_windows", kDead, static_cast<int>(options.dead_windows))) {
        options.dead_windows = static_cast<DeadWindows>(*chosen);
        ui.act(state::InNetwork{state::ProjectBy{options}});
    }
}

// The cell of the map at a point of its picture.
std::vector<std::int64_t> cell_at(Rect const& at, maps::Glimpse const& glimpse, ImVec2 point) {
    auto const place = [](float from, float length, float where, int count) {
        auto const cell = static_cast<std::int64_t>((where - from) / length * static_cast<float>(count));
        return std::clamp<std::int64_t>(cell, 0, count - 1);
    };
    return {place(at.y, at.height, point.y, glimpse.map.height), place(at.x, at.width, point.x, glimpse.map.width)};
}

// The whole map with the unit in it; a click pins another unit.
void map_picture(Ui& ui, maps::Glimpse const& glimpse) {
    if (glimpse.unit.cell.size() != 2) return;
    caption(ui, Network::heading_map);
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    auto const side = std::min(width, ui.px(128));
    auto const at = fitted_into(static_cast<float>(glimpse.map.width), static_cast<float>(glimpse.map.height),
                                {begin.x, begin.y, side, side});
    draw_pixels(ui, glimpse.map, at);
    draw_outline(ui, at);
    auto const row = glimpse.unit.cell[0], column = glimpse.unit.cell[1];
    draw_mark(ui, part_of(glimpse.map, {net::Range{row, row + 1}, net::Range{column, column + 1}}, at));
    ui.note_place("map_of_unit", at);
    ImGui::SetCursorScreenPos(at.begin());
    if (ImGui::InvisibleButton("map", at.size()))
        ui.act(state::InNetwork{state::PinUnit{cell_at(at, glimpse, ImGui::GetIO().MousePos)}});
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::SetCursorScreenPos(begin);
    ImGui::Dummy({width, side});
}

void fact(Ui& ui, Network name, std::string const& value) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    auto const size = ui.unit * kTextSize;
    auto& list = *ImGui::GetWindowDrawList();
    auto const middle = begin.y + ui.px(11);
    letter(ui, list, {begin.x, middle}, ui.say(name), {size, ui.colors.faint_text});
    letter(ui, list, {begin.x + width, middle}, value,
           {size, ui.colors.text, figure::Weight::Regular, figure::Horizontal::Right, figure::Vertical::Middle});
    ImGui::Dummy({1, ui.px(22)});
}

void facts(Ui& ui, maps::Glimpse const& glimpse) {
    fact(ui, Network::fact_activation, base::pretty(double{glimpse.activation}, 4));
    if (glimpse.unit.cell.size() == 2)
        fact(ui, Network::fact_cell, base::to_text(glimpse.unit.cell[0]) + ", " + base::to_text(glimpse.unit.cell[1]));
    if (glimpse.field.axes() == 2)
        fact(ui, Network::fact_field,
             base::to_text(glimpse.field[0].count()) + " × " + base::to_text(glimpse.field[1].count()));
}

// What is known of the unit in focus, or of the one before until that is there.
void unit(Ui& ui, state::UnitGlimpse const& shown) {
    auto const& request = shown.key.request;
    auto const* const station = state::station_of(ui.state.network, request.layer);
    if (station == nullptr) return;
    title(ui, *station, {request.layer, request.channel, {}});
    if (!shown.glimpse) return paragraph(ui, text::describe(shown.glimpse.problem(), ui.state.settings.language));
    auto const& glimpse = *shown.glimpse;
    pair_of_pictures(ui, glimpse);
    if (!(glimpse.activation > 0)) paragraph(ui, ui.say(Network::unit_is_silent));
    rule_choice(ui);
    map_picture(ui, glimpse);
    facts(ui, glimpse);
    rule(ui);
    unit_views(ui);
}

}  // namespace

void unit_panel(Ui& ui, Rect const& place) {
    auto const& network = ui.state.network;
    if (begin_panel(ui, "unit", place)) {
        draw_edge(ui, place, Edge::Left);
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8), ui.px(2)});
        bool const is_there = network.picture && network.glimpse;
        if (is_there && network.glimpse->key.viewing == network.picture->viewing) unit(ui, *network.glimpse);
        ImGui::PopStyleVar();
    }
    end_panel();
}

}  // namespace deconvista::ui
