#include "app/state/keys.h"

#include <algorithm>
#include <array>

#include "app/state/lessons.h"
#include "core/base/check.h"
#include "core/text/networks.h"
#include "core/text/window.h"

namespace deconvista::state {
namespace {

struct Binding {
    std::string_view chord;
    Action action;
};

std::vector<Binding> make_bindings() {
    return {
        {"space", TogglePlay{}},
        {"right", StepBy{Direction::Forward}},
        {"pagedown", StepBy{Direction::Forward}},
        {"left", StepBy{Direction::Back}},
        {"pageup", StepBy{Direction::Back}},
        {"shift+right", RowBy{Direction::Forward}},
        {"shift+left", RowBy{Direction::Back}},
        {"ctrl+right", StageBy{Direction::Forward}},
        {"ctrl+left", StageBy{Direction::Back}},
        {"home", GoToStep{0}},
        {"end", GoToEnd{}},
        {"[", ChangeSpeed{Direction::Back}},
        {"]", ChangeSpeed{Direction::Forward}},

        {"ctrl+z", Undo{}},
        {"ctrl+shift+z", Redo{}},
        {"ctrl+y", Redo{}},
        {"ctrl+r", ResetToPreset{}},
        {"ctrl+v", Paste{}},
        {"ctrl+c", CopyValues{}},

        {"ctrl+o", AskWhatToOpen{}},
        {"ctrl+s", Save{}},
        {"ctrl+shift+s", AskWhereToSave{}},
        {"ctrl+shift+e", AskExport{}},
        {"ctrl+shift+c", CopyPicture{}},
        {"ctrl+q", Quit{}},

        {"ctrl+1", EnterWorkspace{Workspace::Arithmetic}},
        {"ctrl+2", EnterWorkspace{Workspace::Network}},
        {"ctrl+3", EnterWorkspace{Workspace::Lesson}},
        {"v", FlipView{}},
        {"b", AddView{}},
        {"shift+b", CloseView{}},
        {"1", OpenPaneMenu{0}},
        {"2", OpenPaneMenu{1}},
        {"3", OpenPaneMenu{2}},
        {"4", OpenPaneMenu{3}},
        {"p", InPrediction{Predict{quiz::Kind::Value}}},
        {"shift+p", InPrediction{Predict{quiz::Kind::Touched}}},
        {"ctrl+p", InPrediction{Predict{quiz::Kind::OutputSize}}},
        {"enter", PinNext{}},
        {"alt+right", MovePin{0, 1}},
        {"alt+left", MovePin{0, -1}},
        {"alt+down", MovePin{1, 0}},
        {"alt+up", MovePin{-1, 0}},
        {"+", MoveMatrix{{0, 0, 1}}},
        {"=", MoveMatrix{{0, 0, 1}}},
        {"-", MoveMatrix{{0, 0, -1}}},
        {"0", ShowMatrixPart{}},
        {"ctrl+shift+right", MoveMatrix{{0, 1, 0}}},
        {"ctrl+shift+left", MoveMatrix{{0, -1, 0}}},
        {"ctrl+shift+down", MoveMatrix{{1, 0, 0}}},
        {"ctrl+shift+up", MoveMatrix{{-1, 0, 0}}},
        {"h", TogglePanels{}},
        {"f11", ToggleFullScreen{}},
        {"f5", InPresent{TogglePresent{}}},
        {"shift+f5", InPresent{PresentWithNotes{}}},
        {"ctrl+=", LargerUi{}},
        {"ctrl++", LargerUi{}},
        {"ctrl+shift+=", LargerUi{}},
        {"ctrl+-", SmallerUi{}},
        {"ctrl+0", SetUiScale{1}},
        {"tab", Walk{Stride::Next}},
        {"shift+tab", Walk{Stride::Previous}},
        {"f6", Walk{Stride::NextPanel}},
        {"shift+f6", Walk{Stride::PreviousPanel}},
        {"f10", Walk{Stride::Menus}},
        {"escape", Escape{}},
        {"f1", ShowKeys{}},
        {"?", ShowKeys{}},
    };
}

// What keys mean where cells are asked for. Arrows alone go on, as a presenter's remote does.
std::vector<Binding> const& pointing_bindings() {
    static std::vector<Binding> const kBindings{
        {"alt+right", InPrediction{PointBy{0, 1}}}, {"alt+left", InPrediction{PointBy{0, -1}}},
        {"alt+down", InPrediction{PointBy{1, 0}}},  {"alt+up", InPrediction{PointBy{-1, 0}}},
        {"enter", InPrediction{ChoosePointed{}}},   {"ctrl+enter", InPrediction{CheckAnswer{}}},
    };
    return kBindings;
}

// What keys mean in the network workspace; the others mean what they always do.
std::vector<Binding> make_network_bindings() {
    auto const see = [](NetworkView view) { return InNetwork{ShowNetworkView{view}}; };
    return {
        {"1", see(NetworkView::Maps)},    {"2", see(NetworkView::Story)},     {"3", see(NetworkView::Rules)},
        {"4", see(NetworkView::TopNine)}, {"5", see(NetworkView::Evolution)}, {"6", see(NetworkView::Occlusion)},
    };
}

// And, before those, where nothing plays or will.
std::vector<Binding> make_still_network_bindings() {
    return {
        {"right", InNetwork{PictureBy{Direction::Forward}}},
        {"pagedown", InNetwork{PictureBy{Direction::Forward}}},
        {"left", InNetwork{PictureBy{Direction::Back}}},
        {"pageup", InNetwork{PictureBy{Direction::Back}}},
        {"down", InNetwork{LayerBy{Direction::Forward}}},
        {"up", InNetwork{LayerBy{Direction::Back}}},
        {"shift+right", InNetwork{MapBy{Direction::Forward}}},
        {"shift+left", InNetwork{MapBy{Direction::Back}}},
        {"alt+right", InNetwork{UnitBy{0, 1}}},
        {"alt+left", InNetwork{UnitBy{0, -1}}},
        {"alt+down", InNetwork{UnitBy{1, 0}}},
        {"alt+up", InNetwork{UnitBy{-1, 0}}},
    };
}

// What keys mean in a lesson; steps lead on to the next page.
std::vector<Binding> make_lesson_bindings() {
    return {
        {"down", InLesson{PageBy{Direction::Forward}}},
        {"up", InLesson{PageBy{Direction::Back}}},
        {"ctrl+right", InLesson{PageBy{Direction::Forward}}},
        {"ctrl+left", InLesson{PageBy{Direction::Back}}},
        {"home", InLesson{GoToPage{0}}},
        {"end", InLesson{GoToLastPage{}}},
        {"t", InLesson{TryPage{}}},
    };
}

Binding const* binding_of(std::vector<Binding> const& bindings, std::string_view chord) {
    auto const found = std::ranges::find(bindings, chord, &Binding::chord);
    return found == bindings.end() ? nullptr : &*found;
}

template <class... Kinds>
bool is_one_of(Action const& action) {
    return (std::holds_alternative<Kinds>(action) || ...);
}

// Has no meaning where no scene is shown.
bool is_about_scenes(Action const& action) {
    return is_one_of<TogglePlay, StepBy, RowBy, StageBy, GoToStep, GoToEnd, ChangeSpeed, Undo, Redo, ResetToPreset,
                     Paste, CopyValues, Save, AskWhereToSave, AskExport, CopyPicture, FlipView, AddView, CloseView,
                     OpenPaneMenu, ShowMatrixPart, MoveMatrix, PinNext, MovePin>(action);
}

// Of those, what a story or a lesson that plays has as well; a unit can always be saved.
bool has_meaning(AppState const& state, Action const& action) {
    bool const in_network = state.workspace == Workspace::Network;
    if (is_one_of<Save, AskWhereToSave>(action)) return in_network && state.network.picture.has_value();
    if (in_network && is_one_of<AskExport, CopyPicture>(action)) return playing_for_export(state).has_value();
    return playing_in(state) && !is_one_of<Undo, Redo, ResetToPreset, Paste, CopyValues, FlipView, AddView, CloseView,
                                           OpenPaneMenu, ShowMatrixPart, MoveMatrix, PinNext, MovePin>(action);
}

// Whether keys go through its steps, or will as soon as it is there.
bool is_show(NetworkState const& network) {
    if (network.view == NetworkView::Evolution) return network.evolution.choice == Checkpoints::OneByOne;
    return network.view == NetworkView::Story;
}

bool works_before(Dialog const& dialog, Action const& action) {
    if (is_one_of<ToggleFullScreen, Escape, Walk>(action) || std::holds_alternative<std::monostate>(dialog))
        return true;
    return std::holds_alternative<ValuesDialog>(dialog) && is_one_of<Paste, CopyValues, Undo, Redo>(action);
}

// Of somebody who presents, Enter ends a number or goes on, until a cell is pointed at.
bool is_for_pointing(std::string_view chord, AppState const& state) {
    if (binding_of(pointing_bindings(), chord) == nullptr) return false;
    auto const asked = asked_in(state);
    if (!asked || asked->question.kind != quiz::Kind::Touched) return false;
    if (!state.present) return true;
    auto const& present = *state.present;
    return present.veil == Veil::None && present.typed.empty() && (chord != "enter" || asked->pointed);
}

// Whether holding the key goes on and on: only where that is what one wants.
bool is_repeated(Action const& action) {
    if (auto const* const it = std::get_if<InPrediction>(&action)) return std::holds_alternative<PointBy>(it->action);
    return is_one_of<RowBy, StageBy, Undo, Redo, InNetwork, Walk, MovePin, MoveMatrix>(action);
}

// What the chord means where one is, the more special meaning first.
Binding const* binding_here(std::string_view chord, AppState const& state) {
    static auto const kStillNetworkBindings = make_still_network_bindings();
    static auto const kNetworkBindings = make_network_bindings();
    static auto const kLessonBindings = make_lesson_bindings();
    static auto const kBindings = make_bindings();
    Binding const* found = nullptr;
    auto const look_in = [&](std::vector<Binding> const& bindings, bool applies) {
        if (applies && found == nullptr) found = binding_of(bindings, chord);
    };
    bool const in_network = state.workspace == Workspace::Network;
    look_in(pointing_bindings(), is_for_pointing(chord, state));
    // While a story plays, keys move it as they move every show.
    look_in(kStillNetworkBindings, in_network && !playing_in(state) && !is_show(state.network));
    look_in(kNetworkBindings, in_network);
    look_in(kLessonBindings, state.workspace == Workspace::Lesson);
    look_in(kBindings, true);
    return found;
}

// Tab goes from cell to cell of a grid of values; F6 leads out of it.
bool is_for_grid(std::string_view chord, AppState const& state) {
    return std::holds_alternative<ValuesDialog>(state.dialog) && state.keyboard == Keyboard::Show &&
           chord.ends_with("tab");
}

using text::Network;
using text::Window;

constexpr std::array kShowKeys{
    KeyHelp{"Space", Window::key_play},           KeyHelp{"→  PgDn", Window::key_step_forward},
    KeyHelp{"←  PgUp", Window::key_step_back},    KeyHelp{"Shift+→  Shift+←", Window::key_row},
    KeyHelp{"Ctrl+→  Ctrl+←", Window::key_stage}, KeyHelp{"Home  End", Window::key_ends},
    KeyHelp{"[  ]", Window::key_speed},
};
constexpr std::array kViewKeys{
    KeyHelp{"V", Window::key_view},          KeyHelp{"B  Shift+B", Window::key_more_views},
    KeyHelp{"1  2  3  4", Window::key_pane}, KeyHelp{"H", Window::key_panels},
    KeyHelp{"F11", Window::key_full_screen}, KeyHelp{"Ctrl+=  Ctrl+-  Ctrl+0", Window::key_ui_scale},
    KeyHelp{"Esc", Window::key_escape},      KeyHelp{"F1  ?", Window::key_help},
};
constexpr std::array kCellKeys{
    KeyHelp{"Enter", Window::key_pin},
    KeyHelp{"Alt+→ ← ↑ ↓", Window::key_move_pin},
    KeyHelp{"+  -  0", Window::key_zoom_matrix},
    KeyHelp{"Ctrl+Shift+→ ← ↑ ↓", Window::key_move_matrix},
    KeyHelp{"P  Shift+P  Ctrl+P", Window::key_predict},
    KeyHelp{"Alt+→ ← ↑ ↓  Enter", Window::key_point},
    KeyHelp{"Ctrl+Enter", Window::key_check},
};
constexpr std::array kControlKeys{
    KeyHelp{"Tab  Shift+Tab", Window::key_controls},
    KeyHelp{"F6  Shift+F6", Window::key_next_panel},
    KeyHelp{"F10", Window::key_menus},
    KeyHelp{"Enter  +  -", Window::key_change_control},
};
constexpr std::array kFileKeys{
    KeyHelp{"Ctrl+O", Window::key_open},           KeyHelp{"Ctrl+S  Ctrl+Shift+S", Window::key_save},
    KeyHelp{"Ctrl+Shift+E", Window::key_export},   KeyHelp{"Ctrl+Shift+C", Window::key_copy},
    KeyHelp{"Ctrl+Z", Window::key_undo},           KeyHelp{"Ctrl+Shift+Z  Ctrl+Y", Window::key_redo},
    KeyHelp{"Ctrl+C  Ctrl+V", Window::key_values}, KeyHelp{"Ctrl+R", Window::key_reset},
    KeyHelp{"Ctrl+Q", Window::key_quit},
};
constexpr std::array kNetworkKeys{
    KeyHelp{"Ctrl+1 … 3", Network::key_workspaces}, KeyHelp{"→  ←", Network::key_pictures},
    KeyHelp{"↓  ↑", Network::key_layers},           KeyHelp{"Shift+→  Shift+←", Network::key_maps},
    KeyHelp{"Alt+→ ← ↑ ↓", Network::key_units},     KeyHelp{"1 … 6", Network::key_network_views},
};
constexpr std::array kLessonKeys{
    KeyHelp{"PgDn  →  Space", Window::key_lesson_on},
    KeyHelp{"PgUp  ←", Window::key_lesson_back},
    KeyHelp{"↓  ↑", Window::key_pages},
    KeyHelp{"T", Window::key_try_page},
};
constexpr std::array kPresentKeys{
    KeyHelp{"F5  Esc", Window::key_present}, KeyHelp{"Shift+F5", Window::key_present_with_notes},
    KeyHelp{"N  X  R", Window::key_notes},   KeyHelp{"B  .  W  ,", Window::key_veil},
    KeyHelp{"L  S", Window::key_pointing},   KeyHelp{"1 2 … Enter", Window::key_jump},
};
constexpr std::array kSheet{
    KeyGroup{Window::keys_of_the_show, kShowKeys},      KeyGroup{Window::keys_of_the_view, kViewKeys},
    KeyGroup{Window::keys_of_controls, kControlKeys},   KeyGroup{Window::keys_of_cells, kCellKeys},
    KeyGroup{Network::keys_of_networks, kNetworkKeys},  KeyGroup{Window::keys_of_lessons, kLessonKeys},
    KeyGroup{Window::keys_of_presenting, kPresentKeys}, KeyGroup{Window::keys_of_files, kFileKeys},
};

}  // namespace

std::optional<Action> action_of(std::string_view chord, Press press, AppState const& state) {
    auto const presenting = state.present ? present_action_of(chord, *state.present) : std::nullopt;
    if (presenting && !is_for_pointing(chord, state) && std::holds_alternative<std::monostate>(state.dialog))
        return press == Press::First ? std::optional<Action>{InPresent{*presenting}} : std::nullopt;
    auto const* const found = binding_here(chord, state);
    if (found == nullptr) return std::nullopt;
    if (state.keyboard == Keyboard::Controls && is_for_controls(chord)) return std::nullopt;
    if (is_for_grid(chord, state)) return std::nullopt;
    auto action = found->action;
    bool const explores = state.workspace == Workspace::Arithmetic;
    if (!explores && is_about_scenes(action) && !has_meaning(state, action)) return std::nullopt;
    if (!works_before(state.dialog, action)) return std::nullopt;
    if (press == Press::First) return action;

    if (auto* const step = std::get_if<StepBy>(&action)) {
        step->manner = Manner::Jump;
        return action;
    }
    return is_repeated(action) ? std::optional{action} : std::nullopt;
}

std::span<KeyGroup const> key_sheet() {
    return kSheet;
}

}  // namespace deconvista::state
