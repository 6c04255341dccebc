#include "core/projection/signal.h"

#include <algorithm>

namespace deconvista::projection {
namespace {

// Adds the numbers of one signal to those of another, whose part holds its own.
void add_into(Signal& target, Signal const& source) {
    auto const target_channels = target.channels.count(), source_channels = source.channels.count();
    auto const shift = source.channels.first - target.channels.first;
    auto const axes = target.box.axes();
    // Where cells of the whole map lie in the target.
    std::vector<std::int64_t> extents, firsts, whole;
    auto const spatial = extents_of(target.dims).spatial;
    for (int axis = 0; axis < axes; ++axis) {
        extents.push_back(target.box[axis].count());
        firsts.push_back(target.box[axis].first);
        whole.push_back(spatial[axis]);
    }
    for_each_cell(source, [&](std::int64_t cell, std::int64_t in_map) {
        std::int64_t there = 0, stride = 1;
        for (auto axis = extents.size(); axis-- > 0;) {
            there += (in_map % whole[axis] - firsts[axis]) * stride;
            stride *= extents[axis];
            in_map /= whole[axis];
        }
        auto const* const from = source.numbers.data() + cell * source_channels;
        auto* const to = target.numbers.data() + there * target_channels + shift;
        for (std::int64_t c = 0; c < source_channels; ++c) to[c] += from[c];
    });
}

}  // namespace

std::int64_t Signal::cells() const {
    std::int64_t count = 1;
    for (auto const& range : box) count *= range.count();
    return count;
}

Extents extents_of(net::Dims const& dims) {
    bool const has_channels = dims.size() >= 2 && dims.size() <= 5 && dims[0] == 1;
    if (!has_channels) return {*net::count_elements(dims), {}};
    Extents extents{dims[1], tensor::Extents(static_cast<int>(dims.size()) - 2, 0)};
    for (std::size_t axis = 2; axis < dims.size(); ++axis) extents.spatial[static_cast<int>(axis) - 2] = dims[axis];
    return extents;
}

Signal zeros(net::Dims dims, net::Range channels, net::Box const& box) {
    Signal signal{std::move(dims), channels, box, {}};
    signal.numbers.resize(static_cast<std::size_t>(signal.cells() * channels.count()));
    return signal;
}

Signal zeros(net::Dims dims) {
    auto const extents = extents_of(dims);
    return zeros(std::move(dims), {0, extents.channels}, net::whole(extents.spatial));
}

Signal widened(Signal const& signal, net::Range channels, net::Box const& box) {
    if (signal.channels == channels && signal.box == box) return signal;
    auto wide = zeros(signal.dims, channels, box);
    add_into(wide, signal);
    return wide;
}

Signal sum(Signal const& a, Signal const& b) {
    auto box = a.box;
    for (int axis = 0; axis < box.axes(); ++axis) box[axis] = hull(a.box[axis], b.box[axis]);
    auto total = widened(a, hull(a.channels, b.channels), box);
    add_into(total, b);
    return total;
}

std::vector<float> numbers_of(Signal const& signal, std::int64_t channel) {
    std::vector<float> numbers(static_cast<std::size_t>(signal.cells()), 0.0F);
    if (channel < signal.channels.first || channel >= signal.channels.end) return numbers;
    auto const count = static_cast<std::size_t>(signal.channels.count());
    auto const offset = static_cast<std::size_t>(channel - signal.channels.first);
    for (std::size_t cell = 0; cell < numbers.size(); ++cell) numbers[cell] = signal.numbers[cell * count + offset];
    return numbers;
}

std::vector<float> dense(Signal const& signal) {
    auto const extents = extents_of(signal.dims);
    std::int64_t plane = 1;
    for (auto const extent : extents.spatial) plane *= extent;
    std::vector<float> values(static_cast<std::size_t>(extents.channels * plane));
    auto const count = signal.channels.count();
    for_each_cell(signal, [&](std::int64_t cell, std::int64_t in_map) {
        for (std::int64_t c = 0; c < count; ++c)
            values[static_cast<std::size_t>((signal.channels.first + c) * plane + in_map)] =
                signal.numbers[static_cast<std::size_t>(cell * count + c)];
    });
    return values;
}

Signal from_dense(net::Dims dims, std::span<float const> values) {
    auto signal = zeros(std::move(dims));
    auto const count = signal.channels.count(), plane = signal.cells();
    for (std::int64_t c = 0; c < count; ++c)
        for (std::int64_t cell = 0; cell < plane; ++cell)
            signal.numbers[static_cast<std::size_t>(cell * count + c)] =
                values[static_cast<std::size_t>(c * plane + cell)];
    return signal;
}

}  // namespace deconvista::projection
