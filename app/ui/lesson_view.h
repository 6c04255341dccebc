#pragma once
// The page of a lesson, as large as there is room.

#include <memory>
#include <optional>

#include "app/ui/ui.h"
#include "core/figure/figure.h"
#include "core/lesson/page.h"

namespace deconvista::ui {

// Composes only when something that the page shows has changed.
class LessonView {
public:
    void show(Ui& ui, Rect const& place);

private:
    struct Shown {
        std::uint64_t revision;
        lesson::PageView view;
        picture::Look look;
        std::optional<quiz::Asked> asked;  // its answer is hidden
        bool operator==(Shown const&) const = default;
    };

    void choose_cell(Ui& ui, Rect const& place);

    std::optional<Shown> shown_;
    figure::Figure figure_;
};

}  // namespace deconvista::ui
