#pragma once
// The places in the text of a lesson, {output.shape} and the like: no number is typed that a scene can tell.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/lesson/lesson.h"

namespace deconvista::lesson {

// The text with its places filled by the scene at the step. Refused, naming `path`: a place that there is not, one that
// has nothing to say at this step, and all of them if nothing is shown (null).
base::Result<std::string> fill_places(std::string_view text, Shown const* shown, std::int64_t step,
                                      text::Language language, std::string const& path);

// All spans of the blocks filled. The places are known to be there.
Blocks filled(Blocks blocks, Shown const* shown, std::int64_t step, text::Language language);

// The names of all places: "beside." before one asks the scene beside.
std::vector<std::string_view> place_names();

}  // namespace deconvista::lesson
