#pragma once
// A projection scene with all that lies behind it: the model opened, the picture prepared and run, the story told.

#include <memory>
#include <variant>

#include "app/models/trouble.h"
#include "core/story/projection_scene.h"
#include "core/story/story.h"

namespace deconvista::models {

// How the model's pictures are prepared: as given, else as noted beside the model.
std::variant<net::Preprocessing, Trouble> preprocessing_for(std::string const& model,
                                                            std::optional<net::Preprocessing> given);

// The value of this name, or of the node of this name; an unknown one is refused with the nearest that there is.
base::Result<net::ValueId> find_layer(net::Graph const& graph, std::string const& name);

// `numbers`: channel and cell, or the channel alone for the strongest unit of its map.
base::Result<projection::Unit> unit_of(net::Graph const& graph, net::Record const& record, net::ValueId layer,
                                       std::vector<std::int64_t> const& numbers);

struct ToldStory {
    std::shared_ptr<story::Story const> story;
    story::Viewing viewing;  // that it was made of; for one thread
};

// Paths of the scene are absolute.
std::variant<ToldStory, Trouble> tell_story(story::ProjectionScene const& scene, net::Cancelled const& cancelled = {});

}  // namespace deconvista::models
