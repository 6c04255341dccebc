#pragma once
// The middle: the picture, and the pointer on it.

#include <optional>
#include <utility>

#include "app/ui/ui.h"
#include "core/figure/figure.h"
#include "core/picture/look.h"
#include "core/picture/sites.h"
#include "core/trace/timeline.h"

namespace deconvista::ui {

// How the stage looks in that size: read from the back row while it is presented.
picture::Look stage_look(Ui const& ui, picture::Look look);

// Composes only when something that the picture shows has changed.
class StageView {
public:
    void show(Ui& ui, Rect const& place);

private:
    struct Shown {
        std::uint64_t revision, wholes_revision;
        trace::Moment moment;
        picture::Look look;
        std::optional<picture::Focus> focus;
        std::optional<quiz::Asked> asked;  // its answer is hidden
        bool operator==(Shown const&) const = default;
    };

    trace::Moment moment(Ui const& ui) const;
    void compose(Ui const& ui, Shown const& wanted);
    std::optional<picture::Site> site_at(Ui const& ui, Rect const& place, ImVec2 point) const;
    void follow_pointer(Ui& ui, Rect const& place);
    void choose_cell(Ui& ui, Rect const& place);
    void move_matrix(Ui& ui, Rect const& place);
    void move_matrix_by_key(Ui& ui) const;
    std::optional<ImVec2> point_in_last_cell(Ui const& ui, Rect const& place) const;
    void note_last_cell(Ui& ui, Rect const& place);

    std::optional<Shown> shown_;
    figure::Figure figure_;
    // How the picture looked where a drag of the matrix began, and where that is.
    std::optional<std::pair<picture::Look, ImVec2>> drag_;
    std::optional<picture::Focus> hovered_;              // in the frame before
    std::optional<std::int64_t> visited_;                // the step under the pointer, on the picture of a whole
    std::optional<std::pair<Shown, ImVec2>> last_cell_;  // found for this picture
};

}  // namespace deconvista::ui
