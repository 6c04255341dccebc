#include "app/state/changes.h"

#include <utility>

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
    if (version->document == state.document) version->scene.view = state.exhibit.scene.view;
    auto exhibit = exhibit_of(std::move(version->scene));
    DECONVISTA_CHECK(exhibit);
    state.document = version->document;
    show(state, *std::move(exhibit));
}

}  // namespace

void show(AppState& state, Exhibit exhibit) {
    state.playback = carried_over(state.playback, state.exhibit, exhibit);
    state.exhibit = std::move(exhibit);
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

void flip_view(AppState& state) {
    bool const flat = state.exhibit.scene.view == scene::View::Flat;
    state.exhibit.scene.view = flat ? scene::View::Isometric : scene::View::Flat;
    ++state.revision;
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
