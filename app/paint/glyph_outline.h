#pragma once
// Letters as paths, for files that must not depend on anybody's fonts.

#include <string>

#include "app/paint/text_layout.h"
#include "core/figure/figure.h"

namespace deconvista::paint {

// How much wider the strokes of a made bold are, in em.
constexpr float kEmboldened = 0.045f;

// The glyph at its origin, as the commands of an SVG path; empty for a space.
std::string glyph_outline(FontMetrics& metrics, Glyph const& glyph, figure::Point origin, float size);

}  // namespace deconvista::paint
