#pragma once
// The steps of a story as the `trace` command prints them.

#include <string>

#include "core/story/story.h"

namespace deconvista::cli {

// One JSON object, with its line break.
std::string story_line(story::Story const& story, std::int64_t step);

}  // namespace deconvista::cli
