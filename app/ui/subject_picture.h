#pragma once
// The picture of what an export would show at a moment, in the window.

#include <memory>
#include <optional>

#include "app/export/subject.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

// Composes only when something that the picture shows has changed.
class SubjectPicture {
public:
    void show(Ui& ui, Rect const& place, std::shared_ptr<exporting::Subject const> const& subject,
              trace::Moment moment);

    // A point of the window in the figure that was last shown at this place.
    static figure::Point in_figure(Ui const& ui, Rect const& place, ImVec2 point);
    picture::Look const& look() const { return shown_->look; }  // of what was shown last

private:
    struct Shown {
        std::shared_ptr<exporting::Subject const> subject;
        trace::Moment moment;
        picture::Look look;
        bool operator==(Shown const&) const = default;
    };

    std::optional<Shown> shown_;
    figure::Figure figure_;
};

// A sentence where there is no picture.
void sentence_in_place(Ui& ui, Rect const& place, std::string const& text);

}  // namespace deconvista::ui
