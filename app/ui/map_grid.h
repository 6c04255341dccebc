#pragma once
// The maps of a layer as thumbnails, any number of them, and how they are sorted, coloured and sized.

#include "app/ui/ui.h"

namespace deconvista::ui {

class MapGrid {
public:
    void show(Ui& ui, Rect const& place);

private:
    void controls(Ui& ui);
    void tiles(Ui& ui);
    void tile(Ui& ui, state::LayerSheet const& sheet, std::int64_t channel, Rect const& box);

    std::optional<std::uint64_t> layer_;  // the one that was last scrolled
};

}  // namespace deconvista::ui
