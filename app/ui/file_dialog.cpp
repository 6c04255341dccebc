#include "app/ui/file_dialog.h"

#include <imgui_stdlib.h>

#include <array>
#include <cmath>

#include "app/ui/dialog.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/style.h"
#include "app/ui/walk.h"
#include "core/base/number_text.h"
#include "core/text/utf8.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using state::EntryKind;
using state::FileBrowser;
using state::Purpose;
using text::Window;

constexpr float kRow = 26;

std::string human_size(std::int64_t bytes) {
    constexpr std::array kUnits{"B", "KB", "MB", "GB"};
    auto amount = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; amount >= 1000 && unit + 1 < kUnits.size(); ++unit) amount /= 1000;
    auto const digits = amount < 10 ? 2 : 1 + static_cast<int>(std::log10(amount));
    return base::pretty(amount, digits) + " " + kUnits[unit];
}

// The folders on the way, each to be gone to; the nearest ones, if there is no room for all.
void folder_bar(Ui& ui, FileBrowser const& browser) {
    auto const folders = state::folders_above(browser.folder);
    auto const size = ui.unit * kTextSize;
    auto const width_of_part = [&](std::string const& name) { return width_of(ui, name, size) + ui.px(28 + 2); };
    auto room = ImGui::GetContentRegionAvail().x - ui.px(40);
    std::size_t first = folders.size();
    while (first > 0 && room > 0) {
        room -= width_of_part(text::one_line(state::last_part(folders[first - 1])));
        if (room > 0 || first == folders.size()) --first;
    }
    if (icon_button(ui, "parent", Icon::Up, {ui.px(32), ui.px(32)}, ButtonLook::Normal, ui.say(Window::file_parent)))
        ui.act(state::EnterParent{});
    for (std::size_t i = first; i < folders.size(); ++i) {
        ImGui::SameLine(0, ui.px(2));
        ImGui::PushID(static_cast<int>(i));
        if (text_button(ui, text::one_line(state::last_part(folders[i])), ButtonLook::Quiet, 0))
            ui.act(state::EnterFolder{folders[i]});
        ImGui::PopID();
    }
}

void entry_row(Ui& ui, FileBrowser const& browser, state::Entry const& entry) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    bool const chosen = browser.name == entry.name;
    ImGui::PushID(entry.name.c_str());
    if (ImGui::Selectable("##entry", chosen, ImGuiSelectableFlags_AllowDoubleClick, {width, ui.px(kRow)})) {
        ui.act(state::NameFile{entry.name});
        if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) ui.act(state::AcceptFile{});
    }
    ImGui::PopID();
    auto& list = *ImGui::GetWindowDrawList();
    auto const middle = begin.y + ui.px(kRow) / 2;
    bool const folder = entry.kind == EntryKind::Folder;
    draw_icon(list, folder ? Icon::Folder : Icon::File, {begin.x + ui.px(16), middle}, ui.px(15),
              packed(folder ? ui.colors.accent : ui.colors.faint_text));
    auto const size = ui.unit * kTextSize;
    auto const name = fitted(ui, text::one_line(entry.name), size, width - ui.px(36 + 96));
    letter(ui, list, {begin.x + ui.px(36), middle}, name, {size, ui.colors.text});
    if (!folder)
        letter(
            ui, list, {begin.x + width - ui.px(8), middle}, human_size(entry.bytes),
            {size, ui.colors.faint_text, figure::Weight::Regular, figure::Horizontal::Right, figure::Vertical::Middle});
}

void entries(Ui& ui, FileBrowser const& browser, float height) {
    ImGui::PushStyleColor(ImGuiCol_ChildBg, unpacked(ui.colors.ground));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    if (ImGui::BeginChild("entries", {0, height}, false)) {
        if (browser.entries.empty()) {
            auto const begin = ImGui::GetCursorScreenPos();
            letter(ui, *ImGui::GetWindowDrawList(), {begin.x + ui.px(16), begin.y + ui.px(24)},
                   ui.say(Window::file_nothing), {ui.unit * kTextSize, ui.colors.faint_text});
        }
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(browser.entries.size()), ui.px(kRow));
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
                entry_row(ui, browser, browser.entries[static_cast<std::size_t>(i)]);
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
    ImGui::PopStyleColor();
}

