#include "app/cli/lesson_input.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "app/export/lesson_place.h"
#include "app/export/scene_place.h"
#include "app/files/text_file.h"
#include "core/base/nearest.h"
#include "core/lesson/lesson_file.h"
#include "core/lesson/lessons.h"

namespace deconvista::cli {
namespace {

namespace fs = std::filesystem;

bool is_bundled(std::string_view name) {
    return std::ranges::find(lesson::lessons(), name) != lesson::lessons().end();
}

bool is_file(std::string const& path) {
    std::error_code ignored;
    auto const status = fs::status(path, ignored);
    return fs::exists(status) && !(is_bundled(path) && fs::is_directory(status));
}

base::Result<LoadedLesson> with_text(base::Result<std::string> json, auto const& read) {
    if (!json) return json.problem();
    base::Result<lesson::Lesson> lesson = read(*json);
    if (!lesson) return lesson.problem();
    return LoadedLesson{*std::move(json), *std::move(lesson)};
}

}  // namespace

base::Result<LessonIs> find_lesson(std::string const& argument) {
    if (is_file(argument)) return LessonIs::File;
    if (is_bundled(argument)) return LessonIs::Bundled;
    if (argument.find_first_of("./") != std::string::npos) return base::device_trouble("file_not_found", {argument});
    auto const names = lesson::lessons();
    return base::usage("lesson_unknown", {argument, std::string{base::nearest(argument, names)}});
}

base::Result<LoadedLesson> load_lesson(std::string const& argument) {
    auto const found = find_lesson(argument);
    if (!found) return found.problem();
    if (*found == LessonIs::File)
        return with_text(files::read_text(argument, lesson::kMaxLessonBytes), [&](std::string const& json) {
            return exporting::read_lesson_in(exporting::folder_of(argument), json);
        });
    return with_text(exporting::bundled_lesson_text(argument),
                     [&](std::string const&) { return exporting::load_bundled_lesson(argument); });
}

bool names_lesson(std::string const& argument) {
    if (!is_file(argument)) return is_bundled(argument);
    std::error_code ignored;
    if (!fs::is_regular_file(argument, ignored)) return false;
    auto const text = files::read_text(argument, lesson::kMaxLessonBytes);
    return text && exporting::is_lesson(*text);
}

}  // namespace deconvista::cli
