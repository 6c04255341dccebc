#pragma once
// What the audience sees, and what it will see next, small: as it looks on the audience's screen.

#include <optional>

#include "app/ui/ui.h"
#include "core/figure/figure.h"
#include "core/trace/timeline.h"

namespace deconvista::ui {

// Next: of a lesson the page after this one, of anything else the next step, done.
enum class Sight : std::uint8_t { Now, Next };

// Composes only when something that the picture shows has changed.
class SpeakerPicture {
public:
    explicit SpeakerPicture(Sight sight) : sight_{sight} {}

    // As large as it fits into the place; gives where it lies. Nothing where nothing comes next. `look`: with the size
    // of the audience's picture.
    std::optional<Rect> show(Ui& ui, Rect const& place, picture::Look const& look);

private:
    struct Shown {
        state::Workspace workspace;
        std::uint64_t revision, wholes_revision;
        int page;
        exporting::Subject const* subject;
        trace::Moment moment;
        picture::Look look;
        std::optional<picture::Focus> pinned;
        std::optional<quiz::Asked> asked;  // its answer is hidden
        bool operator==(Shown const&) const = default;
    };

    std::optional<Shown> wanted(Ui const& ui, picture::Look const& look) const;

    Sight sight_;
    std::optional<Shown> shown_;
    figure::Figure figure_;
};

}  // namespace deconvista::ui
