#include "core/maps/planes.h"

#include <memory>
#include <utility>

#include "core/picture/color_scale.h"

namespace deconvista::maps {

Plane plane_of(projection::Signal const& signal, std::int64_t channel) {
    auto const axes = signal.box.axes();
    auto const extent = [&](int from_last) {
        return axes > from_last ? static_cast<int>(signal.box[axes - 1 - from_last].count()) : 1;
    };
    Plane plane{extent(0), extent(1), projection::numbers_of(signal, channel)};
    plane.values.resize(static_cast<std::size_t>(plane.width) * static_cast<std::size_t>(plane.height));
    return plane;
}

figure::Pixels colored(Plane const& plane, tensor::Range range, std::vector<bool> const& known) {
    picture::ColorScale const scale{range};
    std::vector<std::uint8_t> rgba;
    rgba.reserve(plane.values.size() * 4);
    for (std::size_t i = 0; i < plane.values.size(); ++i) {
        auto const color = known.empty() || known[i] ? scale.of(plane.values[i]) : figure::Color{0, 0, 0, 0};
        rgba.insert(rgba.end(), {color.red, color.green, color.blue, color.alpha});
    }
    return {plane.width, plane.height, std::make_shared<std::vector<std::uint8_t> const>(std::move(rgba))};
}

}  // namespace deconvista::maps
