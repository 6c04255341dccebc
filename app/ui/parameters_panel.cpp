#include "app/ui/parameters_panel.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/parameter_controls.h"
#include "app/ui/parameter_sections.h"
#include "app/ui/style.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using text::Window;

void operation_choice(Ui& ui) {
    caption(ui, Window::param_operation, lesson::Topic::Operation);
    auto const current = ui.state.exhibit.scene.operation;
    auto const width = ImGui::GetContentRegionAvail().x;
    auto const begin = ImGui::GetCursorScreenPos();
    ui.note_place("operation", {begin.x, begin.y, width, ui.px(kControl)});
    if (!begin_choice(ui, "##operation", ui.say(name_of(current)), width, ui.px(kControl))) return;
    for (auto const kind :
         {op::Kind::Convolution, op::Kind::TransposedConvolution, op::Kind::MaxPooling, op::Kind::AveragePooling})
        if (choice_item(ui.say(name_of(kind)), kind == current) && kind != current)
            ui.act(state::Change{scene::SetOperation{kind}});
    end_choice();
}

void axes_choice(Ui& ui) {
    auto const axes = ui.state.exhibit.scene.axes();
    std::vector<std::string> labels;
    for (int n = 1; n <= tensor::kMaxSpatialAxes; ++n)
        labels.push_back(ui.say(Window::param_dimensions, {std::to_string(n)}));
    auto const link_width = axes > 1 ? ui.px(36 + kControlGap) : 0.0f;
    auto const width = ImGui::GetContentRegionAvail().x - link_width;
    if (auto const chosen = segments(ui, "axes", labels, axes - 1, {width, ui.px(kControl)}))
        ui.act(state::Change{scene::SetAxes{*chosen + 1}});
    if (axes < 2) return;
    bool const linked = ui.state.settings.axes == state::Axes::Linked;
    ImGui::SameLine(0, ui.px(kControlGap));
    if (icon_button(ui, "link", linked ? Icon::Linked : Icon::Separate, {ui.px(36), ui.px(kControl)},
                    ButtonLook::Normal, ui.say(linked ? Window::param_linked : Window::param_separate)))
        ui.act(state::SetAxes{linked ? state::Axes::Separate : state::Axes::Linked});
}

// Which axis a column is for.
void axis_captions(Ui& ui, float left, float cell, int axes) {
    auto const y = ImGui::GetCursorScreenPos().y + ui.px(8);
    for (int axis = 0; axis < axes; ++axis) {
        auto const x = left + (cell + ui.px(kControlGap)) * static_cast<float>(axis) + cell / 2;
        letter(ui, *ImGui::GetWindowDrawList(), {std::round(x), y}, ui.say(name_of_axis(axis, axes)),
               {ui.unit * kSmallSize, ui.colors.faint_text, figure::Weight::Regular, figure::Horizontal::Center,
                figure::Vertical::Middle});
    }
    ImGui::Dummy({1, ui.px(14)});
}

void crop_choice(Ui& ui) {
    auto const& scene = ui.state.exhibit.scene;
    if (scene.operation != op::Kind::TransposedConvolution) return;
    caption(ui, Window::param_crop);
    std::array const labels{ui.say(Window::param_crop_before), ui.say(Window::param_crop_after)};
    std::array const forms{trace::CropForm::Before, trace::CropForm::After};
    auto const current = scene.crop == forms[0] ? 0 : 1;
    auto const width = ImGui::GetContentRegionAvail().x;
    if (auto const chosen = segments(ui, "crop", labels, current, {width, ui.px(kControl)}))
        ui.act(state::Change{scene::SetCropForm{forms[static_cast<std::size_t>(*chosen)]}});
}

}  // namespace

namespace {

void basic_rows(Ui& ui, std::vector<ParameterRow> const& rows) {
    auto const axes = ui.state.exhibit.scene.axes();
    auto const left = ImGui::GetCursorScreenPos().x + ui.px(column_of_axes(axes));
    auto const right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    bool const separate = std::ranges::any_of(rows, [](auto const& row) { return row.cells.size() > 1; });
    auto const cell =
        std::floor((right - left - ui.px(kControlGap) * static_cast<float>(axes - 1)) / static_cast<float>(axes));
    if (separate) axis_captions(ui, left, cell, axes);
    for (auto const& row : rows) parameter_row(ui, row);
}

}  // namespace

void parameters_panel(Ui& ui, Rect const& place, ParameterTable const& table) {
    if (begin_panel(ui, "parameters", place)) {
        draw_edge(ui, place, Edge::Right);
        operation_choice(ui);
        axes_choice(ui);
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8), 0});
        basic_rows(ui, table.basic);
        crop_choice(ui);
        ImGui::Dummy({1, ui.px(4)});
        if (fold(ui, "section_values", Window::section_values)) values_section(ui, table);
        if (fold(ui, "section_channels", Window::section_channels)) channels_section(ui, table);
        if (fold(ui, "section_conventions", Window::section_conventions)) conventions_section(ui, table);
        ImGui::PopStyleVar();
    }
    end_panel();
}

}  // namespace deconvista::ui
