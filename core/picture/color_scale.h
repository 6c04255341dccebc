#pragma once
// Colours for values, where cells are too small for numbers. Unsigned data on cividis (Nunez, Anderton & Renslow,
// PLoS ONE 13(7), 2018), signed data on a zero-centred blue-white-orange scale; both are safe for colour-blind eyes.
// NaN is magenta; infinities take the end colours.

#include <span>

#include "core/figure/figure.h"
#include "core/tensor/tensor.h"

namespace deconvista::picture {

// What a scale has to show: the range of the finite values, and whether there are others.
struct ColorRange {
    tensor::Range finite;
    bool has_nan{}, has_infinite{};
    bool operator==(ColorRange const&) const = default;
};
ColorRange color_range(std::span<float const> values);

class ColorScale {
public:
    // Over the finite values of the range: signed as soon as one is negative.
    explicit ColorScale(tensor::Range range);

    figure::Color of(float value) const;

private:
    tensor::Range range_;
    bool signed_;
};

}  // namespace deconvista::picture
