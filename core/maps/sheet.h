#pragma once
// All maps of a layer as thumbnails, and what is to be said of each.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/maps/atlas.h"
#include "core/net/record.h"
#include "core/projection/display.h"
#include "core/tensor/tensor.h"

namespace deconvista::maps {

// One scale for the layer shows which maps are strong; one for each map shows what is in it.
enum class ScaleOf : std::uint8_t { Layer, Map };

struct MapStatistics {
    float largest{};    // value; -infinity where all are NaN
    double positive{};  // share of the cells, 0 to 1
    bool is_silent() const { return !(largest > 0); }
    bool operator==(MapStatistics const&) const = default;
};

struct Sheet {
    Atlas thumbs;
    std::vector<MapStatistics> maps;
    std::vector<std::int64_t> by_strength;  // numbers of maps, the strongest first
    tensor::Range range;                    // of the whole layer
    std::int64_t silent{};                  // maps without a positive value
    bool operator==(Sheet const&) const = default;
};

// Colours are those of picture::ColorScale: zero-centred as soon as the layer has a negative value, else sequential.
// Where a map is larger than a thumbnail, a pixel is the value of the largest magnitude among those it stands for.
Sheet make_sheet(net::View const& layer, ScaleOf scale);

// The longest side of a thumbnail, in pixels.
constexpr std::int64_t kLongestThumb = 128;

// A channel of a layer in its own colours, a pixel a cell.
figure::Pixels picture_of_map(net::View const& layer, std::int64_t channel);

// The kernels of the convolution that makes the layer from the picture, each around the middle grey; nothing where the
// layer does not come from the picture by one convolution of one or three channels, poolings and activations.
std::optional<Atlas> first_filters(net::Graph const& graph, net::ValueId layer, projection::ChannelOrder order);

}  // namespace deconvista::maps
