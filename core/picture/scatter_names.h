#pragma once
// The names of what the scatter view draws.

#include <string>
#include <vector>

#include "core/picture/names.h"
#include "core/picture/stamp_shot.h"

namespace deconvista::picture {

std::string input_title(StampShot const& stamp);
std::string kernel_title(StampShot const& stamp);  // nothing for pooling
std::string stamp_title(StampShot const& stamp, Wording wording);
std::string canvas_title(StampShot const& stamp);
std::string longest_canvas_title(StampShot const& stamp);  // that it becomes during the trace

// Of the canvas: slices are those of the full result, and once that is cropped those of the output.
std::vector<std::string> canvas_names(StampShot const& stamp);

// What is not drawn; and of which slice a single kernel is, as several are named each.
std::string rest_of_inputs(StampShot const& stamp);
std::string rest_of_outputs(StampShot const& stamp);
std::string longest_rest_of_inputs(StampShot const& stamp);
std::string longest_rest_of_outputs(StampShot const& stamp);
std::string kernel_slice_name(StampShot const& stamp);

}  // namespace deconvista::picture
