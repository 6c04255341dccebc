#pragma once
// What an export will look like: the step that is shown, composed as the export composes it.

#include <memory>
#include <optional>

#include "app/export/show.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

class ExportPreview {
public:
    // Fitted into the place.
    void show(Ui& ui, exporting::Settings const& settings, Rect const& place);

    // Of what is shown.
    std::optional<base::Problem> const& smaller_letters() const { return smaller_letters_; }

private:
    struct Shown {
        trace::Timeline const* timeline;
        std::shared_ptr<exporting::Subject const> kept;  // so that an address stands for one alone
        std::uint64_t revision;
        std::int64_t step;
        exporting::Settings settings;
        bool operator==(Shown const&) const = default;
    };

    void compose(Ui& ui, Shown const& wanted);

    std::optional<Shown> shown_;
    figure::Figure figure_;
    std::optional<base::Problem> smaller_letters_;
};

}  // namespace deconvista::ui
