#include "app/files/picture_tensor.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace deconvista::files {

tensor::Tensor as_tensor(Picture const& picture) {
    auto const channels = static_cast<std::size_t>(picture.channels);
    auto const plane = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    std::vector<float> values(plane * channels);
    for (std::size_t pixel = 0; pixel < plane; ++pixel)
        for (std::size_t channel = 0; channel < channels; ++channel)
            values[channel * plane + pixel] = picture.values[pixel * channels + channel];
    return {{1, picture.channels, {picture.height, picture.width}}, std::move(values)};
}

base::Result<tensor::Tensor> read_picture_tensor(std::string const& path) {
    auto const picture = read_picture(path);
    if (!picture) return picture.problem();
    return as_tensor(*picture);
}

}  // namespace deconvista::files
