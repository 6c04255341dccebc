#pragma once
// Lessons and the place that their scenes and pictures are named from.

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/lesson/lesson.h"

namespace deconvista::exporting {

// A lesson out of its text in a file of this folder. A name without point and slash is a preset's.
base::Result<lesson::Lesson> read_lesson_in(std::string const& folder, std::string_view json);

// The text of assets/lessons/NAME.json, and the lesson itself.
base::Result<std::string> bundled_lesson_text(std::string_view name);
base::Result<lesson::Lesson> load_bundled_lesson(std::string_view name);

// Whether the text is a lesson's rather than a scene's: an object with pages. It may be anything.
bool is_lesson(std::string_view json);

}  // namespace deconvista::exporting
