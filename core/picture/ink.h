#pragma once
// How the values of a grid are written: numbers where they fit, else colours.

#include <span>

#include "core/picture/color_scale.h"
#include "core/picture/text_fit.h"

namespace deconvista::picture {

struct Ink {
    NumberFit numbers;
    ColorScale colors;
};

inline Ink ink_for(std::span<float const> values, NumberRoom const& room) {
    return {fit_numbers(values, room), ColorScale{tensor::finite_range(values)}};
}

}  // namespace deconvista::picture
