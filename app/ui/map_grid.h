#pragma once
// The maps of a layer as thumbnails, any number of them, and how they are sorted, coloured and sized.

#include "app/ui/ui.h"

namespace deconvista::ui {

class ControlFlow;

class MapGrid {
public:
    void show(Ui& ui, Rect const& place);

private:
    void controls(Ui& ui);
    void map_choices(Ui& ui, ControlFlow& flow, bool has_filters) const;
    void tiles(Ui& ui);
    void tile(Ui& ui, state::LayerSheet const& sheet, std::int64_t channel, Rect const& box);

    std::optional<std::uint64_t> layer_;    // the one that was last scrolled
    float thumb_size_{state::kUsualThumb};  // that was last shown, in pixels at scale 1
};

}  // namespace deconvista::ui
