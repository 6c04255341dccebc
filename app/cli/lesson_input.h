#pragma once
// Lessons as the command line names them: a file, or one of those that come with the program.

#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "core/lesson/lesson.h"

namespace deconvista::cli {

// The text of the lesson and the lesson. A file of that name wins.
struct LoadedLesson {
    std::string json;
    lesson::Lesson lesson;
};
base::Result<LoadedLesson> load_lesson(std::string const& argument);

// Where it is found. A usage problem, or device trouble, where there is nothing of that name.
enum class LessonIs : std::uint8_t { File, Bundled };
base::Result<LessonIs> find_lesson(std::string const& argument);

// Whether the argument names a lesson, and not a scene.
bool names_lesson(std::string const& argument);

}  // namespace deconvista::cli
