#pragma once
// Layers on top of each other, as one scene: how often a single unit of the top layer reads each cell of the input.
//
// It is the unit sent back through the layers, all weights 1: a transposed convolution for each, the last of which is
// the scene's, shown as stamping. Cells that stay 0 are never seen.

#include <cstdint>
#include <string>
#include <vector>

namespace deconvista::lesson {

struct Stack {
    std::int64_t kernel{};
    std::vector<std::int64_t> rates;  // dilations, the lowest layer's first; at least one
    int axes{1};                      // 1 or 2
    bool operator==(Stack const&) const = default;
};

// The scene as JSON.
std::string scene_text(Stack const& stack);

}  // namespace deconvista::lesson
