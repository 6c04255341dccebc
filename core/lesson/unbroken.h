#pragma once
// Formulas within a line of text stay in one piece, as far as a line has room for them.

#include "core/lesson/markup.h"

namespace deconvista::lesson {

// The block with spaces that no line ends at (U+00A0): between what stands in brackets, but for words, and around
// signs such as = and +. `most`: in ems; a piece that would be wider may be broken.
Block unbroken(Block block, float most);

}  // namespace deconvista::lesson
