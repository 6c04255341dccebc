#include "core/maps/sheet.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/maps/map_values.h"
#include "core/maps/value_colors.h"

namespace deconvista::maps {
namespace {

// How many cells along each axis a pixel of a thumbnail stands for.
std::int64_t cells_a_pixel(Frame const& frame, std::int64_t count) {
    constexpr std::int64_t kMostPixels = std::int64_t{4096} * 4096;
    auto const longest = std::max(frame.height, frame.width);
    auto step = (longest + kLongestThumb - 1) / kLongestThumb;
    auto const pixels = [&] { return ((frame.height + step - 1) / step) * ((frame.width + step - 1) / step) * count; };
    while (pixels() > kMostPixels && step < longest) ++step;
    return step;
}

std::vector<float> values_of(net::View const& layer, std::int64_t channel, Frame const& frame) {
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(frame.cells()));
    for_each_value(layer, channel, [&](float value) { values.push_back(value); });
    return values;
}

MapStatistics statistics_of(std::vector<float> const& values) {
    MapStatistics statistics{-std::numeric_limits<float>::infinity(), 0};
    std::int64_t positive = 0;
    for (auto const value : values) {
        if (value > 0) ++positive;
        if (value > statistics.largest) statistics.largest = value;
    }
    statistics.positive = static_cast<double>(positive) / static_cast<double>(values.size());
    return statistics;
}

// The cells of an axis that a pixel stands for.
net::Range cells_of(std::int64_t pixel, std::int64_t step, std::int64_t cells) {
    return {pixel * step, std::min(cells, (pixel + 1) * step)};
}

std::vector<std::int64_t> by_strength(std::vector<MapStatistics> const& maps) {
    std::vector<std::int64_t> order(maps.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater{},
                             [&](std::int64_t map) { return maps[static_cast<std::size_t>(map)].largest; });
    return order;
}

tensor::Range hull(tensor::Range a, tensor::Range b) {
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

}  // namespace

Sheet make_sheet(net::View const& layer, ScaleOf scale) {
    auto const count = layer.dims[1];
    auto const frame = frame_of(layer.dims);
    Sheet sheet;
    std::vector<tensor::Range> ranges;
    for (std::int64_t channel = 0; channel < count; ++channel) {
        auto const values = values_of(layer, channel, frame);
        sheet.maps.push_back(statistics_of(values));
        ranges.push_back(tensor::finite_range(values));
        sheet.range = channel == 0 ? ranges.back() : hull(sheet.range, ranges.back());
    }
    sheet.by_strength = by_strength(sheet.maps);
    sheet.silent = std::ranges::count_if(sheet.maps, &MapStatistics::is_silent);

    auto const step = cells_a_pixel(frame, count);
    auto const width = (frame.width + step - 1) / step, height = (frame.height + step - 1) / step;
    AtlasPainter painter{static_cast<int>(count), static_cast<int>(width), static_cast<int>(height)};
    ValueColors const of_layer{sheet.range, sheet.range};
    for (std::int64_t channel = 0; channel < count; ++channel) {
        auto const values = values_of(layer, channel, frame);
        auto const own =
            scale == ScaleOf::Map ? ValueColors{ranges[static_cast<std::size_t>(channel)], sheet.range} : of_layer;
        for (std::int64_t y = 0; y < height; ++y)
            for (std::int64_t x = 0; x < width; ++x)
                painter.set(static_cast<int>(channel), static_cast<int>(x), static_cast<int>(y),
                            own.of(furthest_from_zero(values, frame, cells_of(y, step, frame.height),
                                                      cells_of(x, step, frame.width))));
    }
    sheet.thumbs = std::move(painter).finished();
    return sheet;
}

figure::Pixels picture_of_map(net::View const& layer, std::int64_t channel) {
    auto const frame = frame_of(layer.dims);
    auto const values = values_of(layer, channel, frame);
    auto const range = tensor::finite_range(values);
    ValueColors const colors{range, range};
    AtlasPainter painter{1, static_cast<int>(frame.width), static_cast<int>(frame.height)};
    for (std::int64_t i = 0; i < frame.cells(); ++i)
        painter.set(0, static_cast<int>(i % frame.width), static_cast<int>(i / frame.width),
                    colors.of(values[static_cast<std::size_t>(i)]));
    return std::move(painter).finished().pixels;
}

}  // namespace deconvista::maps
