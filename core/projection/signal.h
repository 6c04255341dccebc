#pragma once
// What runs down from a unit to the pixels: numbers on a part of a value, zero everywhere else. Only that part is kept
// and computed.

#include "core/net/box.h"
#include "core/net/dims.h"
#include "core/net/graph.h"

namespace deconvista::projection {

// The part is a range of channels and a box of cells; the numbers lie cell after cell, channels fastest. A value that
// is not (1, channels, up to three spatial extents) is all channels, in row-major order.
struct Signal {
    net::Dims dims;  // of the whole value
    net::Range channels;
    net::Box box;
    std::vector<float> numbers;

    std::int64_t cells() const;  // in the box
    bool operator==(Signal const&) const = default;
};

// Channels and spatial extents of a value, as signals see it.
struct Extents {
    std::int64_t channels{};
    tensor::Extents spatial;
};
Extents extents_of(net::Dims const& dims);

// Zeros on this part.
Signal zeros(net::Dims dims, net::Range channels, net::Box const& box);

// Zeros on the whole value.
Signal zeros(net::Dims dims);

// Calls visit(cell in the box counting from 0, row-major cell in the whole map) for every cell of the box.
template <class Visit>
void for_each_cell(Signal const& signal, Visit&& visit);

// Both together, on the smallest part that holds both.
Signal sum(Signal const& a, Signal const& b);

// The same numbers on a larger part.
Signal widened(Signal const& signal, net::Range channels, net::Box const& box);

// Of one channel, row-major in the box; zeros where the signal has nothing of it.
std::vector<float> numbers_of(Signal const& signal, std::int64_t channel);

// Row-major over the whole value, as the value's own array lies; and back.
std::vector<float> dense(Signal const& signal);
Signal from_dense(net::Dims dims, std::span<float const> values);

// ---- implementation ----

template <class Visit>
void for_each_cell(Signal const& signal, Visit&& visit) {
    auto const spatial = extents_of(signal.dims).spatial;
    auto const axes = signal.box.axes();
    auto const range = [&](int from_last) {
        return axes > from_last ? signal.box[axes - 1 - from_last] : net::Range{0, 1};
    };
    auto const extent = [&](int from_last) { return axes > from_last ? spatial[axes - 1 - from_last] : 1; };
    std::int64_t cell = 0;
    for (auto z = range(2).first; z < range(2).end; ++z)
        for (auto y = range(1).first; y < range(1).end; ++y)
            for (auto x = range(0).first; x < range(0).end; ++x) visit(cell++, (z * extent(1) + y) * extent(0) + x);
}

}  // namespace deconvista::projection
