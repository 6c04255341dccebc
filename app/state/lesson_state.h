#pragma once
// The lesson that is open, and where in it the show stands.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/export/subject.h"
#include "app/state/playback.h"
#include "app/state/whole_slot.h"
#include "core/lesson/page.h"

namespace deconvista::state {

struct OpenedLesson {
    std::shared_ptr<lesson::Lesson const> lesson;
    std::string name;  // of one that comes with the program, else of the file without its ending
    std::string path;  // empty for one that comes with the program
};

// The pages as what an export shows, and the one of them that is seen.
struct LessonExport {
    std::shared_ptr<exporting::Subject const> subject;
    Playback playback;
};

// What a page without a scene plays: a single step.
inline trace::Timeline one_step() {
    return trace::Timeline{{{trace::Stage::Start, 0, 1}}};
}

struct ListedLesson {
    std::string name;
    lesson::InBoth<std::string> title;
};

struct LessonState {
    std::vector<ListedLesson> listed{};  // those that come with the program, once they have been asked for
    std::shared_ptr<lesson::Lesson const> mistakes{};  // lesson::kCommonMistakes, once it has been asked for
    std::optional<OpenedLesson> open{};
    int page{0};
    trace::Timeline timeline{one_step()};  // of the page's scene
    Playback playback{};
    WholeSlots wholes{};                     // of the page's scene
    std::uint64_t turned{0};                 // changes with the page
    std::uint64_t revision{0};               // changes with the page and with its whole results
    std::optional<LessonExport> exported{};  // once an export has been asked for
};

}  // namespace deconvista::state
