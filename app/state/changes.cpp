#include "app/state/changes.h"

#include <algorithm>
#include <utility>

#include "app/state/wholes.h"
#include "core/op/matrix.h"

namespace deconvista::state {
namespace {

constexpr std::size_t kMaxMessages = 3;

void add_message(AppState& state, Message message) {
    std::erase_if(state.messages, [&](Message const& old) { return old.what == message.what; });
    state.messages.push_back(std::move(message));
    if (state.messages.size() > kMaxMessages) state.messages.erase(state.messages.begin());
}

Version present(AppState const& state) {
    return {state.exhibit.scene, state.document};
}

// Versions of the history were shown before, so they can be shown again.
void show_version(AppState& state, std::optional<Version> version) {
    if (!version) return;
    if (version->document == state.document) version->scene.views = state.exhibit.scene.views;
    auto exhibit = exhibit_of(std::move(version->scene));
    DECONVISTA_CHECK(exhibit);
    state.document = version->document;
    show(state, *std::move(exhibit));
}

}  // namespace

void show(AppState& state, Exhibit exhibit) {
    state.playback = carried_over(state.playback, state.exhibit, exhibit);
    auto const before = std::exchange(state.exhibit, std::move(exhibit));
    ask_for_wholes(state);
    auto const& computation = state.exhibit.trace.computation();
    if (matrix_extents(computation) != matrix_extents(before.trace.computation())) state.matrix_part.reset();
    bool const own = state.pinned && state.pinned->half == picture::Half::First;
    if (own && !contains(computation, state.pinned->cell)) state.pinned.reset();
    ++state.revision;
}

void change(AppState& state, scene::Edit const& edit, Gesture gesture) {
    auto scene = scene::apply(state.exhibit.scene, edit);
    if (!scene) return complain(state, scene.problem());
    change_to(state, {*std::move(scene), state.document}, gesture);
}

void change_to(AppState& state, Version version, Gesture gesture) {
    auto before = present(state);
    if (version == before) return;
    auto exhibit = exhibit_of(std::move(version.scene));
    if (!exhibit) return complain(state, exhibit.problem());
    state.history.remember(std::move(before), gesture);
    state.document = version.document;
    show(state, *std::move(exhibit));
}

void show_views(AppState& state, scene::Views views) {
    if (views == state.exhibit.scene.views) return;
    auto scene = state.exhibit.scene;
    scene.views = std::move(views);
    if (scene.order() == state.exhibit.scene.order()) {
        state.exhibit.scene = std::move(scene);
        ++state.revision;
        return;
    }
    // Another view leads, and its steps are the steps.
    auto exhibit = exhibit_of(std::move(scene));
    DECONVISTA_CHECK(exhibit);
    show(state, *std::move(exhibit));
}

void add_view(AppState& state) {
    using enum scene::View;
    auto views = state.exhibit.scene.views;
    if (views.size() == scene::kMaxViews) return;
    bool const has_phases = state.exhibit.scene.operation == op::Kind::TransposedConvolution;
    for (auto const next : {Flat, Scatter, Matrix, Connections, Phases, Isometric}) {
        if (state.exhibit.scene.shows(next) || (next == Phases && !has_phases)) continue;
        views.push_back(next);
        return show_views(state, std::move(views));
    }
}

void close_view(AppState& state, std::optional<std::size_t> pane) {
    auto views = state.exhibit.scene.views;
    auto const place = pane.value_or(views.size() - 1);
    if (views.size() == 1 || place >= views.size()) return;
    views.erase(views.begin() + static_cast<std::ptrdiff_t>(place));
    show_views(state, std::move(views));
}

void open_pane_menu(AppState& state, std::size_t pane) {
    if (pane < state.exhibit.scene.views.size()) state.pane_menu = pane;
}

void flip_view(AppState& state) {
    auto views = state.exhibit.scene.views;
    auto const next = views.front() == scene::View::Flat ? scene::View::Isometric : scene::View::Flat;
    std::ranges::replace(views, next, views.front());
    views.front() = next;
    show_views(state, std::move(views));
}

void end_drag(AppState& state) {
    state.history.end_drag(present(state));
}

void undo(AppState& state) {
    show_version(state, state.history.undo(present(state)));
}

void redo(AppState& state) {
    show_version(state, state.history.redo(present(state)));
}

void complain(AppState& state, base::Problem problem, std::string about) {
    add_message(state, {.what = std::move(problem), .about = std::move(about), .tone = Tone::Bad});
}

void tell(AppState& state, text::Name sentence, std::vector<std::string> facts) {
    base::Problem what{.name = std::string{text::identifier(sentence)}, .facts = std::move(facts)};
    add_message(state, {.what = std::move(what), .about = {}, .tone = Tone::Good});
}

}  // namespace deconvista::state