// Arrow keys walk through the entries, unless they are for the controls.
void walk(Ui& ui, FileBrowser const& browser) {
    if (ui.state.keyboard == state::Keyboard::Controls) return;
    auto const pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), true); };
    int const way = (pressed(ImGuiKey_DownArrow) ? 1 : 0) - (pressed(ImGuiKey_UpArrow) ? 1 : 0);
    if (way == 0 || browser.entries.empty()) return;
    auto const& all = browser.entries;
    auto const found = std::ranges::find(all, browser.name, &state::Entry::name);
    auto const last = static_cast<std::ptrdiff_t>(all.size()) - 1;
    auto const here = found == all.end() ? (way > 0 ? std::ptrdiff_t{-1} : last + 1) : found - all.begin();
    auto const there = std::clamp<std::ptrdiff_t>(here + way, 0, last);
    ui.act(state::NameFile{all[static_cast<std::size_t>(there)].name});
}

void name_field(Ui& ui, FileBrowser const& browser) {
    // ImGui edits UTF-8 only; a name that is none is shown, and kept as long as it is not touched.
    auto shown = text::one_line(browser.name);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, std::max(1.0f, ui.px(1)));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(10), ui.px(7)});
    ImGui::SetNextItemWidth(-1);
    if (ui.transient.dialog_opened) ImGui::SetKeyboardFocusHere();
    if (ImGui::InputTextWithHint("##name", ui.say(Window::file_name).c_str(), &shown,
                                 ImGuiInputTextFlags_AutoSelectAll) &&
        shown != text::one_line(browser.name))
        ui.act(state::NameFile{shown});
    walk_stop(ui);
    ImGui::PopStyleVar(2);
}

void below_the_list(Ui& ui, FileBrowser const& browser) {
    auto const& trouble = browser.trouble;
    std::string note;
    if (trouble) note = text::describe(*trouble, ui.state.settings.language);
    if (browser.asks_to_replace) note = ui.say(Window::file_replace, {text::one_line(state::last_part(browser.name))});
    auto const begin = ImGui::GetCursorScreenPos();
    auto const size = ui.unit * kTextSize;
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(12)},
           fitted(ui, note, size, ImGui::GetContentRegionAvail().x), {size, ui.colors.bad});
    ImGui::Dummy({1, ui.px(24)});
}

void filter_and_buttons(Ui& ui, FileBrowser const& browser) {
    bool const saving = browser.purpose == Purpose::SaveScene;
    bool const known = browser.shown == state::Shown::KnownFiles;
    std::array const filters{ui.say(saving ? Window::file_scenes : Window::file_known), ui.say(Window::file_all)};
    auto const begin = ImGui::GetCursorScreenPos();
    if (auto const chosen = segments(ui, "filter", filters, known ? 0 : 1, {width_of_segments(ui, filters), ui.px(32)}))
        ui.act(state::ShowFiles{*chosen == 0 ? state::Shown::KnownFiles : state::Shown::AllFiles});
    ImGui::SetCursorScreenPos(begin);
    // A folder is chosen by being in it.
    bool const has_choice = !browser.name.empty() || browser.purpose == Purpose::ChooseFolder;
    auto accept = saving ? Window::button_save : Window::button_open;
    if (browser.asks_to_replace) accept = Window::button_replace;
    std::array const buttons{
        DialogButton{ui.say(Window::button_cancel)},
        DialogButton{ui.say(accept), ButtonLook::Primary, has_choice ? Use::Enabled : Use::Disabled}};
    auto const pressed = dialog_buttons(ui, buttons);
    if (pressed == 0) ui.act(state::CloseDialog{});
    if (pressed == 1 || (!pressed && enter_pressed(ui))) ui.act(state::AcceptFile{});
}

}  // namespace

void file_dialog(Ui& ui, FileBrowser const& browser) {
    bool const saving = browser.purpose == Purpose::SaveScene;
    if (!begin_dialog(ui, "file", ui.say(saving ? Window::dialog_save : Window::dialog_open), 760, 560)) return;
    folder_bar(ui, browser);
    auto const below = ImGui::GetFontSize() + ui.px(14 + 24 + 32 + 3 * 8);
    entries(ui, browser, ImGui::GetContentRegionAvail().y - below);
    name_field(ui, browser);
    below_the_list(ui, browser);
    filter_and_buttons(ui, browser);
    walk(ui, browser);
    end_dialog(ui);
}

}  // namespace deconvista::ui
