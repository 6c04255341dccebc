#pragma once
// What of a figure is drawn on: bounds of shapes, and a figure cut down to a part of itself.

#include <optional>

#include "app/paint/text_layout.h"
#include "core/figure/figure.h"

namespace deconvista::exporting {

// The smallest rectangle around everything that can be seen, within the figure; nothing for an empty figure.
std::optional<figure::Rect> content_of(figure::Figure const& figure, paint::FontMetrics& metrics);

figure::Rect united(figure::Rect const& a, figure::Rect const& b);

// The part alone, from 0, 0 on.
figure::Figure cut_out(figure::Figure figure, figure::Rect const& part);

}  // namespace deconvista::exporting
