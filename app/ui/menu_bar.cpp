#include "app/ui/menu_bar.h"

#include <array>

#include "app/ui/buttons.h"
#include "app/ui/menu_bar_end.h"
#include "app/ui/menu_items.h"
#include "app/ui/panel.h"
#include "core/picture/look.h"
#include "core/text/networks.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using text::Network;
using text::Window;

void file_menu(Ui& ui) {
    if (!begin_menu(ui, Window::menu_file)) return;
    if (begin_menu(ui, Window::menu_new)) {
        preset_items(ui);
        ImGui::EndMenu();
    }
    item(ui, Window::menu_open, "Ctrl+O", state::AskWhatToOpen{});
    item(ui, Network::menu_open_folder, "", state::AskForFolder{});
    if (begin_menu(ui, Window::menu_lessons)) {
        lesson_items(ui);
        ImGui::EndMenu();
    }
    recent_items(ui);
    ImGui::Separator();
    auto const saves = ui.state.workspace == state::Workspace::Lesson ? Use::Disabled : Use::Enabled;
    item(ui, Window::menu_save, "Ctrl+S", state::Save{}, saves);
    item(ui, Window::menu_save_as, "Ctrl+Shift+S", state::AskWhereToSave{}, saves);
    ImGui::Separator();
    item(ui, Window::menu_export, "Ctrl+Shift+E", state::AskExport{});
    item(ui, Window::menu_copy, "Ctrl+Shift+C", state::CopyPicture{});
    ImGui::Separator();
    item(ui, Window::menu_quit, "Ctrl+Q", state::Quit{});
    ImGui::EndMenu();
}

void edit_menu(Ui& ui) {
    if (!begin_menu(ui, Window::menu_edit)) return;
    auto const& state = ui.state;
    auto const use_of = [](bool usable) { return usable ? Use::Enabled : Use::Disabled; };
    item(ui, Window::menu_undo, "Ctrl+Z", state::Undo{}, use_of(state.history.undo_depth() > 0));
    item(ui, Window::menu_redo, "Ctrl+Shift+Z", state::Redo{}, use_of(state.history.redo_depth() > 0));
    ImGui::Separator();
    item(ui, Window::menu_values, "", state::ShowValues{scene::Grid::Input});
    item(ui, Window::menu_copy_values, "Ctrl+C", state::CopyValues{});
    item(ui, Window::menu_copy_state, "", state::CopyState{});
    item(ui, Window::menu_paste, "Ctrl+V", state::Paste{});
    ImGui::Separator();
    auto const reset = state::document_of(state).path.empty() ? Window::menu_reset : Window::menu_revert;
    item(ui, reset, "Ctrl+R", state::ResetToPreset{}, use_of(state::has_unsaved_changes(state)));
    ImGui::EndMenu();
}

// What the window is used for: one of three, at the left of everything.
void workspace_tabs(Ui& ui, Rect const& bar) {
    std::array const labels{ui.say(Network::workspace_arithmetic), ui.say(Network::workspace_network),
                            ui.say(Window::workspace_lesson)};
    auto const width = width_of_segments(ui, labels), height = ui.px(28);
    Rect const tabs{bar.x + ui.px(8), bar.y + std::round((bar.height - height) / 2), width, height};
    ImGui::SetCursorScreenPos(tabs.begin());
    constexpr std::array kNames{"tab_arithmetic", "tab_network", "tab_lesson"};
    auto const each = width / static_cast<float>(kNames.size());
    for (std::size_t i = 0; i < kNames.size(); ++i)
        ui.note_place(kNames.at(i), {tabs.x + each * static_cast<float>(i), tabs.y, each, height});
    auto const current = static_cast<int>(ui.state.workspace);
    if (auto const chosen = segments(ui, "workspaces", labels, current, {width, height}))
        ui.act(state::EnterWorkspace{static_cast<state::Workspace>(*chosen)});
    ImGui::SetCursorScreenPos({tabs.right() + ui.px(14), bar.y});
}

void theme_menu(Ui& ui) {
    if (!begin_menu(ui, Window::menu_theme)) return;
    using picture::ThemeName;
    for (auto const& [theme, name] : {std::pair{ThemeName::Light, Window::theme_light},
                                      {ThemeName::Dark, Window::theme_dark},
                                      {ThemeName::Print, Window::theme_print},
                                      {ThemeName::Contrast, Window::theme_contrast}})
        choice(ui, ui.say(name), ui.state.settings.theme == theme, state::SetTheme{theme});
    ImGui::EndMenu();
}

