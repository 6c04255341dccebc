#pragma once
// A map's values, wherever an engine keeps them.

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "core/net/box.h"
#include "core/net/record.h"
#include "core/tensor/shape.h"

namespace deconvista::maps {

// A map as a picture: rows and columns. One axis is one row, three are their slices under each other, none is a cell.
struct Frame {
    std::int64_t height{1}, width{1};
    std::int64_t cells() const { return height * width; }
};
inline Frame frame_of(net::Dims const& dims) {
    Frame frame;
    if (dims.size() > 2) frame.width = dims.back();
    for (std::size_t axis = 2; axis + 1 < dims.size(); ++axis) frame.height *= dims[axis];
    return frame;
}

inline Frame frame_of(tensor::Extents const& spatial) {
    net::Dims dims{1, 1};
    dims.insert(dims.end(), spatial.begin(), spatial.end());
    return frame_of(dims);
}

// Calls visit(value) for each cell of a channel in row-major order.
template <class Visit>
void for_each_value(net::View const& view, std::int64_t channel, Visit&& visit) {
    auto const axes = view.dims.size() - 2;
    auto const extent = [&](std::size_t from_last) { return axes > from_last ? view.dims[axes + 1 - from_last] : 1; };
    auto const stride = [&](std::size_t from_last) {
        return axes > from_last ? view.layout.strides[axes - 1 - from_last] : 0;
    };
    auto const* const first = view.data + view.channel_offset(channel);
    for (std::int64_t z = 0; z < extent(2); ++z)
        for (std::int64_t y = 0; y < extent(1); ++y) {
            auto const* at = first + z * stride(2) + y * stride(1);
            for (std::int64_t x = 0; x < extent(0); ++x, at += stride(0)) visit(*at);
        }
}

// What a block of cells of a row-major map is shown as. NaN wins over all, as it should be seen.
inline float furthest_from_zero(std::span<float const> values, Frame const& frame, net::Range rows,
                                net::Range columns) {
    float found = 0;
    for (auto row = rows.first; row < rows.end; ++row)
        for (auto column = columns.first; column < columns.end; ++column) {
            auto const value = values[static_cast<std::size_t>(row * frame.width + column)];
            if (std::isnan(value)) return value;
            if (std::abs(value) > std::abs(found)) found = value;
        }
    return found;
}

// Maps without a positive value.
inline std::int64_t count_silent(net::View const& view) {
    std::int64_t silent = 0;
    for (std::int64_t channel = 0; channel < view.dims[1]; ++channel) {
        bool is_silent = true;
        for_each_value(view, channel, [&](float value) { is_silent = is_silent && !(value > 0); });
        if (is_silent) ++silent;
    }
    return silent;
}

}  // namespace deconvista::maps
