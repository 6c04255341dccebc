#pragma once
// The middle of the network workspace while a unit's story plays: the picture of the moment, and what can be done
// there.

#include "app/ui/ui.h"
#include "core/figure/figure.h"
#include "core/picture/look.h"
#include "core/trace/timeline.h"

namespace deconvista::ui {

// Composes only when something that the picture shows has changed.
class StoryView {
public:
    void show(Ui& ui, Rect const& place);

private:
    struct Shown {
        exporting::Subject const* subject;
        trace::Moment moment;
        picture::Look look;
        bool operator==(Shown const&) const = default;
    };

    void picture(Ui& ui, Rect const& place, exporting::Subject const& subject);

    std::optional<Shown> shown_;
    std::shared_ptr<exporting::Subject const> kept_;  // so that an address stands for one subject alone
    figure::Figure figure_;
};

}  // namespace deconvista::ui
