#include "app/state/network_focus.h"

#include <algorithm>
#include <utility>

namespace deconvista::state {

maps::Station const& station_of(NetworkState const& network) {
    return network.picture->strip[network.station];
}

maps::Station const* station_of(NetworkState const& network, net::ValueId layer) {
    if (!network.picture) return nullptr;
    auto const& strip = network.picture->strip;
    auto const found = std::ranges::find(strip, layer, &maps::Station::value);
    return found == strip.end() ? nullptr : &*found;
}

std::optional<MapFocus> focus_of(NetworkState const& network) {
    if (network.pinned) return network.pinned;
    if (network.hovered) return network.hovered;
    if (!network.picture || !network.sheet) return std::nullopt;
    auto const& [key, sheet, filters] = *network.sheet;
    if (key.layer != station_of(network).value || sheet.by_strength.empty()) return std::nullopt;
    return MapFocus{key.layer, sheet.by_strength.front(), {}};
}

void show_layer(NetworkState& network, std::size_t station) {
    if (!network.picture || station >= network.picture->strip.size()) return;
    network.station = station;
    network.hovered.reset();
    if (network.view == NetworkView::Story) network.view = NetworkView::Maps;
    if (network.view != NetworkView::Maps) network.pinned.reset();  // the study is of the layer that is asked for
}

void layer_by(NetworkState& network, Direction direction) {
    if (direction == Direction::Forward)
        show_layer(network, network.station + 1);
    else if (network.station > 0)
        show_layer(network, network.station - 1);
}

void pin_map(NetworkState& network, std::int64_t channel) {
    if (!network.picture) return;
    MapFocus const focus{station_of(network).value, channel, {}};
    bool const lets_go = network.pinned && network.pinned->layer == focus.layer && network.pinned->channel == channel;
    network.hovered = focus;
    network.pinned = lets_go ? std::nullopt : std::optional{focus};
}

void pin_unit(NetworkState& network, std::vector<std::int64_t> cell) {
    auto focus = focus_of(network);
    if (!focus) return;
    focus->cell = std::move(cell);
    network.pinned = focus;
}

void pin_another(NetworkState& network, std::int64_t channel) {
    auto const focus = focus_of(network);
    auto const* const station = focus ? station_of(network, focus->layer) : nullptr;
    if (station != nullptr && channel >= 0 && channel < station->maps())
        network.pinned = MapFocus{focus->layer, channel, {}};
}

bool step_back(NetworkState& network) {
    if (network.view != NetworkView::Maps) {
        network.view = NetworkView::Maps;
        return true;
    }
    return std::exchange(network.pinned, std::nullopt).has_value();
}

}  // namespace deconvista::state
