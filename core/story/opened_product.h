#pragma once
// A fully connected layer as a scene: a convolution whose kernel is as large as the maps that were flattened before it.
// On the way down, and where nothing was flattened, the maps have a single cell.

#include "core/scene/scene.h"
#include "core/story/story.h"

namespace deconvista::story {

// Whether the layer multiplies a row of numbers by a matrix.
bool is_product(Story const& story, Layer const& layer);

// The maps that a row of numbers was before it was flattened.
tensor::Shape maps_before(Viewing const& viewing, net::ValueId row);

// How one number of its output comes from all of its input, given as maps.
scene::Scene product(net::Graph const& graph, net::Node const& node, tensor::Tensor input, std::int64_t output);

// How the signal at one number of its input comes from that at all of its output, without bias.
scene::Scene transposed_product(net::Graph const& graph, net::Node const& node, tensor::Tensor const& signal,
                                std::int64_t input);

}  // namespace deconvista::story
