#pragma once
// What of a path is written where there is no room for all of it: its end, by which it is told from others.

#include <string>
#include <string_view>

#include "core/text/line_breaks.h"

namespace deconvista::text {

// "…/features.11", "features.11" or "…s.11": the longest that is not wider than `room`.
std::string end_of_path(std::string_view path, float room, WidthOfText const& width_of);

}  // namespace deconvista::text
