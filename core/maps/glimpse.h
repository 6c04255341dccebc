#pragma once
// A quick look at one unit: where it lies, what it saw, and what its projection is.

#include <optional>

#include "core/figure/figure.h"
#include "core/projection/display.h"
#include "core/projection/projector.h"

namespace deconvista::maps {

struct GlimpseRequest {
    net::ValueId layer{};
    std::int64_t channel{};
    std::optional<std::vector<std::int64_t>> cell{};  // nothing: the strongest unit of the map
    projection::Options options{};
    projection::ChannelOrder order{};
    bool operator==(GlimpseRequest const& other) const;
};

struct Glimpse {
    projection::Unit unit;
    float activation{};
    net::Box field;             // of the picture that the network sees
    figure::Pixels patch;       // that part of it
    figure::Pixels projection;  // of the same part; 0 is the middle grey
    figure::Pixels map;         // the whole map, a pixel a cell
};

// `seen`: the picture as the network sees it, as pixels of the input's extents.
base::Result<Glimpse> make_glimpse(net::Graph const& graph, net::Record const& record, projection::Projector& projector,
                                   figure::Pixels const& seen, GlimpseRequest const& request,
                                   net::Cancelled const& cancelled = {});

}  // namespace deconvista::maps
