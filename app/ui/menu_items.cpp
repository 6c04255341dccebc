#include "app/ui/menu_items.h"

#include <algorithm>
#include <array>

#include "app/state/file_browser.h"
#include "app/ui/walk.h"
#include "core/picture/panes.h"
#include "core/scene/presets.h"
#include "core/text/utf8.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using text::Name;
using text::Window;

Name name_of(scene::PresetGroup group) {
    switch (group) {
        case scene::PresetGroup::Start:
            return Window::preset_group_start;
        case scene::PresetGroup::WorkedExamples:
            return Window::preset_group_worked_examples;
        case scene::PresetGroup::ConvolutionArithmetic:
            return Window::preset_group_arithmetic;
        case scene::PresetGroup::Figures:
            return Window::preset_group_figures;
        case scene::PresetGroup::Channels:
            return Window::preset_group_channels;
        case scene::PresetGroup::ManyViews:
            return Window::preset_group_views;
        case scene::PresetGroup::SideBySide:
            return Window::preset_group_side_by_side;
        case scene::PresetGroup::Resampling:
            break;
    }
    return Window::preset_group_resampling;
}

void preset_items_of(Ui& ui, scene::PresetGroup group) {
    auto const& current = state::document_of(ui.state).preset;
    for (auto const& preset : scene::presets()) {
        if (preset.group != group) continue;
        std::string const name{preset.name};
        auto const label = ui.say(preset.title) + "##" + name;
        if (ImGui::MenuItem(label.c_str(), nullptr, name == current)) ui.act(state::ShowPreset{name});
    }
}

constexpr std::array kAllViews{scene::View::Flat,   scene::View::Isometric, scene::View::Scatter,
                               scene::View::Matrix, scene::View::Phases,    scene::View::Connections};

// The view takes the place; where it stood already, the one that was there takes its own.
scene::Views with_view_at(std::size_t place, scene::View view, scene::Views views) {
    std::ranges::replace(views, view, views[place]);
    views[place] = view;
    return views;
}

}  // namespace

bool begin_menu(Ui& ui, Name name) {
    auto const begin = ImGui::GetCursorScreenPos();
    ui.note_place(std::string{text::identifier(name)}, {begin.x, begin.y, ui.px(16), ImGui::GetFrameHeight()});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(8)});
    bool const open = ImGui::BeginMenu(ui.say(name).c_str());
    if (!open) walk_stop_at_menu(ui);
    ImGui::PopStyleVar();
    return open;
}

void item(Ui& ui, Name name, char const* keys, state::Action const& action, Use use) {
    if (ImGui::MenuItem(ui.say(name).c_str(), keys, false, use == Use::Enabled)) ui.act(action);
}

void choice(Ui& ui, std::string const& label, bool chosen, state::Action const& action, char const* keys) {
    auto const begin = ImGui::GetCursorScreenPos();
    ui.note_place(label, {begin.x, begin.y, ui.px(16), ImGui::GetFontSize()});
    if (ImGui::MenuItem(label.c_str(), keys, chosen) && !chosen) ui.act(action);
}

void toggle(Ui& ui, std::string const& label, bool on, state::Action const& action, char const* keys) {
    if (ImGui::MenuItem(label.c_str(), keys, on)) ui.act(action);
}

void preset_items(Ui& ui) {
    using enum scene::PresetGroup;
    preset_items_of(ui, Start);
    for (auto const group :
         {WorkedExamples, ConvolutionArithmetic, Figures, Channels, Resampling, ManyViews, SideBySide}) {
        if (!begin_menu(ui, name_of(group))) continue;
        preset_items_of(ui, group);
        ImGui::EndMenu();
    }
}

void comparison_items(Ui& ui) {
    auto const& scene = ui.state.exhibit.scene;
    if (scene.beside.empty()) {
        item(ui, Window::view_compare, "", state::Change{scene::SetBeside{scene}});
        return;
    }
    item(ui, Window::view_swap, "", state::Change{scene::SwapBeside{}});
    item(ui, Window::view_end_comparison, "", state::Change{scene::SetBeside{}});
}

void view_items(Ui& ui) {
    auto const& views = ui.state.exhibit.scene.views;
    for (auto const view : kAllViews) {
        bool const gathers = view == scene::View::Flat || view == scene::View::Isometric;
        choice(ui, ui.say(picture::name_of(view)), views.front() == view,
               state::ShowViews{with_view_at(0, view, views)}, gathers ? "V" : "");
    }
    ImGui::Separator();
    ImGui::TextDisabled("%s", ui.say(Window::view_beside).c_str());
    for (auto const view : kAllViews) {
        if (view == views.front()) continue;
        bool const shown = std::ranges::find(views, view) != views.end();
        auto changed = views;
        if (shown)
            std::erase(changed, view);
        else
            changed.push_back(view);
        if (changed.size() > scene::kMaxViews) continue;
        auto const label = ui.say(picture::name_of(view)) + "##beside";
        toggle(ui, label, shown, state::ShowViews{changed});
    }
    ImGui::Separator();
    comparison_items(ui);
}

void pane_items(Ui& ui, std::size_t pane) {
    auto const& views = ui.state.exhibit.scene.views;
    for (auto const view : kAllViews)
        choice(ui, ui.say(picture::name_of(view)), views[pane] == view,
               state::ShowViews{with_view_at(pane, view, views)});
    ImGui::Separator();
    if (views.size() < scene::kMaxViews) item(ui, Window::pane_add, "B", state::AddView{});
    if (views.size() > 1) item(ui, Window::pane_close, "", state::CloseView{pane});
}

void lesson_items(Ui& ui) {
    auto const& listed = ui.state.lesson.listed;
    auto const& open = ui.state.lesson.open;
    if (listed.empty()) return ui.act(state::InLesson{state::ListLessons{}});
    for (auto const& [name, title] : listed) {
        bool const is_open = open && open->path.empty() && open->name == name;
        auto const begin = ImGui::GetCursorScreenPos();
        ui.note_place("lesson." + name, {begin.x, begin.y, ui.px(16), ImGui::GetFontSize()});
        auto const label = text::one_line(title.in(ui.state.settings.language)) + "##" + name;
        if (ImGui::MenuItem(label.c_str(), nullptr, is_open)) ui.act(state::InLesson{state::OpenBundledLesson{name}});
    }
}

void recent_items(Ui& ui) {
    if (!begin_menu(ui, Window::menu_recent)) return;
    auto const& recent = ui.state.settings.recent;
    if (recent.empty()) ImGui::TextDisabled("%s", ui.say(Window::menu_no_recent).c_str());
    for (auto const& path : recent) {
        auto const folder = path.substr(0, path.rfind('/'));
        auto const label = text::one_line(state::last_part(path)) + "##" + path;
        if (ImGui::MenuItem(label.c_str(), text::one_line(folder).c_str())) ui.act(state::OpenFile{path});
    }
    ImGui::EndMenu();
}

}  // namespace deconvista::ui