void language_menu(Ui& ui) {
    if (!begin_menu(ui, Window::menu_language)) return;
    for (auto const language : {text::Language::English, text::Language::Chinese})
        choice(ui, std::string{text::sentence(Window::language_own_name, language)},
               ui.state.settings.language == language, state::SetLanguage{language});
    ImGui::EndMenu();
}

void scale_menu(Ui& ui) {
    if (!begin_menu(ui, Window::menu_ui_scale)) return;
    item(ui, Window::menu_larger, "Ctrl+=", state::LargerUi{});
    item(ui, Window::menu_smaller, "Ctrl+-", state::SmallerUi{});
    item(ui, Window::menu_normal_size, "Ctrl+0", state::SetUiScale{1});
    ImGui::EndMenu();
}

void view_menu(Ui& ui) {
    if (!begin_menu(ui, Window::menu_view)) return;
    auto const& state = ui.state;
    if (state.workspace == state::Workspace::Arithmetic) {
        view_items(ui);
        ImGui::Separator();
    }
    theme_menu(ui);
    language_menu(ui);
    scale_menu(ui);
    ImGui::Separator();
    bool const reduced = state.settings.motion == picture::Motion::Reduced;
    toggle(ui, ui.say(Window::menu_panels), state.panels == state::Panels::Shown, state::TogglePanels{}, "H");
    auto const presents = state::playing_in(state) ? Use::Enabled : Use::Disabled;
    item(ui, Window::menu_present, "F5", state::InPresent{state::TogglePresent{}}, presents);
    item(ui, Window::menu_present_with_notes, "Shift+F5", state::InPresent{state::PresentWithNotes{}}, presents);
    toggle(ui, ui.say(Window::menu_full_screen), state.screen == state::Screen::Full, state::ToggleFullScreen{}, "F11");
    toggle(ui, ui.say(Window::menu_reduced_motion), reduced,
           state::SetMotion{reduced ? picture::Motion::Full : picture::Motion::Reduced});
    ImGui::EndMenu();
}

void presets_menu(Ui& ui) {
    if (!begin_menu(ui, Window::menu_presets)) return;
    preset_items(ui);
    ImGui::EndMenu();
}

void predict_menu(Ui& ui) {
    if (!begin_menu(ui, Window::menu_predict)) return;
    using quiz::Kind;
    item(ui, Window::predict_value, "P", state::InPrediction{state::Predict{Kind::Value}});
    item(ui, Window::predict_cells, "Shift+P", state::InPrediction{state::Predict{Kind::Touched}});
    item(ui, Window::predict_size, "Ctrl+P", state::InPrediction{state::Predict{Kind::OutputSize}});
    ImGui::Separator();
    item(ui, Window::predict_practice, "", state::InPrediction{state::BeginPractice{}});
    ImGui::EndMenu();
}

void help_menu(Ui& ui) {
    if (!begin_menu(ui, Window::menu_help)) return;
    item(ui, Network::menu_get_network, "", state::ShowGetNetwork{});
    item(ui, Window::menu_mistakes, "", state::InLesson{state::OpenMistake{0}});
    item(ui, Window::menu_keys, "F1", state::ShowKeys{});
    item(ui, Window::menu_about, "", state::ShowAbout{});
    ImGui::EndMenu();
}

}  // namespace

void menu_bar(Ui& ui, Arrangement const& all) {
    auto const& place = all.menu;
    auto const padding = std::round((place.height - ImGui::GetFontSize()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(10), padding});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(18), ui.px(8)});
    bool const shown = ImGui::BeginMainMenuBar();
    ImGui::PopStyleVar(2);
    if (!shown) return;
    draw_edge(ui, place, Edge::Bottom);
    bool const arithmetic = ui.state.workspace == state::Workspace::Arithmetic;
    workspace_tabs(ui, place);
    file_menu(ui);
    if (arithmetic) edit_menu(ui);
    view_menu(ui);
    if (arithmetic) presets_menu(ui);
    if (arithmetic) predict_menu(ui);
    help_menu(ui);
    menu_bar_end(ui, all);
    ImGui::EndMainMenuBar();
}

}  // namespace deconvista::ui
