#include "app/state/update.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "app/state/changes.h"
#include "app/state/copying.h"
#include "app/state/documents.h"
#include "app/state/exports.h"
#include "app/state/lessons.h"
#include "app/state/network_focus.h"
#include "app/state/networks.h"
#include "app/state/pinning.h"
#include "app/state/values.h"
#include "app/state/wholes.h"
#include "core/base/overloaded.h"
#include "core/text/window.h"

namespace deconvista::state {
namespace {

Playback& playback_in(AppState& state) {
    switch (state.workspace) {
        case Workspace::Network:
            return state.network.view == NetworkView::Evolution ? state.network.evolution.playback
                                                                : state.network.playback;
        case Workspace::Lesson:
            return state.lesson.playback;
        case Workspace::Arithmetic:
            break;
    }
    return state.playback;
}

// `change` makes another playback of the one that is seen, on its timeline.
template <class Change>
void play(AppState& state, Change const& change) {
    if (auto const playing = playing_in(state)) playback_in(state) = change(playing->playback, playing->timeline);
}

bool in_lesson(AppState const& state) {
    return state.workspace == Workspace::Lesson && state.lesson.open;
}

void pass_time(AppState& state, double seconds) {
    // Whatever kept the program from drawing, the show does not jump on.
    constexpr double kLongestFrame = 0.25;
    auto const shown = std::min(seconds, kLongestFrame);
    if (in_lesson(state))
        advance(state.lesson, shown);
    else
        play(state, [&](auto const& playback, auto const& timeline) { return advanced(playback, timeline, shown); });
    if (state.present) state.present->seconds += seconds;
    for (auto& message : state.messages) message.seconds_left -= seconds;
    std::erase_if(state.messages, [](Message const& message) { return message.seconds_left <= 0; });
    look_after_export(state);
    look_after_wholes(state);
    look_after_network(state);
    look_after_lesson(state.lesson);
}

void step(AppState& state, StepBy const& by) {
    state.settings.first_hint = FirstHint::Seen;  // whoever steps has found out
    // Whoever goes on wants to see it.
    if (by.direction == Direction::Forward && is_hidden(state)) return act_in_prediction(state, RevealAnswer{});
    auto const manner = state.settings.motion == picture::Motion::Reduced ? Manner::Jump : by.manner;
    if (in_lesson(state)) return go_on(state.lesson, by.direction, manner);
    play(state,
         [&](auto const& playback, auto const& timeline) { return stepped(playback, timeline, by.direction, manner); });
}

// Rows there are in an exhibit; elsewhere it is a step.
void jump_row(AppState& state, Direction direction) {
    if (state.workspace != Workspace::Arithmetic) return step(state, {direction, Manner::Jump});
    state.playback = row_jumped(state.playback, state.exhibit, direction);
}

void escape(AppState& state) {
    if (state.export_work)
        cancel_export(state);
    else if (!std::holds_alternative<std::monostate>(state.dialog))
        state.dialog = {};
    else if (escape_present(state))
        return;
    else if (shows_first_hint(state))
        state.settings.first_hint = FirstHint::Seen;
    else if (state.keyboard == Keyboard::Controls)
        state.keyboard = Keyboard::Show;
    else if (state.workspace == Workspace::Network && step_back(state.network))
        return;
    else if (state.workspace == Workspace::Arithmetic && prediction_in(state) != nullptr)
        act_in_prediction(state, EndPrediction{});
    else if (state.workspace == Workspace::Arithmetic && state.pinned)
        state.pinned.reset();
    else if (state.panels == Panels::Hidden)
        state.panels = Panels::Shown;
    else
        state.screen = Screen::Window;
}

// Where there is anything to walk through.
void walk(AppState& state, Stride stride) {
    bool const has_dialog = !std::holds_alternative<std::monostate>(state.dialog);
    if (state.present || (state.panels == Panels::Hidden && !has_dialog)) return;
    state.keyboard = Keyboard::Controls;
    state.stride = stride;
}

// Keys may come faster than pictures.
void move_matrix(AppState& state, MatrixStride const& by) {
    auto const before = state.matrix_stride.value_or(MatrixStride{});
    state.matrix_stride = MatrixStride{before.rows + by.rows, before.columns + by.columns, before.zoom + by.zoom};
}

void show_matrix_part(AppState& state, std::optional<picture::MatrixViewport> const& part) {
    state.matrix_part = part;
    state.matrix_stride.reset();
}

FileDialog* file_dialog(AppState& state) {
    return std::get_if<FileDialog>(&state.dialog);
}

void toggle_panels(AppState& state) {
    state.panels = state.panels == Panels::Shown ? Panels::Hidden : Panels::Shown;
    if (state.panels == Panels::Shown) return;
    tell(state, text::Window::hint_panels, {});
    state.messages.back().seconds_left = 3;
}

// What is done to the file dialog, if it is still there.
template <class Change>
void in_file_dialog(AppState& state, Change const& change) {
    if (auto* const dialog = file_dialog(state)) dialog->browser = change(dialog->browser);
}

template <class Enum>
Enum other(Enum value, Enum a, Enum b) {
    return value == a ? b : a;
}

}  // namespace

void update(AppState& state, Action const& action) {
    auto& settings = state.settings;
    auto const& exhibit = state.exhibit;
    std::visit(
        base::Overloaded{
            [&](Change const& it) { change(state, it.edit, it.gesture); },
            [&](EndDrag) { end_drag(state); },
            [&](Undo) { undo(state); },
            [&](Redo) { redo(state); },
            [&](ResetToPreset) { reset_to_preset(state); },
            [&](FlipView) { flip_view(state); },
            [&](ShowViews const& it) { show_views(state, it.views); },
            [&](AddView) { add_view(state); },
            [&](CloseView it) { close_view(state, it.pane); },
            [&](OpenPaneMenu it) { open_pane_menu(state, it.pane); },
            [&](PaneMenuOpened) { state.pane_menu.reset(); },
            [&](ShowMatrixPart const& it) { show_matrix_part(state, it.viewport); },
            [&](MoveMatrix it) { move_matrix(state, it.stride); },
            [&](Pin const& it) { pin(state, it.focus); },
            [&](PinNext) { pin_next(state); },
            [&](MovePin it) { move_pin(state, it); },

            [&](ShowValues const& it) { show_values(state, it.grid); },
            [&](TurnValues const& it) { state.dialog = within(it.to, exhibit.scene); },
            [&](TypeValue const& it) { type_value(state, it.text); },
            [&](Paste) { state.wants_clipboard = true; },
            [&](PasteText const& it) { paste_text(state, it.text); },
            [&](CopyValues) { copy_values(state); },
            [&](TextTaken) { state.copied_text.clear(); },
            [&](ShowCrop) { show_crop(state); },
            [&](SetCrop const& it) { state.dialog = CropDialog{it.crop}; },
            [&](AcceptCrop) { accept_crop(state); },

            [&](ShowPreset const& it) { show_preset(state, it.name); },
            [&](AskWhatToOpen) { ask_what_to_open(state); },
            [&](OpenFile const& it) { open(state, it.path); },
            [&](OpenTogether const& it) { open_together(state, it.paths); },
            [&](Save) { save(state); },
            [&](AskWhereToSave) { ask_where_to_save(state); },
            [&](Quit) { quit(state); },

            [&](TogglePlay) {
                settings.first_hint = FirstHint::Seen;
                if (is_hidden(state)) return act_in_prediction(state, RevealAnswer{});
                if (in_lesson(state)) return toggle_play(state.lesson);
                play(state, toggled);
            },
            [&](StepBy const& it) { step(state, it); },
            [&](RowBy const& it) { jump_row(state, it.direction); },
            [&](StageBy const& it) {
                play(state, [&](auto const& playback, auto const& timeline) {
                    return stage_jumped(playback, timeline, it.direction);
                });
            },
            [&](GoToStep const& it) {
                play(state,
                     [&](auto const& playback, auto const& timeline) { return at_step(playback, timeline, it.step); });
            },
            [&](GoToEnd) {
                play(state, [](auto const& playback, auto const& timeline) {
                    return at_step(playback, timeline, timeline.steps() - 1);
                });
            },
            [&](Scrub const& it) {
                play(state, [&](auto const& playback, auto const& timeline) {
                    return scrubbed(playback, timeline, it.seconds);
                });
            },
            [&](ChangeSpeed const& it) {
                play(state, [&](auto const& playback, auto const&) { return speed_changed(playback, it.direction); });
            },
            [&](SetSpeed const& it) {
                playback_in(state).speed = std::clamp(it.speed, kSpeeds.front(), kSpeeds.back());
            },
            [&](TimePassed const& it) { pass_time(state, it.seconds); },

            [&](SetTheme const& it) { settings.theme = it.theme; },
            [&](SetLanguage const& it) { settings.language = it.language; },
            [&](SetMotion const& it) { settings.motion = it.motion; },
            [&](SetAxes const& it) { settings.axes = it.axes; },
            [&](SetUiScale const& it) {
                settings.ui_scale = std::clamp(it.scale, kUiScales.front(), kUiScales.back());
            },
            [&](LargerUi) { settings.ui_scale = larger(settings.ui_scale); },
            [&](SmallerUi) { settings.ui_scale = smaller(settings.ui_scale); },
            [&](TogglePanels) { toggle_panels(state); },
            [&](ToggleFullScreen) { state.screen = other(state.screen, Screen::Window, Screen::Full); },
            [&](DismissFirstHint) { settings.first_hint = FirstHint::Seen; },
            [&](ShowKeys) { state.dialog = KeySheet{}; },
            [&](ShowAbout) { state.dialog = About{}; },
            [&](Escape) { escape(state); },

            [&](Walk const& it) { walk(state, it.stride); },
            [&](Walked) { state.stride.reset(); },
            [&](EndWalk) { state.keyboard = Keyboard::Show; },

            [&](CloseDialog) { state.dialog = {}; },
            [&](AnswerUnsaved const& it) { answer_unsaved(state, it.answer); },
            [&](NameFile const& it) {
                in_file_dialog(state, [&](FileBrowser const& browser) { return named(browser, it.name); });
            },
            [&](EnterFolder const& it) {
                in_file_dialog(state, [&](FileBrowser const& browser) { return entered(browser, it.folder); });
            },
            [&](EnterParent) { in_file_dialog(state, entered_parent); },
            [&](ShowFiles const& it) {
                in_file_dialog(state, [&](FileBrowser const& browser) { return browse_again(browser, it.shown); });
            },
            [&](AcceptFile) { accept_file(state); },
            [&](CopyPicture) { copy_picture(state); },
            [&](CopyState) { copy_state(state); },
            [&](OpenState const& it) { open_state(state, it.text); },
            [&](PictureOffered const& it) { picture_offered(state, it); },
            [&](AskExport) { ask_export(state); },
            [&](SetExport const& it) { set_export(state, it.form); },
            [&](StartExport) { start_export(state); },
            [&](CancelExport) { cancel_export(state); },
            [&](DismissMessages) { state.messages.clear(); },

            [&](EnterWorkspace const& it) { enter(state, it.workspace); },
            [&](InNetwork const& it) { act_in_network(state, it.action); },
            [&](InLesson const& it) { act_in_lesson(state, it.action); },
            [&](InPrediction const& it) { act_in_prediction(state, it.action); },
            [&](InPresent const& it) { act_in_present(state, it.action); },
            [&](AskForFolder) { ask_for_folder(state); },
            [&](ShowGetNetwork) { state.dialog = GetNetwork{}; },
            [&](CopyText const& it) { state.copied_text = it.text; },
        },
        action);
    ask_question_of_page(state);
}

}  // namespace deconvista::state
