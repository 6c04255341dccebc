#include "core/picture/back_row.h"

#include <cmath>

namespace deconvista::picture {

Look for_back_row(Look look, scene::Scene const& scene, float smallest) {
    constexpr float kAir = 1.08f, kInPanes = 0.86f, kInHalves = 0.8f;
    look.font_size = std::ceil(smallest * kAir);
    if (scene.views.size() > 1) look.font_size = std::ceil(smallest / kInPanes);
    if (!scene.beside.empty()) look.font_size = std::ceil(look.font_size / kInHalves);
    look.smallest_text = smallest;
    return look;
}

Look for_back_row(Look look, float smallest) {
    constexpr float kSmallestCaption = 0.8f;
    look.font_size = std::ceil(smallest / kSmallestCaption);
    look.smallest_text = smallest;
    return look;
}

}  // namespace deconvista::picture
