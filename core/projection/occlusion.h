#pragma once
// A grey square slid over the picture: how a class's probability and a map's activity change with its place. Source:
// Zeiler and Fergus 2014, figure 7.

#include <optional>
#include <vector>

#include "core/net/engine.h"

namespace deconvista::projection {

struct OcclusionRequest {
    std::int64_t size{}, stride{1};           // of the square, in pixels; it moves in steps of the stride
    std::vector<float> grey;                  // what it is filled with, one for each channel, as the network sees it
    net::ValueId scores{};                    // logits or probabilities of the classes
    std::optional<std::int64_t> class_index;  // nothing: the one that is then the most probable
    net::ValueId layer{net::kNoValue};        // the map whose activity is summed; kNoValue for none
    std::int64_t channel{};
};

struct Occluded {
    double probability{};  // of the class
    std::int64_t best{};   // the class with the largest probability
    double activity{};     // of the map, its sum over space
};

// The places of the square's first corner: from 0 on, the last one so that the square ends with the picture.
std::vector<std::int64_t> square_places(std::int64_t extent, std::int64_t size, std::int64_t stride);

// The order in which places are best tried, so that a coarse map is there early: every 8th in both directions first,
// then every 4th, 2nd and all. Pairs (row, column) of numbers of places.
std::vector<std::pair<std::size_t, std::size_t>> coarse_to_fine(std::size_t rows, std::size_t columns);

// What the network makes of the picture with the square there; y, x nothing: of the picture itself.
base::Result<Occluded> occlude(net::Engine& engine, net::Array const& picture, OcclusionRequest const& request,
                               std::optional<std::pair<std::int64_t, std::int64_t>> place,
                               net::Cancelled const& cancelled = {});

}  // namespace deconvista::projection
