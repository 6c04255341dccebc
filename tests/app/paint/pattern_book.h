#pragma once
// A figure with every shape in every use: what one painter can do, the other must do alike.

#include <string>
#include <vector>

#include "core/figure/figure.h"

namespace deconvista::paint {

struct Patch {
    std::string name;
    std::vector<figure::Shape> shapes;  // within kPatchWidth x kPatchHeight
};

constexpr int kPatchWidth = 160, kPatchHeight = 120, kPatchesInRow = 6;

std::vector<Patch> patches();

// The patches side by side, each clipped to its place. On white.
figure::Figure pattern_book();

}  // namespace deconvista::paint
