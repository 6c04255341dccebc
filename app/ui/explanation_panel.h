#pragma once
// Right: what happens now in words, how large the output becomes, and the current sum, with the numbers put in.

#include <optional>

#include "app/ui/ui.h"
#include "core/op/agreement.h"
#include "core/picture/explanation.h"

namespace deconvista::ui {

class ExplanationPanel {
public:
    void show(Ui& ui, Rect const& place);

private:
    struct Shown {
        std::uint64_t revision;
        trace::Moment moment;
        text::Language language;
        bool operator==(Shown const&) const = default;
    };

    void agreement(Ui& ui);

    std::optional<Shown> shown_;
    std::optional<std::uint64_t> compared_;  // the revision that the methods were compared for
    std::optional<op::Agreement> agreement_;
    picture::Explanation explanation_;
};

}  // namespace deconvista::ui
