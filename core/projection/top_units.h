#pragma once
// The strongest units of every map over many pictures, and what the maps did on average. Source: Zeiler and Fergus
// 2014, figure 2, which shows the nine strongest activations of a map.
//
// One entry for each picture and map: its strongest unit. What is kept is ordered by value, then by the picture's name,
// and sums are integers, so that parts of a folder merge to exactly what one run over all of it gives, in any order.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/net/record.h"

namespace deconvista::projection {

constexpr std::size_t kTopUnits = 9;

struct TopUnit {
    std::string picture;
    float value{};
    std::vector<std::int64_t> cell;  // one for each spatial axis
    bool operator==(TopUnit const&) const = default;
};

struct MapSummary {
    std::vector<TopUnit> best;         // at most kTopUnits, the strongest first; positive ones only
    std::int64_t cells{}, positive{};  // over all pictures
    std::int64_t sum{};                // of each picture's mean activation, in units of kSumUnit
    bool operator==(MapSummary const&) const = default;

    bool is_dead() const { return positive == 0; }
};

constexpr double kSumUnit = 1.0 / (std::int64_t{1} << 32);

struct LayerSummary {
    std::string layer;
    std::vector<MapSummary> maps;
    bool operator==(LayerSummary const&) const = default;
};

// Pictures number `index`, `index` + `count`, ... of the sorted folder; index from 1.
struct Part {
    std::int64_t index{1}, count{1};
    bool operator==(Part const&) const = default;
};

struct TopUnits {
    std::string model, preprocessing;  // of the run; what is merged agrees in them
    std::vector<Part> parts;
    std::int64_t pictures{};
    std::vector<LayerSummary> layers;
    bool operator==(TopUnits const&) const = default;
};

// What stands for a ReLU: the three rules differ there, and units are best looked at behind it.
bool is_activation(net::Node const& node);

// The layers that are worth it when nobody says which: every activation, and the logits.
std::vector<net::ValueId> usual_layers(net::Graph const& graph);

// Layers with their maps, empty, for the extents of this record.
std::vector<LayerSummary> empty_summaries(net::Graph const& graph, net::Record const& record,
                                          std::vector<net::ValueId> const& layers);

// Adds what one picture did. The layers are those of `summaries`, in their order.
void add_picture(std::vector<LayerSummary>& summaries, net::Record const& record,
                 std::vector<net::ValueId> const& layers, std::string const& picture);

// Both together. Refuses other models, layers or preprocessing, and parts that are in both.
base::Result<TopUnits> merged(TopUnits const& a, TopUnits const& b);

}  // namespace deconvista::projection
