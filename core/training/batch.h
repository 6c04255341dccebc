#pragma once
// Batches of drawings as the network sees them.

#include <cstdint>
#include <vector>

#include "core/drawings/drawing.h"
#include "core/training/maps.h"

namespace deconvista::training {

struct Batch {
    Maps<float> images;       // three channels, -2 to 2
    std::vector<int> labels;  // the class of each image
};

// What the bundled network takes for a byte of an image: (byte / 255 - 0.5) * 4.
constexpr float as_input(std::uint8_t byte) {
    return (static_cast<float>(byte) / 255 - 0.5F) * 4;
}

// The drawings of a series with these numbers; their classes take turns. Drawn on all cores, the same on any number.
Batch batch_of(std::uint64_t series, std::uint64_t first, int count, int size);

}  // namespace deconvista::training
