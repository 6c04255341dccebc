#pragma once
// The nine strongest units of maps over many pictures: their patches and projections. Source: Zeiler and Fergus 2014,
// figure 2.

#include <string>
#include <vector>

#include "core/maps/example.h"

namespace deconvista::maps {

struct TopNineRequest {
    net::ValueId layer{};
    std::vector<std::int64_t> maps;  // their numbers; each is shown once
    ExampleRequest each{};
};

struct MapExamples {
    std::int64_t map{};
    std::vector<Example> best;  // at most nine, the strongest first; none for a dead map
    double positive{};          // share of the map's cells over all pictures, 0 to 1
    bool is_dead{};             // no cell was ever positive
};

struct TopNine {
    std::string model, layer;
    std::int64_t pictures{};  // over which the strongest were looked for
    std::int64_t missing{};   // examples whose pictures the source did not give
    projection::Options options;
    std::vector<MapExamples> maps;
};

// `units` may come from a file: a layer or map that it does not have, or units that are not there, are refused. Each
// picture is run once, whatever the number of maps.
base::Result<TopNine> make_top_nine(net::Engine& engine, projection::TopUnits const& units, PictureSource const& source,
                                    TopNineRequest const& request, Watch const& watch = {});

}  // namespace deconvista::maps
