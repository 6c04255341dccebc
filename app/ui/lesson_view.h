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
        bool operator==(Shown const&) const = default;
    };

    std::optional<Shown> shown_;
    figure::Figure figure_;
};

}  // namespace deconvista::ui
