#pragma once
// A network while it learned: the filters of its first layer and what single units project, from checkpoint to
// checkpoint. Source: Zeiler and Fergus 2014, figure 4: of each map the strongest activation over all pictures; where
// another picture has become the strongest, the projection jumps.

#include <optional>
#include <string>
#include <vector>

#include "core/maps/atlas.h"
#include "core/maps/example.h"

namespace deconvista::maps {

struct EvolutionRequest {
    std::string layer;               // by the name of its value or node, the same in all checkpoints
    std::vector<std::int64_t> maps;  // numbers
    std::vector<std::string> pictures;
    ExampleRequest each{};
};

struct Checkpoint {
    std::int64_t step{};
    std::optional<Atlas> filters;               // of the first convolution; nothing where they are no pictures
    std::vector<std::optional<Example>> units;  // one for each map; nothing where it was never positive
};

struct Evolution {
    std::string layer;
    std::vector<std::int64_t> maps;
    std::int64_t pictures{};
    std::vector<Checkpoint> checkpoints;  // by their steps

    // Whether another picture is the map's strongest than at the checkpoint before.
    bool has_jumped(std::size_t checkpoint, std::size_t map) const;
};

// The layer that is asked for. Refused where a checkpoint does not have it.
base::Result<net::ValueId> layer_of(net::Graph const& graph, EvolutionRequest const& request);

// One checkpoint of it, whose strongest units of the layer are known. Refuses maps that the network does not have, and
// when no picture could be read.
base::Result<Checkpoint> make_checkpoint(net::Engine& engine, std::int64_t step, PictureSource const& source,
                                         EvolutionRequest const& request, projection::TopUnits const& units,
                                         net::Cancelled const& cancelled = {});

// The same with its search.
base::Result<Checkpoint> make_checkpoint(net::Engine& engine, std::int64_t step, PictureSource const& source,
                                         EvolutionRequest const& request, Watch const& watch = {});

}  // namespace deconvista::maps
