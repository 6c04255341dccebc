#include "app/state/exports.h"

#include <filesystem>
#include <utility>

#include "app/export/lesson_subject.h"
#include "app/state/changes.h"
#include "app/state/file_browser.h"
#include "app/state/network_story.h"
#include "app/state/network_studies.h"
#include "app/state/opening.h"
#include "core/text/window.h"

namespace deconvista::state {
namespace {

ExportDialog* export_dialog(AppState& state) {
    return std::get_if<ExportDialog>(&state.dialog);
}

std::string name_of_document(Document const& document) {
    if (!document.path.empty()) return std::filesystem::path{document.path}.stem().native();
    return document.preset.empty() ? std::filesystem::path{document.name}.stem().native() : document.preset;
}

std::string name_of_shown(AppState const& state) {
    if (state.workspace == Workspace::Arithmetic) return name_of_document(document_of(state));
    if (state.workspace == Workspace::Lesson) return state.lesson.open->name;
    auto const scene = projection_scene_of(state.network);
    auto const study = name_of_study(state.network.view);
    auto const stem = scene ? file_stem_of(*scene) : "network";
    return study.empty() ? stem : stem + "-" + std::string{study};
}

// The pages as steps, where the lesson stands.
void prepare_lesson(LessonState& lesson) {
    if (!lesson.exported) lesson.exported = {exporting::lesson_subject(*lesson.open->lesson, {}), {}};
    auto& [subject, playback] = *lesson.exported;
    playback = at_step(playback, subject->timeline(), lesson.page);
}

// What a file of that format is called where one of another was to be; frames lie in a folder.
std::string renamed(std::string const& out, exporting::Format from, exporting::Format to) {
    constexpr std::string_view kFolder = "-frames";
    auto const stem = [&] {
        if (from == exporting::Format::Frames && out.ends_with(kFolder))
            return out.substr(0, out.size() - kFolder.size());
        auto const ending = "." + std::string{exporting::traits_of(from).name};
        return out.ends_with(ending) ? out.substr(0, out.size() - ending.size()) : out;
    }();
    if (to == exporting::Format::Frames) return stem + std::string{kFolder};
    return stem + "." + std::string{exporting::traits_of(to).name};
}

}  // namespace

void ask_export(AppState& state) {
    bool const is_lesson = state.workspace == Workspace::Lesson;
    if (is_lesson && playing_in(state)) prepare_lesson(state.lesson);
    auto const exported = playing_for_export(state);
    if (!exported) return;
    ExportDialog form;
    if (is_lesson) form.settings.format = exporting::Format::Pdf;
    form.settings.theme = state.settings.theme;
    form.settings.language = state.settings.language;
    if (!is_lesson && exported->timeline.steps() == 1) form.settings.format = exporting::Format::Png;
    auto const stem = std::filesystem::path{state.folder} / name_of_shown(state);
    form.out = renamed(stem.native() + "-frames", exporting::Format::Frames, form.settings.format);
    state.dialog = std::move(form);
}

void set_export(AppState& state, ExportDialog const& form) {
    auto* const dialog = export_dialog(state);
    if (dialog == nullptr || state.export_work) return;
    // What was wrong with another name says nothing about this one.
    bool const elsewhere = form.out != dialog->out || form.settings.format != dialog->settings.format;
    auto const before = dialog->settings.format, after = form.settings.format;
    bool const renames = before != after && form.out == dialog->out;
    *dialog = form;
    dialog->settings = exporting::suited(form.settings);
    if (renames) dialog->out = renamed(form.out, before, after);
    if (elsewhere) dialog->trouble.reset();
}

void start_export(AppState& state) {
    auto* const dialog = export_dialog(state);
    if (dialog == nullptr || state.export_work) return;
    // Asked once more, what was found there is to go.
    bool const agreed = dialog->trouble && dialog->trouble->name == "export_name_taken";
    dialog->settings.existing = agreed ? exporting::Existing::Replace : exporting::Existing::Refuse;
    dialog->trouble.reset();
    dialog->out = full_path(state.folder, dialog->out);
    if (state.workspace == Workspace::Lesson) {
        if (auto const fine = exporting::check_for_lesson(dialog->settings); !fine) {
            dialog->trouble = fine.problem();
            return;
        }
    }
    state.export_work = std::make_unique<ExportWork>(
        exporting::Order{shown_in(state), dialog->out, dialog->settings, wholes_of(state)});
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
        tell(state, text::Window::export_done, {work->out()});
    else
        tell(state, text::Window::export_cancelled, {});
}

}  // namespace deconvista::state
