#pragma once
// What an audience is to predict is hidden: a question mark in place of a cell, and a line in place of the sum.

#include <string>

#include "core/op/partners.h"
#include "core/picture/cells.h"
#include "core/picture/look.h"
#include "core/scene/scene.h"
#include "core/trace/timeline.h"
#include "core/trace/trace.h"

namespace deconvista::picture {

// Drawn over a picture that compose() made of the same scene, moment and look; of two scenes beside each other, over
// the first. Both are drawn wherever views show them.
void hide_cell(Shapes& shapes, scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
               Look const& look, op::Cell const& cell);
void write_in_place_of_sum(Shapes& shapes, scene::Scene const& scene, Look const& look, std::string const& text);

}  // namespace deconvista::picture
