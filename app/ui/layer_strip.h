#pragma once
// The layers of the network from the picture to the classes, side by side; a click shows one.

#include "app/ui/ui.h"

namespace deconvista::ui {

class LayerStrip {
public:
    void show(Ui& ui, Rect const& place);

private:
    std::size_t seen_{0};  // the station that was last brought into sight
};

// Heights at scale 1.
constexpr float kStripHeight = 110;

}  // namespace deconvista::ui
