#pragma once
// A fully connected layer as a scene: a convolution, or on the way down a transposed one, of maps of a single cell.

#include "core/scene/scene.h"
#include "core/story/story.h"

namespace deconvista::story {

// Whether the layer multiplies a row of numbers by a matrix.
bool is_product(Story const& story, Layer const& layer);

// How one number of its output comes from all of its input.
scene::Scene product(net::Graph const& graph, net::Node const& node, tensor::Tensor const& input, std::int64_t output);

// How the signal at one number of its input comes from that at all of its output, without bias.
scene::Scene transposed_product(net::Graph const& graph, net::Node const& node, tensor::Tensor const& signal,
                                std::int64_t input);

}  // namespace deconvista::story
