#include "core/drawings/turn.h"

#include <cmath>
#include <initializer_list>

namespace deconvista::drawings {

float sine(float turns) {
    auto quarter = turns - std::floor(turns + 0.5F);
    if (quarter > 0.25F) quarter = 0.5F - quarter;
    if (quarter < -0.25F) quarter = -0.5F - quarter;
    constexpr float kRadians = 6.2831853F;
    auto const angle = quarter * kRadians, square = angle * angle;
    // Taylor's series up to the 11th power; what is left out is below 6e-8.
    auto series = 1 - square / 110;
    for (float const divisor : {72.F, 42.F, 20.F, 6.F}) series = 1 - square / divisor * series;
    return angle * series;
}

float cosine(float turns) {
    return sine(turns + 0.25F);
}

}  // namespace deconvista::drawings
