#pragma once
// The sum of the current cell, written out term by term in the colours of its parts.

#include "core/picture/cells.h"
#include "core/picture/layout.h"

namespace deconvista::picture {

// A sum too long for the line folds in the middle and says how many terms are left out; it never shrinks. Where two
// terms are too long still, the numbers are written with fewer digits.
void draw_sum(Shapes& shapes, Shot const& shot, Bands const& bands);

// "[1, 2]": the spatial part of an index, with the channel in front where there is more than one.
std::string index_text(tensor::Index const& index, std::int64_t channels);

}  // namespace deconvista::picture
