#include "core/net/switches.h"

#include <cmath>

#include "core/op/taps.h"

namespace deconvista::net {

Switches::Switches(op::Operation const& operation, View const& input, Box const& box) : input_{input} {
    auto const axes = static_cast<std::size_t>(operation.axes.axes());
    for (std::size_t missing = 0; missing < 3 - axes; ++missing) lists_[missing] = {{{0, 0}}};
    Dims const plane{input.dims.begin() + 2, input.dims.end()};
    auto const strides = strides_of(plane);
    for (std::size_t i = 0; i < axes; ++i) {
        auto const axis = static_cast<int>(i);
        auto const at = 3 - axes + i;
        first_[at] = box[axis].first;
        for (auto cell = box[axis].first; cell < box[axis].end; ++cell) {
            auto& list = lists_[at].emplace_back();
            for (auto const& tap : op::axis_taps(operation, axis, plane[i], cell))
                list.push_back({tap.input * input.layout.strides[i], tap.input * strides[i]});
        }
    }
}

Switches::Switch Switches::of(std::int64_t channel, std::int64_t z, std::int64_t y, std::int64_t x) const {
    auto const* const map = input_.data + input_.channel_offset(channel);
    Switch found;
    for (auto const& in_z : reaches(0, z))
        for (auto const& in_y : reaches(1, y))
            for (auto const& in_x : reaches(2, x)) {
                auto const value = map[in_z.memory + in_y.memory + in_x.memory];
                // A NaN compares with nothing, so it stays once it is taken.
                if (found.cell >= 0 && !(value > found.value) && !(std::isnan(value) && !std::isnan(found.value)))
                    continue;
                found = {in_z.cell + in_y.cell + in_x.cell, value};
            }
    return found;
}

}  // namespace deconvista::net
