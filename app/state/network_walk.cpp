#include "app/state/network_walk.h"

#include <algorithm>

#include "app/state/network_focus.h"

namespace deconvista::state {

void map_by(NetworkState& network, Direction direction) {
    auto const focus = focus_of(network);
    if (!focus || !network.sheet || network.sheet->key.layer != focus->layer) return;
    auto const& by_strength = network.sheet->sheet.by_strength;
    auto const count = static_cast<std::int64_t>(by_strength.size());
    bool const strongest_first = network.order == MapOrder::ByStrength;
    auto const place =
        strongest_first ? std::ranges::find(by_strength, focus->channel) - by_strength.begin() : focus->channel;
    auto const next = place + static_cast<std::int64_t>(direction);
    if (next < 0 || next >= count) return;
    network.pinned = MapFocus{focus->layer, strongest_first ? by_strength[static_cast<std::size_t>(next)] : next, {}};
}

void unit_by(NetworkState& network, UnitBy by) {
    auto focus = focus_of(network);
    if (!focus || !network.glimpse || !network.glimpse->glimpse) return;
    auto const& glimpse = *network.glimpse->glimpse;
    bool const is_of_focus =
        network.glimpse->key.request.layer == focus->layer && glimpse.unit.channel == focus->channel;
    if (!is_of_focus || glimpse.unit.cell.size() != 2) return;
    auto const beside = [](std::int64_t at, int way, int count) {
        return std::clamp<std::int64_t>(at + way, 0, count - 1);
    };
    focus->cell = std::vector{beside(glimpse.unit.cell[0], by.rows, glimpse.map.height),
                              beside(glimpse.unit.cell[1], by.columns, glimpse.map.width)};
    network.pinned = focus;
}

}  // namespace deconvista::state
