#include "app/state/documents.h"
#include "app/export/scene_place.h"
#include "app/export/state_text.h"

#include <filesystem>
#include <utility>

#include "app/state/changes.h"
#include "app/state/lessons.h"
#include "app/state/network_files.h"
#include "app/state/network_story.h"
#include "app/state/networks.h"
#include "app/state/opening.h"
#include "app/state/playback.h"
#include "core/base/number_text.h"
#include "core/base/overloaded.h"
#include "core/text/networks.h"
#include "core/text/window.h"

namespace deconvista::state {
namespace {

std::string parent_of(std::string const& path) {
    return std::filesystem::path{path}.parent_path().native();
}

void start_from_the_top(AppState& state) {
    state.playback = {.speed = state.playback.speed};
}

// Nothing of what was open before can be undone to: its changes were saved or given up.
void show_document(AppState& state, Document document, Exhibit exhibit) {
    document.saved = exhibit.scene;
    state.documents = {std::move(document)};
    state.document = 0;
    state.history = History{};
    show(state, std::move(exhibit));
    start_from_the_top(state);
}

void open_scene(AppState& state, std::string const& path, OpenedScene opened) {
    auto exhibit = exhibit_of(std::move(opened.scene));
    if (!exhibit) return complain(state, exhibit.problem(), last_part(path));
    bool const kept_there = opened.home == Home::KeptThere;
    Document document;
    document.path = kept_there ? path : "";
    document.name = last_part(path);
    show_document(state, std::move(document), *std::move(exhibit));
}

void take(AppState& state, std::string const& path, Opened opened) {
    state.folder = parent_of(path);
    note_recent(state.settings, path);
    if (auto* const projection = std::get_if<OpenedProjection>(&opened))
        return open_projection_scene(state, projection->scene);
    if (auto const* const lesson = std::get_if<OpenedLesson>(&opened)) return open_lesson(state, *lesson);
    state.workspace = Workspace::Arithmetic;
    if (auto* const picture = std::get_if<OpenedPicture>(&opened))
        change(state, scene::SetInput{std::move(picture->input)}, Gesture::Single);
    else
        open_scene(state, path, std::get<OpenedScene>(std::move(opened)));
}

enum class Asked : std::uint8_t { NotYet, Answered };

void open(AppState& state, std::string const& path, Asked asked) {
    auto opened = open_file(path);
    if (!opened) {
        drop_missing(state.settings);
        return complain(state, opened.problem(), last_part(path));
    }
    bool const replaces = std::holds_alternative<OpenedScene>(*opened);
    if (replaces && asked == Asked::NotYet && has_unsaved_changes(state))
        state.dialog = UnsavedQuestion{OpeningFile{path}};
    else
        take(state, path, *std::move(opened));
}

// The change can be undone, together with the document it belongs to.
void show_preset_now(AppState& state, std::string const& name) {
    auto scene = load_preset(name);
    if (!scene) return complain(state, scene.problem());
    state.documents.push_back({.path = {}, .preset = name, .name = {}, .saved = *scene});
    change_to(state, {*std::move(scene), state.documents.size() - 1}, Gesture::Single);
    start_from_the_top(state);
}

void open_state_now(AppState& state, std::string const& text) {
    auto opened = exporting::read_state_text(text);
    if (!opened) return complain(state, opened.problem());
    state.documents.push_back({.path = {}, .preset = {}, .name = "scene.json", .saved = opened->scene});
    change_to(state, {std::move(opened->scene), state.documents.size() - 1}, Gesture::Single);
    start_from_the_top(state);
    state.playback = at_step(state.playback, state.exhibit.timeline, opened->step);
}

void go_on(AppState& state, Waiting const& waiting) {
    std::visit(base::Overloaded{
                   [](std::monostate) {},
                   [&](Quitting) { state.wants_to_quit = true; },
                   [&](OpeningFile const& file) { open(state, file.path, Asked::Answered); },
                   [&](OpeningPreset const& preset) { show_preset_now(state, preset.name); },
                   [&](OpeningState const& opening) { open_state_now(state, opening.text); },
               },
               waiting);
}

// What is seen of a network, which is no document of its own.
bool save_projection_to(AppState& state, std::string const& path) {
    auto scene = projection_scene_of(state.network);
    if (!scene) return false;
    if (auto const saved = save_scene(*std::move(scene), path); !saved) {
        complain(state, saved.problem());
        return false;
    }
    state.folder = parent_of(path);
    note_recent(state.settings, path);
    tell(state, text::Window::file_saved, {last_part(path)});
    return true;
}

bool save_to(AppState& state, std::string const& path) {
    if (state.workspace == Workspace::Network) return save_projection_to(state, path);
    auto const saved = save_scene(state.exhibit.scene, path);
    if (!saved) {
        complain(state, saved.problem());
        return false;
    }
    auto& document = state.documents[state.document];
    document.path = path;
    document.saved = state.exhibit.scene;
    state.folder = parent_of(path);
    note_recent(state.settings, path);
    tell(state, text::Window::file_saved, {last_part(path)});
    return true;
}

std::string name_to_save(AppState const& state) {
    if (state.workspace == Workspace::Network) {
        auto const scene = projection_scene_of(state.network);
        return (scene ? file_stem_of(*scene) : "projection") + ".json";
    }
    auto const& document = document_of(state);
    if (!document.path.empty()) return last_part(document.path);
    auto const base = document.preset.empty() ? std::filesystem::path{document.name}.stem().native() : document.preset;
    return base + ".json";
}

void ask_where_to_save(AppState& state, Waiting waiting) {
    auto browser = named(browse(Purpose::SaveScene, state.folder), name_to_save(state));
    state.dialog = FileDialog{std::move(browser), std::move(waiting)};
}

void save(AppState& state, Waiting const& waiting) {
    auto const& path = document_of(state).path;
    if (path.empty() || state.workspace == Workspace::Network)
        ask_where_to_save(state, waiting);
    else if (save_to(state, std::string{path}))
        go_on(state, waiting);
}

}  // namespace

void show_preset(AppState& state, std::string const& name) {
    // Changes of a preset can be had back by undoing; those of a file are owed a question.
    if (!document_of(state).path.empty() && has_unsaved_changes(state))
        state.dialog = UnsavedQuestion{OpeningPreset{name}};
    else
        show_preset_now(state, name);
}

void open_state(AppState& state, std::string const& text) {
    if (!document_of(state).path.empty() && has_unsaved_changes(state))
        state.dialog = UnsavedQuestion{OpeningState{text}};
    else
        open_state_now(state, text);
}

void show_opened_layer(AppState& state, story::OpenedLayer layer) {
    show_scene_at(state, std::move(layer.scene), 0);
    auto const step = state.exhibit.trace.step_of_output({0, 0, layer.cell});
    state.playback = at_step(state.playback, state.exhibit.timeline, step);
}

void show_scene_at(AppState& state, scene::Scene scene, std::int64_t step) {
    state.documents.push_back({.path = {}, .preset = {}, .name = scene.title, .saved = scene});
    change_to(state, {std::move(scene), state.documents.size() - 1}, Gesture::Single);
    state.playback = at_step({.speed = state.playback.speed}, state.exhibit.timeline, step);
}

void reset_to_preset(AppState& state) {
    auto const& document = document_of(state);
    auto scene = document.saved;
    scene.views = state.exhibit.scene.views;
    change_to(state, {std::move(scene), state.document}, Gesture::Single);
}

void open(AppState& state, std::string const& path) {
    auto const full = exporting::absolute(path);
    if (is_for_network(state, full))
        open_in_network(state, full);
    else
        open(state, full, Asked::NotYet);
}

void open_together(AppState& state, std::vector<std::string> const& paths) {
    std::vector<std::string> pictures;
    std::optional<std::string> model;
    for (auto const& path : paths) {
        auto const full = exporting::absolute(path);
        bool const beside = pictures.empty() || parent_of(pictures.front()) == parent_of(full);
        if (!model && is_model(full))
            model = full;
        else if (is_picture(full) && beside)
            pictures.push_back(full);
    }
    auto opened = pictures.size() + (model ? 1 : 0);
    if (pictures.size() > 1) {
        if (model) open(state, *model);
        list_pictures(state, pictures);
    } else {
        opened = 1 + (model && !pictures.empty() ? 1 : 0);
        open(state, model ? *model : paths.front());
        if (model && !pictures.empty()) open(state, pictures.front());
    }
    auto const left = static_cast<std::int64_t>(paths.size() - opened);
    if (left > 0) tell(state, text::Network::dropped_left_out, {base::to_text(left)});
}

void ask_for_folder(AppState& state) {
    state.dialog = FileDialog{browse(Purpose::ChooseFolder, state.folder), {}};
}

void save(AppState& state) {
    save(state, {});
}

void ask_what_to_open(AppState& state) {
    state.dialog = FileDialog{browse(Purpose::Open, state.folder), {}};
}

void ask_where_to_save(AppState& state) {
    ask_where_to_save(state, {});
}

void accept_file(AppState& state) {
    auto* const dialog = std::get_if<FileDialog>(&state.dialog);
    if (dialog == nullptr) return;
    auto accepted = accept(dialog->browser);
    if (accepted.what == Accepted::What::Browse) dialog->browser = std::move(accepted.browser);
    if (accepted.what != Accepted::What::Take) return;
    auto const purpose = dialog->browser.purpose;
    auto const waiting = dialog->waiting;
    state.dialog = {};
    if (purpose != Purpose::SaveScene)
        open(state, accepted.path);
    else if (save_to(state, accepted.path))
        go_on(state, waiting);
}

void answer_unsaved(AppState& state, Answer answer) {
    auto const* const question = std::get_if<UnsavedQuestion>(&state.dialog);
    if (question == nullptr) return;
    auto const waiting = question->waiting;
    state.dialog = {};
    if (answer == Answer::Save) {
        state.workspace = Workspace::Arithmetic;  // it is its scene that has changes
        save(state, waiting);
    }
    if (answer == Answer::Discard) go_on(state, waiting);
}

void quit(AppState& state) {
    if (has_unsaved_changes(state))
        state.dialog = UnsavedQuestion{Quitting{}};
    else
        state.wants_to_quit = true;
}

}  // namespace deconvista::state
