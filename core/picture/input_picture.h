#pragma once
// The input on its board: stretched, padded, cut, and the window of the kernel over it.

#include "core/picture/cells.h"
#include "core/picture/layout.h"

namespace deconvista::picture {

// Gives the range of values that the colours stand for, where there was no room for numbers.
std::optional<ColorRange> draw_inputs(Shapes& shapes, Shot const& shot, FlatLayout const& layout);

// The values of the input maps that are drawn, for fitting numbers and colours.
std::vector<float> visible_input_values(Shot const& shot);

// Where the input cell at a place is drawn while zeros are being inserted, in places: from side by side to its own.
float travelled(trace::BoardAxis const& axis, std::int64_t place, Shot const& shot);

// The same for input cells; all other places stand still.
inline float travelled_if_input(Shot const& shot, trace::PlaceRole role, trace::BoardAxis const& axis,
                                std::int64_t place) {
    return role == trace::PlaceRole::Input ? travelled(axis, place, shot) : static_cast<float>(place);
}

// How visible a place of the board is at this moment.
float place_opacity(Shot const& shot, trace::PlaceRole role);

// Whether the place is taken away by a negative border.
bool is_cut(Shot const& shot, std::int64_t row, std::int64_t column);

}  // namespace deconvista::picture
