#include "app/state/keys.h"

#include <algorithm>
#include <array>

#include "core/base/check.h"
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

        {"v", FlipView{}},
        {"b", AddView{}},
        {"shift+b", CloseView{}},
        {"1", OpenPaneMenu{0}},
        {"2", OpenPaneMenu{1}},
        {"3", OpenPaneMenu{2}},
        {"4", OpenPaneMenu{3}},
        {"h", TogglePanels{}},
        {"f11", ToggleFullScreen{}},
        {"ctrl+=", LargerUi{}},
        {"ctrl++", LargerUi{}},
        {"ctrl+shift+=", LargerUi{}},
        {"ctrl+-", SmallerUi{}},
        {"ctrl+0", SetUiScale{1}},
        {"escape", Escape{}},
        {"f1", ShowKeys{}},
        {"?", ShowKeys{}},
    };
}

template <class... Kinds>
bool is_one_of(Action const& action) {
    return (std::holds_alternative<Kinds>(action) || ...);
}

bool works_before(Dialog const& dialog, Action const& action) {
    if (is_one_of<ToggleFullScreen, Escape>(action) || std::holds_alternative<std::monostate>(dialog)) return true;
    return std::holds_alternative<ValuesDialog>(dialog) && is_one_of<Paste, CopyValues, Undo, Redo>(action);
}

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
constexpr std::array kFileKeys{
    KeyHelp{"Ctrl+O", Window::key_open},           KeyHelp{"Ctrl+S  Ctrl+Shift+S", Window::key_save},
    KeyHelp{"Ctrl+Shift+E", Window::key_export},   KeyHelp{"Ctrl+Shift+C", Window::key_copy},
    KeyHelp{"Ctrl+Z", Window::key_undo},           KeyHelp{"Ctrl+Shift+Z  Ctrl+Y", Window::key_redo},
    KeyHelp{"Ctrl+C  Ctrl+V", Window::key_values}, KeyHelp{"Ctrl+R", Window::key_reset},
    KeyHelp{"Ctrl+Q", Window::key_quit},
};
constexpr std::array kSheet{
    KeyGroup{Window::keys_of_the_show, kShowKeys},
    KeyGroup{Window::keys_of_the_view, kViewKeys},
    KeyGroup{Window::keys_of_files, kFileKeys},
};

}  // namespace

std::optional<Action> action_of(std::string_view chord, Press press, AppState const& state) {
    static auto const kBindings = make_bindings();
    auto const found = std::ranges::find(kBindings, chord, &Binding::chord);
    if (found == kBindings.end()) return std::nullopt;
    auto action = found->action;
    if (!works_before(state.dialog, action)) return std::nullopt;
    if (press == Press::First) return action;

    // Holding a key goes on and on only where that is what one wants.
    if (auto* const step = std::get_if<StepBy>(&action)) {
        step->manner = Manner::Jump;
        return action;
    }
    bool const repeats = std::holds_alternative<RowBy>(action) || std::holds_alternative<StageBy>(action) ||
                         std::holds_alternative<Undo>(action) || std::holds_alternative<Redo>(action);
    return repeats ? std::optional{action} : std::nullopt;
}

std::span<KeyGroup const> key_sheet() {
    return kSheet;
}

}  // namespace deconvista::state
