#pragma once
// What a page shows, out of its part of the lesson file: its scene, the steps of it, and what is highlighted.

#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/lesson/lesson.h"
#include "core/lesson/lesson_file.h"
#include "core/scene/json_members.h"

namespace deconvista::lesson {

// Nothing for a page without a scene. `path`: of the page.
base::Result<std::optional<Shown>> read_shown(scene::JsonMembers const& page, std::string const& path,
                                              Library const& library);

}  // namespace deconvista::lesson
