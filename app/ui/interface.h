#pragma once
// Everything that is drawn in the main window, panel by panel. Reads the state; what the user does comes back as
// actions.

#include <optional>
#include <utility>

#include "app/state/app_state.h"
#include "app/state/update.h"
#include "app/ui/arrangement.h"
#include "app/ui/crop_dialog.h"
#include "app/ui/explanation_panel.h"
#include "app/ui/export_preview.h"
#include "app/ui/lesson_view.h"
#include "app/ui/network_workspace.h"
#include "app/ui/parameter_rows.h"
#include "app/ui/predict_bar.h"
#include "app/ui/present_view.h"
#include "app/ui/stage_view.h"
#include "app/ui/surface.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

class Interface {
public:
    // Needs ImGui's context. A Problem if the fonts are missing.
    static base::Result<Interface> make();

    // Before a frame begins.
    void prepare(state::AppState const& state, Scale scale);

    // Between the window's begin_frame() and end_frame(). Notes where controls are, if anyone wants to know.
    state::Actions frame(state::AppState const& state, state::Places* places = nullptr);

    // Whether a key is for a menu, or for a field that is being typed in.
    bool takes_key(std::string_view chord, state::AppState const& state) const;

    // What the window is cleared with.
    figure::Color ground(state::AppState const& state) const;

    // In how many seconds another frame is needed, though nobody does anything: news of the state, or a control that
    // is held.
    std::optional<double> next_frame_in(state::AppState const& state) const;

private:
    explicit Interface(Surface surface) : surface_{std::move(surface)} {}

    struct TableOf {
        std::uint64_t revision;
        state::Axes axes;
        bool operator==(TableOf const&) const = default;
    };

    void panels(Ui& ui);
    void presentation(Ui& ui);
    void arithmetic(Ui& ui, Arrangement const& all);
    void lesson(Ui& ui, Arrangement const& all);
    void workspace(Ui& ui, Arrangement const& all);
    void drawers(Ui& ui, Arrangement const& all);
    void dialogs(Ui& ui);
    void clipboard(Ui& ui);
    ParameterTable const& parameters(state::AppState const& state);

    Surface surface_;
    Transient transient_;
    StageView stage_;
    ExplanationPanel explanation_;
    NetworkWorkspace network_;
    LessonView lesson_;
    PresentView present_;
    PredictBar predict_bar_;
    ExportPreview export_preview_;
    CropView crop_view_;
    std::optional<TableOf> table_of_;
    ParameterTable table_;
    std::size_t dialog_{0};  // which alternative of the state's dialog is open
};

}  // namespace deconvista::ui
