#pragma once
// A unit's patch of a picture and its projection, beside each other: what Zeiler and Fergus' figure 2 is made of.

#include <functional>
#include <string>

#include "core/figure/figure.h"
#include "core/maps/watch.h"
#include "core/projection/display.h"
#include "core/projection/projector.h"
#include "core/projection/top_units.h"

namespace deconvista::maps {

// A picture as a network is given it, and as people see that: in pixels of the input's extents.
struct SeenPicture {
    net::Array input;
    figure::Pixels pixels;
};
using PictureSource = std::function<base::Result<SeenPicture>(std::string const& name)>;

struct Example {
    std::string picture;
    projection::Unit unit;
    float value{};                     // of the unit
    net::Box window;                   // what the unit sees, beyond the picture's borders too
    net::Box part;                     // of the window that lies in the picture
    figure::Pixels patch, projection;  // of the part, the projection on its own scale
};

struct ExampleRequest {
    projection::Options options{};
    projection::ChannelOrder order{};
};

// `record` holds everything below the unit's layer.
base::Result<Example> make_example(projection::Projector& projector, net::Graph const& graph, net::Record const& record,
                                   SeenPicture const& picture, projection::Unit const& unit,
                                   ExampleRequest const& request, net::Cancelled const& cancelled = {});

// Runs one picture more, and adds what the maps of these layers did to what is known so far; `units` is empty at first.
// Layers without maps are refused.
base::Outcome add_picture(net::Engine& engine, std::vector<net::ValueId> const& layers, std::string const& name,
                          net::Array const& input, projection::TopUnits& units, net::Cancelled const& cancelled = {});

// What the maps of these layers do over all pictures, as `deconvista top9` finds it. A picture that the source does not
// give is left out, and not counted. Of what model and preparation it is, who asks knows.
base::Result<projection::TopUnits> find_top_units(net::Engine& engine, std::vector<std::string> const& names,
                                                  PictureSource const& source, std::vector<net::ValueId> const& layers,
                                                  Watch const& watch = {});

}  // namespace deconvista::maps
