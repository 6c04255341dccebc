#include "app/state/exports.h"

#include <filesystem>
#include <utility>

#include "app/state/changes.h"
#include "app/state/file_browser.h"
#include "app/state/opening.h"
#include "core/base/number_text.h"

namespace deconvista::state {
namespace {

ExportDialog* export_dialog(AppState& state) {
    return std::get_if<ExportDialog>(&state.dialog);
}

std::string name_of_frames(Document const& document) {
    if (!document.path.empty()) return std::filesystem::path{document.path}.stem().native();
    return document.preset.empty() ? std::filesystem::path{document.name}.stem().native() : document.preset;
}

}  // namespace

void ask_export(AppState& state) {
    auto const name = name_of_frames(document_of(state)) + "-frames";
    ExportDialog form;
    form.folder = (std::filesystem::path{state.folder} / name).native();
    form.theme = state.settings.theme;
    state.dialog = std::move(form);
}

void set_export(AppState& state, ExportDialog const& form) {
    auto* const dialog = export_dialog(state);
    if (dialog == nullptr || state.export_work) return;
    // What was wrong with another folder says nothing about this one.
    bool const elsewhere = form.folder != dialog->folder;
    *dialog = form;
    if (elsewhere) dialog->trouble.reset();
}

void start_export(AppState& state) {
    auto* const dialog = export_dialog(state);
    if (dialog == nullptr || state.export_work) return;
    // Asked once more, the frames that were found in the folder are to go.
    bool const agreed = dialog->trouble && dialog->trouble->name == "export_name_taken";
    dialog->existing = agreed ? exporting::Existing::Replace : exporting::Existing::Refuse;
    dialog->trouble.reset();
    dialog->folder = full_path(state.folder, dialog->folder);
    state.export_work = std::make_unique<ExportWork>(ExportOrder{state.exhibit, *dialog, state.settings.language});
}

void cancel_export(AppState& state) {
    if (state.export_work) state.export_work->cancel();
}

void look_after_export(AppState& state) {
    if (!state.export_work || !state.export_work->ended()) return;
    auto const work = std::move(state.export_work);
    auto const& ended = *work->ended();
    auto* const dialog = export_dialog(state);
    if (!ended && dialog != nullptr) {
        dialog->trouble = ended.problem();
        return;
    }
    if (!ended) return complain(state, ended.problem());
    if (dialog != nullptr) state.dialog = {};
    if (*ended == exporting::Ending::Complete)
        tell(state, text::Name::export_done, {base::to_text(work->frames()), work->folder()});
    else
        tell(state, text::Name::export_cancelled, {});
}

}  // namespace deconvista::state
