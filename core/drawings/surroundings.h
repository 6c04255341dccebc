#pragma once
// Everything in a drawing that is not the object: what makes recognising it hard.

#include "core/drawings/easel.h"

namespace deconvista::drawings {

// Flat, shaded, cloudy, a horizon or a grating.
void paint_background(Canvas& canvas, Random& random, Palette& palette);

// The two classes that fill the picture.
void paint_stripes(Canvas& canvas, Random& random, Palette& palette);
void paint_checker(Canvas& canvas, Random& random, Palette& palette);

// Small shapes behind the object, none to seven.
void paint_clutter(Canvas& canvas, Random& random, Palette const& palette);

// Sometimes a bar in front of it.
void paint_occluder(Canvas& canvas, Random& random, Palette const& palette);

// Blur, uneven light, contrast, tinted light and noise, in that order.
void disturb(Canvas& canvas, Random& random);

}  // namespace deconvista::drawings
