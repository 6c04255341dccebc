#include <algorithm>
#include <array>

#include "app/state/network_focus.h"
#include "app/state/network_studies.h"
#include "app/state/networks.h"
#include "app/ui/study_view.h"
#include "core/text/networks.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using state::InNetwork;
using state::NetworkView;
using text::Name;
using text::Network;

// Which map of the layer it is about.
void map_number(Ui& ui, ControlFlow& flow) {
    auto const& network = ui.state.network;
    auto const focus = state::focus_of(network);
    auto const* const station = focus ? state::station_of(network, focus->layer) : nullptr;
    if (station == nullptr) return;
    if (auto const map = flow.number("study.map", Network::study_map, {focus->channel, 0, station->maps() - 1}))
        ui.act(InNetwork{state::PinAnotherMap{*map}});
}

void rules_controls(Ui& ui, ControlFlow& flow) {
    constexpr std::array<Name, 2> kDead{Network::study_dead_passed, Network::study_dead_dropped};
    constexpr std::array<Name, 2> kScales{Network::scale_of_map, Network::scale_of_layer};
    auto const& network = ui.state.network;
    auto options = network.options;
    auto const dead = static_cast<int>(options.dead_windows);
    if (auto const chosen = flow.choice("study.dead_windows", Network::study_dead_windows, kDead, dead)) {
        options.dead_windows = static_cast<projection::DeadWindows>(*chosen);
        ui.act(InNetwork{state::ProjectBy{options}});
    }
    auto choice = network.rules.choice;
    if (auto const scale = flow.choice("study.scale", kScales, static_cast<int>(choice.scale))) {
        choice.scale = static_cast<maps::RuleScale>(*scale);
        ui.act(InNetwork{choice});
    }
    auto const& rules = network.rules.values;
    if (!rules || !rules->other_channel) return;
    auto const* const station = state::station_of(network, rules->unit.layer);
    if (station == nullptr) return;
    auto other = flow.number("study.other", Network::study_beside, {*rules->other_channel, 0, station->maps() - 1});
    if (!other) return;
    // The unit's own channel is stepped over.
    auto const own = rules->unit.channel;
    if (*other == own) *other += *other > *rules->other_channel ? 1 : -1;
    if (*other < 0 || *other >= station->maps()) return;
    choice.other = other;
    ui.act(InNetwork{choice});
}

void top_nine_controls(Ui& ui, ControlFlow& flow) {
    constexpr std::array<Name, 2> kMaps{Network::study_this_map, Network::study_six_maps};
    constexpr std::array<Name, 2> kPictures{Network::study_of_index, Network::study_of_folder};
    auto const& network = ui.state.network;
    auto choice = network.top_nine.choice;
    if (auto const maps = flow.choice("study.maps", kMaps, static_cast<int>(choice.maps))) {
        choice.maps = static_cast<state::MapsShown>(*maps);
        ui.act(InNetwork{choice});
    }
    if (!network.model || !state::is_bundled(*network.model)) return;
    if (auto const pictures = flow.choice("study.pictures", kPictures, static_cast<int>(choice.pictures))) {
        choice.pictures = static_cast<state::PicturesFrom>(*pictures);
        ui.act(InNetwork{choice});
    }
}

void evolution_controls(Ui& ui, ControlFlow& flow) {
    constexpr std::array<Name, 2> kChoices{Network::study_one_checkpoint, Network::study_all_checkpoints};
    auto const& study = ui.state.network.evolution;
    if (auto const chosen = flow.choice("study.checkpoints", kChoices, static_cast<int>(study.choice)))
        ui.act(InNetwork{static_cast<state::Checkpoints>(*chosen)});
    auto const playing = state::playing_in(ui.state);
    if (!playing) return;
    bool const plays = playing->playback.mode == state::Mode::Playing;
    if (flow.icon("study.play", plays ? Icon::Pause : Icon::Play, ui.px(48),
                  plays ? text::Window::time_pause : text::Window::time_play, ButtonLook::Primary))
        ui.act(state::TogglePlay{});
}

void occlusion_controls(Ui& ui, ControlFlow& flow) {
    auto const& network = ui.state.network;
    auto const square = state::square_of(network);
    auto const& pixels = network.picture->pixels;
    auto const largest = std::int64_t{std::max(pixels.width, pixels.height)};
    auto choice = network.occlusion.choice;
    if (auto const size = flow.number("study.square", Network::study_square, {square.size, 1, largest})) {
        choice.size = *size;
        ui.act(InNetwork{choice});
    }
    if (auto const stride = flow.number("study.stride", Network::study_stride, {square.stride, 1, largest})) {
        choice.stride = *stride;
        ui.act(InNetwork{choice});
    }
}

}  // namespace

void study_controls(Ui& ui, ControlFlow& flow) {
    auto const view = ui.state.network.view;
    if (view != NetworkView::Occlusion) map_number(ui, flow);
    if (view == NetworkView::Rules) rules_controls(ui, flow);
    if (view == NetworkView::TopNine) top_nine_controls(ui, flow);
    if (view == NetworkView::Evolution) evolution_controls(ui, flow);
    if (view == NetworkView::Occlusion) occlusion_controls(ui, flow);
}

}  // namespace deconvista::ui
