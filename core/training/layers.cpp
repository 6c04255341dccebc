#include "core/training/layers.h"

#include <algorithm>

#include "core/base/check.h"

namespace deconvista::training {
namespace {

// The first cell of each window, in the order of the output's cells; at(output cell, input cell).
template <class Function>
void for_each_window(MapsShape const& input, Function const& at) {
    auto const width = static_cast<std::size_t>(input.width), height = static_cast<std::size_t>(input.height);
    std::size_t window = 0;
    for (std::size_t image = 0; image < static_cast<std::size_t>(input.images); ++image)
        for (std::size_t y = 0; y + 1 < height; y += 2)
            for (std::size_t x = 0; x + 1 < width; x += 2) at(window++, (image * height + y) * width + x);
}

std::size_t cell_in_window(std::size_t first, int place, int width) {
    return first + static_cast<std::size_t>(place / 2 * width + place % 2);
}

}  // namespace

template <class Real>
void rectify(Maps<Real>& maps) {
    for (auto& value : maps.values) value = std::max(value, Real{0});
}

template <class Real>
void rectify_backward(Maps<Real> const& output, Maps<Real>& gradient) {
    DECONVISTA_CHECK(output.shape == gradient.shape);
    for (std::size_t i = 0; i < gradient.values.size(); ++i)
        gradient.values[i] *= static_cast<Real>(output.values[i] > 0);
}

MapsShape halved(MapsShape const& shape) {
    return {shape.images, shape.height / 2, shape.width / 2, shape.channels};
}

template <class Real>
void max_pool(Maps<Real> const& input, Maps<Real>& output, Switches& switches) {
    DECONVISTA_CHECK(output.shape == halved(input.shape));
    switches.resize(output.values.size());
    auto const channels = static_cast<std::size_t>(input.shape.channels);
    for_each_window(input.shape, [&](std::size_t window, std::size_t first) {
        auto* const largest = output.cell(window);
        auto* const places = switches.data() + window * channels;
        std::copy_n(input.cell(first), channels, largest);
        std::fill_n(places, channels, std::uint8_t{0});
        for (int place = 1; place < 4; ++place) {
            auto const* const cell = input.cell(cell_in_window(first, place, input.shape.width));
            // Without a branch, which nobody could predict here.
            for (std::size_t c = 0; c < channels; ++c) {
                int const is_larger = cell[c] > largest[c] ? 1 : 0;
                places[c] = static_cast<std::uint8_t>(places[c] + is_larger * (place - places[c]));
                largest[c] = std::max(largest[c], cell[c]);
            }
        }
    });
}

template <class Real>
void max_pool_backward(Maps<Real> const& output_gradient, Switches const& switches, Maps<Real>& input_gradient) {
    DECONVISTA_CHECK(output_gradient.shape == halved(input_gradient.shape));
    DECONVISTA_CHECK(switches.size() == output_gradient.values.size());
    std::ranges::fill(input_gradient.values, Real{0});
    auto const channels = static_cast<std::size_t>(input_gradient.shape.channels);
    for_each_window(input_gradient.shape, [&](std::size_t window, std::size_t first) {
        auto const* const slope = output_gradient.cell(window);
        auto const* const places = switches.data() + window * channels;
        for (std::size_t c = 0; c < channels; ++c)
            input_gradient.cell(cell_in_window(first, places[c], input_gradient.shape.width))[c] = slope[c];
    });
}

template <class Real>
Maps<Real> global_average(Maps<Real> const& input) {
    auto const [images, height, width, channels] = input.shape;
    Maps<Real> output{MapsShape{images, 1, 1, channels}};
    auto const cells = input.shape.cells() / static_cast<std::size_t>(images);
    for (std::size_t i = 0; i < input.shape.cells(); ++i) {
        auto* const mean = output.cell(i / cells);
        for (int c = 0; c < channels; ++c) mean[c] += input.cell(i)[c] / static_cast<Real>(cells);
    }
    return output;
}

template <class Real>
void global_average_backward(Maps<Real> const& output_gradient, Maps<Real>& input_gradient) {
    auto const images = static_cast<std::size_t>(output_gradient.shape.images);
    DECONVISTA_CHECK(input_gradient.shape.channels == output_gradient.shape.channels);
    auto const cells = input_gradient.shape.cells() / images;
    for (std::size_t i = 0; i < input_gradient.shape.cells(); ++i) {
        auto const* const slope = output_gradient.cell(i / cells);
        for (int c = 0; c < input_gradient.shape.channels; ++c)
            input_gradient.cell(i)[c] = slope[c] / static_cast<Real>(cells);
    }
}

template void rectify(Maps<float>&);
template void rectify(Maps<double>&);
template void rectify_backward(Maps<float> const&, Maps<float>&);
template void rectify_backward(Maps<double> const&, Maps<double>&);
template void max_pool(Maps<float> const&, Maps<float>&, Switches&);
template void max_pool(Maps<double> const&, Maps<double>&, Switches&);
template void max_pool_backward(Maps<float> const&, Switches const&, Maps<float>&);
template void max_pool_backward(Maps<double> const&, Switches const&, Maps<double>&);
template Maps<float> global_average(Maps<float> const&);
template Maps<double> global_average(Maps<double> const&);
template void global_average_backward(Maps<float> const&, Maps<float>&);
template void global_average_backward(Maps<double> const&, Maps<double>&);

}  // namespace deconvista::training
