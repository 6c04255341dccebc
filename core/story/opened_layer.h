#pragma once
// A step of a story, opened as an arithmetic scene with the numbers that the network really had, so that a single one
// can be followed.
//
// One map is opened: of a convolution the output map that the unit hears most, with all input maps of its group; on the
// way down the input map that gets most of the signal, as the transposed convolution that brings it there (without
// bias). A fully connected layer is the same with a kernel as large as its maps. Of a pooling one map, both times as it
// pooled: at the window through which most of the signal comes down. A ReLU is the larger of a number and 0: a max
// pooling of the map with a plane of zeros behind it; on the way down, of the signal, where the rule is the
// deconvnet's. What only rearranges cannot be opened.

#include "core/scene/scene.h"
#include "core/story/story.h"

namespace deconvista::story {

struct OpenedLayer {
    scene::Scene scene;
    tensor::Extents cell;  // of its output: where the most signal is
};

bool can_open(Story const& story, std::int64_t step);

// The scene computes exactly the recorded activations, up to rounding of the engine's sums. `viewing` is what the story
// was made of. Refuses what cannot be opened, and layers beyond the limits of scenes.
base::Result<OpenedLayer> open_layer(Viewing const& viewing, Story const& story, std::int64_t step,
                                     net::Cancelled const& cancelled = {});

}  // namespace deconvista::story
