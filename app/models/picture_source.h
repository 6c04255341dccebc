#pragma once
// Pictures by name, prepared for a network: for whoever looks at many of them, one after the other.

#include <string>

#include "core/drawings/series.h"
#include "core/maps/example.h"
#include "core/net/preprocessing.h"

namespace deconvista::models {

// How a network wants its pictures.
struct Preparation {
    net::Preprocessing preprocessing{};
    net::Graph const& graph;  // outlives the source
};

// The network's only input, made of a picture. Refuses networks with more.
base::Result<net::Array> prepared_input(Preparation const& preparation, tensor::Tensor const& picture);

// A picture prepared, and as the network then sees it.
base::Result<maps::SeenPicture> seen_picture(Preparation const& preparation, tensor::Tensor const& picture);

// Files of a folder; drawings of a series, made when they are asked for.
maps::PictureSource folder_source(Preparation const& preparation, std::string folder);
maps::PictureSource drawing_source(Preparation const& preparation, std::uint64_t series);

// Gives the first pictures that it was asked for, at most `most`, without making them again.
maps::PictureSource remembered(maps::PictureSource source, std::size_t most);

}  // namespace deconvista::models
