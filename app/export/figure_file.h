#pragma once
// One figure as a file of its own: PNG, SVG or PDF.

#include <string>

#include "app/export/order.h"
#include "app/paint/font_data.h"
#include "core/base/result.h"
#include "core/figure/figure.h"
#include "core/picture/step_words.h"

namespace deconvista::exporting {

// Whether the name's ending is one of them.
bool is_figure_file(std::string const& path);

// A pixel of the figure becomes a pixel, or 1/96 inch on paper. Saved atomically. `words` stand in what can carry text.
base::Outcome save_figure(std::string const& path, figure::Figure const& figure, picture::StepWords const& words,
                          Existing existing, paint::FontData const& fonts);

}  // namespace deconvista::exporting
