#include "app/state/app_state.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/state/file_browser.h"
#include "app/state/lessons.h"
#include "app/state/network_studies.h"
#include "app/state/opening.h"
#include "core/scene/presets.h"
#include "core/text/utf8.h"
#include "core/text/window.h"

namespace deconvista::state {
namespace {

std::string working_folder() {
    std::error_code failed;
    auto const folder = std::filesystem::current_path(failed);
    return failed ? "/" : folder.native();
}

std::string preset_title(std::string_view name, text::Language language) {
    for (auto const& preset : scene::presets())
        if (preset.name == name) return std::string{text::sentence(preset.title, language)};
    return std::string{name};
}

// "drawings.onnx · cat.png"
std::string network_title(NetworkState const& network) {
    if (!network.model || !network.picture) return last_part(network.opening);
    return last_part(network.model->path) + " · " + last_part(network.picture->path);
}

// What is pointed at shall be there with the next frame or the one after; the rest can wait a little.
std::optional<double> seconds_until_network_news(NetworkState const& network) {
    if (!network.work || !network.work->has_news()) return std::nullopt;
    bool const soon = network.work->has_news(NetworkDesk::Glimpse) || network.work->has_news(NetworkDesk::Sheet);
    return soon ? 0.008 : 0.05;
}

}  // namespace

base::Result<AppState> initial_state(Settings settings) {
    auto scene = load_preset(scene::kDefaultPreset);
    if (!scene) return scene.problem();
    auto exhibit = exhibit_of(*scene);
    if (!exhibit) return exhibit.problem();
    AppState state{.exhibit = *std::move(exhibit)};
    state.documents = {{.path = {}, .preset = std::string{scene::kDefaultPreset}, .name = {}, .saved = *scene}};
    state.settings = std::move(settings);
    state.folder = working_folder();
    drop_missing(state.settings);
    return state;
}

trace::Moment moment_of(AppState const& state) {
    return state.exhibit.timeline.at(state.playback.seconds);
}

bool shows_first_hint(AppState const& state) {
    bool const is_free = !state.present && !state.prediction && state.panels == Panels::Shown &&
                         std::holds_alternative<std::monostate>(state.dialog);
    return is_free && state.workspace == Workspace::Arithmetic && state.settings.first_hint == FirstHint::Unseen;
}

std::optional<Playing> playing_in(AppState const& state) {
    if (state.workspace == Workspace::Arithmetic) return Playing{state.exhibit.timeline, state.playback};
    if (state.workspace == Workspace::Lesson) {
        if (!state.lesson.open) return std::nullopt;
        return Playing{state.lesson.timeline, state.lesson.playback};
    }
    auto const& network = state.network;
    bool const has_story = network.view == NetworkView::Story && network.story && network.story->subject;
    if (has_story) return Playing{network.story->subject->timeline(), network.playback};
    auto const& evolution = network.evolution.figure.subject;
    bool const has_steps = network.view == NetworkView::Evolution && evolution && evolution->timeline().steps() > 1;
    return has_steps ? std::optional{Playing{evolution->timeline(), network.evolution.playback}} : std::nullopt;
}

std::shared_ptr<exporting::Subject const> subject_in(AppState const& state) {
    if (state.workspace == Workspace::Arithmetic) return nullptr;
    if (state.workspace == Workspace::Lesson) return state.lesson.exported ? state.lesson.exported->subject : nullptr;
    if (auto const study = study_in(state.network)) return study->figure.subject;
    return state.network.story ? state.network.story->subject : nullptr;
}

decltype(exporting::Order::shown) shown_in(AppState const& state) {
    if (state.workspace == Workspace::Arithmetic) return state.exhibit.scene;
    return subject_in(state);
}

std::optional<Playing> playing_for_export(AppState const& state) {
    static constexpr Playback kStill{};
    if (state.workspace == Workspace::Lesson) {
        auto const& exported = state.lesson.exported;
        if (!exported) return std::nullopt;
        return Playing{exported->subject->timeline(), exported->playback};
    }
    if (auto const playing = playing_in(state)) return playing;
    auto const study = study_in(state.network);
    if (!study || !study->figure.subject) return std::nullopt;
    return Playing{study->figure.subject->timeline(), kStill};
}

picture::Wholes wholes_of(WholeSlots const& slots) {
    return {slots[0].result, slots[1].result};
}

picture::Wholes wholes_of(AppState const& state) {
    return wholes_of(state.wholes);
}

Document const& document_of(AppState const& state) {
    return state.documents[state.document];
}

bool has_unsaved_changes(AppState const& state) {
    auto const& saved = document_of(state).saved;
    auto scene = state.exhibit.scene;
    scene.views = saved.views;
    return scene != saved;
}

std::string title_of(AppState const& state) {
    if (state.workspace == Workspace::Network) return network_title(state.network);
    if (state.workspace == Workspace::Lesson) return title_of(state.lesson, state.settings.language);
    auto const& document = document_of(state);
    if (!document.path.empty()) return last_part(document.path);
    auto name = state.exhibit.scene.title;
    if (name.empty() && document.preset.empty()) name = document.name;
    if (name.empty()) name = preset_title(document.preset, state.settings.language);
    // What a preset's title says need not hold any more.
    return has_unsaved_changes(state) ? text::fill(text::Window::title_changed, state.settings.language, {name}) : name;
}

std::string window_title(AppState const& state) {
    auto const program = text::sentence(text::Window::program_name, state.settings.language);
    bool const marked = state.workspace == Workspace::Arithmetic && has_unsaved_changes(state);
    auto const mark = marked ? "• " : "";
    return mark + text::one_line(title_of(state)) + " – " + std::string{program};
}

std::optional<double> seconds_until_news(AppState const& state) {
    if (auto const playing = playing_in(state); playing && is_moving(playing->playback)) return 0;
    std::optional<double> soonest;
    if (state.export_work) soonest = 0.1;  // its progress
    for (auto const* const slots : {&state.wholes, &state.lesson.wholes})
        for (auto const& slot : *slots)
            if (slot.result.progress) soonest = 0.03;
    if (auto const busy = seconds_until_network_news(state.network)) soonest = std::min(soonest.value_or(1), *busy);
    for (auto const& message : state.messages)
        soonest = std::min(soonest.value_or(message.seconds_left), message.seconds_left);
    return soonest;
}

}  // namespace deconvista::state
