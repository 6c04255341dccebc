#pragma once
// What the tests of pictures share: presets as scenes, and the labels of a figure with the room they take.

#include <string>
#include <string_view>
#include <vector>

#include "core/figure/figure.h"
#include "core/picture/picture.h"
#include "core/scene/scene.h"

namespace deconvista::picture {

// Reads a preset from the source tree; ends the test program if that fails.
scene::Scene preset_scene(std::string_view name);

struct PlacedLabel {
    std::string text;
    figure::Rect room;  // estimated
    float size{};
};

// All labels of a figure, groups included.
std::vector<PlacedLabel> labels_of(figure::Figure const& figure);

// Titles and captions that lie over one another or outside of the figure, described: "A | B". Numbers in cells, and at
// their corners, are none.
std::vector<std::string> words_in_the_way(figure::Figure const& figure);

}  // namespace deconvista::picture
