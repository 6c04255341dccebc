#pragma once
// What a user can do in a lesson besides playing it, as values.

#include <string>
#include <variant>

#include "app/state/playback.h"

namespace deconvista::state {

struct OpenBundledLesson {
    std::string name;
};
struct GoToPage {
    int page{};  // clamped
};
struct PageBy {
    Direction direction{};
};
struct GoToLastPage {};
struct ListLessons {};   // those that come with the program, by their titles
struct TryPage {};       // its scene in the explorer, to be changed
struct ListMistakes {};  // the claims of lesson::kCommonMistakes
struct OpenMistake {
    int page{};  // of that lesson
};

using LessonAction =
    std::variant<OpenBundledLesson, GoToPage, PageBy, GoToLastPage, ListLessons, TryPage, ListMistakes, OpenMistake>;

}  // namespace deconvista::state
