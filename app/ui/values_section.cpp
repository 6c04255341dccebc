#include <array>
#include <utility>

#include "app/state/values.h"
#include "app/ui/buttons.h"
#include "app/ui/fill_choice.h"
#include "app/ui/parameter_controls.h"
#include "app/ui/parameter_sections.h"
#include "app/ui/stepper.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using scene::Grid;
using text::Name;
using text::Window;

constexpr float kEdit = 50;

bool edit_button(Ui& ui, std::string const& id, float width) {
    auto const at = ImGui::GetCursorScreenPos();
    ui.note_place(id, {at.x, at.y, width, ui.px(kControl)});
    ImGui::PushID(id.c_str());
    std::array const label{ui.say(Window::button_edit)};
    bool const pressed = segments(ui, "edit", label, -1, {width, ui.px(kControl)}).has_value();
    ImGui::PopID();
    return pressed;
}

// What made the values, and a button that shows them.
void grid_row(Ui& ui, Grid grid, Name name) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = beside_label(ui, name, kShortLabelColumn) - ui.px(kEdit + kControlGap);
    auto const at = ImGui::GetCursorScreenPos();
    std::string const id{text::identifier(name)};
    edit_list(ui, id, fill_options(ui, grid), source_text(ui, grid), width);
    ImGui::SetCursorScreenPos({at.x + width + ui.px(kControlGap), at.y});
    if (edit_button(ui, id + ".edit", ui.px(kEdit))) ui.act(state::ShowValues{grid});
    end_row(ui, begin);
}

// The numbers that random values depend on.
void seed_row(Ui& ui, Grid grid, scene::Data const& data) {
    auto const* const generated = std::get_if<scene::Generated>(&data.source);
    if (generated == nullptr || generated->generator != scene::Generator::Random) return;
    constexpr std::int64_t kMost = 999'999;
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = beside_label(ui, Window::param_seed, kShortLabelColumn);
    ImGui::PushID(static_cast<int>(grid));
    auto const seed = static_cast<std::int64_t>(std::min<std::uint64_t>(generated->seed, kMost));
    auto const wanted = stepper(ui, "seed", {seed, 0, kMost, {}, {}}, {width, ui.px(kControl)});
    if (wanted.value && *wanted.value >= 0)
        ui.act(state::Change{scene::Fill{grid, {scene::Generator::Random, static_cast<std::uint64_t>(*wanted.value)}},
                             wanted.gesture});
    if (wanted.drag_ended) ui.act(state::EndDrag{});
    ImGui::PopID();
    end_row(ui, begin);
}

void bias_row(Ui& ui) {
    auto const& scene = ui.state.exhibit.scene;
    auto const begin = ImGui::GetCursorScreenPos();
    bool const on = !scene.bias.empty();
    auto const width = beside_label(ui, Window::param_bias, kShortLabelColumn) - (on ? ui.px(kEdit + kControlGap) : 0);
    auto const at = ImGui::GetCursorScreenPos();
    ui.note_place("param_bias", {at.x, at.y, width, ui.px(kControl)});
    std::array const labels{ui.say(Window::choice_off), ui.say(Window::choice_on)};
    if (auto const wanted = segments(ui, "bias", labels, on ? 1 : 0, {width, ui.px(kControl)})) {
        if (*wanted == 0)
            ui.act(state::Change{scene::SetValues{Grid::Bias, {}}});
        else
            ui.act(state::Change{scene::Fill{Grid::Bias, {scene::Generator::Ramp, 0}}});
    }
    ImGui::SetCursorScreenPos({at.x + width + ui.px(kControlGap), at.y});
    if (on && edit_button(ui, "param_bias.edit", ui.px(kEdit))) ui.act(state::ShowValues{Grid::Bias});
    end_row(ui, begin);
}

void upsampling_rows(Ui& ui, ParameterTable const& table) {
    auto const& source = ui.state.exhibit.scene.input.source;
    auto const* const upsampled = std::get_if<scene::Upsampled>(&source);
    std::vector<EditOption> options{{ui.say(Window::upsampling_none), scene::SetUpsampling{}, upsampled == nullptr}};
    constexpr std::array kModes{std::pair{scene::Interpolation::Nearest, Window::upsampling_nearest},
                                std::pair{scene::Interpolation::Bilinear, Window::upsampling_bilinear}};
    for (auto const& [mode, name] : kModes) {
        auto const factor = upsampled != nullptr ? upsampled->upsampling.factor : 2;
        bool const chosen = upsampled != nullptr && upsampled->upsampling.interpolation == mode;
        options.push_back({ui.say(name), scene::SetUpsampling{scene::Upsampling{mode, factor}}, chosen});
    }
    edit_choice(ui, Window::param_upsampling, options);
    if (table.upsampling) parameter_row(ui, *table.upsampling);
}

void wide_button(Ui& ui, Name name, state::Action const& action) {
    auto const at = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    std::string const id{text::identifier(name)};
    ui.note_place(id, {at.x, at.y, width, ui.px(kControl)});
    std::array const label{ui.say(name)};
    if (segments(ui, id.c_str(), label, -1, {width, ui.px(kControl)})) ui.act(action);
    end_row(ui, at);
}

}  // namespace

void values_section(Ui& ui, ParameterTable const& table) {
    auto const& scene = ui.state.exhibit.scene;
    grid_row(ui, Grid::Input, Window::param_input_values);
    seed_row(ui, Grid::Input, scene.input);
    bool const is_part = &state::crop_source(ui.state) != &scene.input;
    if (scene.axes() == 2)
        wide_button(ui, is_part ? Window::button_crop_again : Window::button_crop, state::ShowCrop{});
    upsampling_rows(ui, table);
    if (op::is_pooling(scene.operation)) return;
    grid_row(ui, Grid::Kernel, Window::param_kernel_values);
    seed_row(ui, Grid::Kernel, scene.kernel);
    if (scene.operation == op::Kind::TransposedConvolution)
        wide_button(ui, Window::button_upsampling_kernel, state::Change{scene::SetUpsamplingKernel{}});
    bias_row(ui);
}

}  // namespace deconvista::ui
