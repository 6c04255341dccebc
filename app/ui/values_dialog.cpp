#include "app/ui/values_dialog.h"

#include <algorithm>
#include <array>
#include <vector>

#include "app/ui/dialog.h"
#include "app/ui/fill_choice.h"
#include "app/ui/lettering.h"
#include "app/ui/stepper.h"
#include "app/ui/style.h"
#include "app/ui/value_grid.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using scene::Grid;
using state::ValuesDialog;
using text::Name;
using text::Window;

constexpr float kWidth = 860, kTurner = 112;
constexpr float kLeastHeight = 360, kMostHeight = 600;

// The grids that the scene has.
std::vector<Grid> grids_of(scene::Scene const& scene) {
    std::vector<Grid> grids{Grid::Input};
    if (!op::is_pooling(scene.operation)) grids.push_back(Grid::Kernel);
    if (!scene.bias.empty()) grids.push_back(Grid::Bias);
    return grids;
}

Name name_of(Grid grid) {
    if (grid == Grid::Input) return Window::grid_input;
    return grid == Grid::Kernel ? Window::grid_kernel : Window::grid_bias;
}

void grid_choice(Ui& ui, ValuesDialog const& dialog) {
    auto const grids = grids_of(ui.state.exhibit.scene);
    std::vector<std::string> labels;
    for (auto const grid : grids) labels.push_back(ui.say(name_of(grid)));
    auto const current = static_cast<int>(std::ranges::find(grids, dialog.grid) - grids.begin());
    if (auto const wanted = segments(ui, "grid", labels, current, {width_of_segments(ui, labels), ui.px(kControl)}))
        ui.act(state::ShowValues{grids[static_cast<std::size_t>(*wanted)]});
}

// Which of several slices: batch item, channel, depth.
void turner(Ui& ui, ValuesDialog const& dialog, Name name, std::int64_t ValuesDialog::*which, std::int64_t count) {
    if (count < 2) return;
    auto const at = ImGui::GetCursorScreenPos();
    auto const label = ui.say(name);
    auto const size = ui.unit * kTextSize;
    letter(ui, *ImGui::GetWindowDrawList(), {at.x, at.y + ui.px(kControl / 2)}, label, {size, ui.colors.text});
    auto const left = at.x + width_of(ui, label, size) + ui.px(8);
    ImGui::SetCursorScreenPos({left, at.y});
    ui.note_place(std::string{text::identifier(name)}, {left, at.y, ui.px(kTurner), ui.px(kControl)});
    auto const wanted = stepper(ui, std::string{text::identifier(name)}.c_str(), {dialog.*which, 0, count - 1, {}, {}},
                                {ui.px(kTurner), ui.px(kControl)});
    if (wanted.value) {
        auto to = dialog;
        to.*which = *wanted.value;
        ui.act(state::TurnValues{to});
    }
    ImGui::SetCursorScreenPos({left + ui.px(kTurner + 16), at.y});
}

void head(Ui& ui, ValuesDialog const& dialog) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const right = begin.x + ImGui::GetContentRegionAvail().x;
    grid_choice(ui, dialog);
    constexpr float kFill = 220;
    ImGui::SetCursorScreenPos({right - ui.px(kFill), begin.y});
    edit_list(ui, "values.fill", fill_options(ui, dialog.grid), source_text(ui, dialog.grid), ui.px(kFill));
    ImGui::SetCursorScreenPos({begin.x, begin.y + ui.px(kControl + 8)});
    auto const counts = state::slice_counts(ui.state.exhibit.scene, dialog.grid);
    if (counts.batch < 2 && counts.channels < 2 && counts.depth < 2) return;
    bool const kernel = dialog.grid == Grid::Kernel;
    bool const transposed = ui.state.exhibit.scene.operation == op::Kind::TransposedConvolution;
    auto const first =
        kernel ? (transposed ? Window::slice_input_channel : Window::slice_output_channel) : Window::slice_batch;
    auto const second =
        kernel ? (transposed ? Window::slice_output_channel : Window::slice_input_channel) : Window::slice_channel;
    turner(ui, dialog, first, &ValuesDialog::batch, counts.batch);
    turner(ui, dialog, second, &ValuesDialog::channel, counts.channels);
    turner(ui, dialog, Window::slice_depth, &ValuesDialog::depth, counts.depth);
    ImGui::SetCursorScreenPos({begin.x, begin.y + ui.px(2 * (kControl + 8))});
}

// What the keys do, or what went wrong last.
void note(Ui& ui) {
    auto const& messages = ui.state.messages;
    auto const text = messages.empty() ? ui.say(Window::values_hint)
                                       : text::describe(messages.back().what, ui.state.settings.language);
    bool const bad = !messages.empty() && messages.back().tone == state::Tone::Bad;
    auto const begin = ImGui::GetCursorScreenPos();
    auto const size = ui.unit * kTextSize;
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(12)},
           fitted(ui, text, size, ImGui::GetContentRegionAvail().x),
           {size, bad ? ui.colors.bad : ui.colors.faint_text});
    ImGui::Dummy({1, ui.px(24)});
}

// No higher than a small grid needs.
float height_for(state::Slice const& slice) {
    constexpr float kAround = 290, kRow = 26;
    return std::clamp(kAround + kRow * static_cast<float>(std::min<std::int64_t>(slice.rows, 100)), kLeastHeight,
                      kMostHeight);
}

}  // namespace

void values_dialog(Ui& ui, ValuesDialog const& asked) {
    auto const dialog = state::within(asked, ui.state.exhibit.scene);
    auto const slice = state::slice_of(ui.state.exhibit.scene, dialog);
    if (!begin_dialog(ui, "values", ui.say(Window::dialog_values), kWidth, height_for(slice))) return;
    head(ui, dialog);
    auto const below = ui.px(24 + 32 + 3 * 8);
    value_grid(ui, dialog, slice, ImGui::GetContentRegionAvail().y - below);
    note(ui);
    std::array const buttons{DialogButton{ui.say(Window::button_paste)}, DialogButton{ui.say(Window::button_copy)},
                             DialogButton{ui.say(Window::button_close), ButtonLook::Primary}};
    auto const pressed = dialog_buttons(ui, buttons);
    if (pressed == 0) ui.act(state::Paste{});
    if (pressed == 1) ui.act(state::CopyValues{});
    if (pressed == 2) ui.act(state::CloseDialog{});
    end_dialog(ui);
}

}  // namespace deconvista::ui
