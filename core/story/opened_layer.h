#pragma once
// A step of a story, opened as an arithmetic scene with the numbers that the network really had, so that a single one
// can be followed.
//
// One map is opened: of a convolution the output map that the unit hears most, with all input maps of its group; on the
// way down the input map that gets most of the signal, as the transposed convolution that brings it there (without
// bias); of a pooling one map. What slides nothing cannot be opened.

#include "core/scene/scene.h"
#include "core/story/story.h"

namespace deconvista::story {

struct OpenedLayer {
    scene::Scene scene;
    tensor::Extents cell;  // of its output: where the most signal is
};

// The scene computes exactly the recorded activations, up to rounding of the engine's sums. `viewing` is what the story
// was made of. Refuses steps without a window, and layers beyond the limits of scenes.
base::Result<OpenedLayer> open_layer(Viewing const& viewing, Story const& story, std::int64_t step,
                                     net::Cancelled const& cancelled = {});

}  // namespace deconvista::story
