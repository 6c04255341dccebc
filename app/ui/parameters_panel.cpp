#include "app/ui/parameters_panel.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/stepper.h"
#include "app/ui/style.h"
#include "core/base/number_text.h"

namespace deconvista::ui {
namespace {

using text::Name;

constexpr float kControl = 28;  // height of a control
constexpr float kLabelColumn = 124;
constexpr float kGap = 8;

void caption(Ui& ui, Name name) {
    auto const begin = ImGui::GetCursorScreenPos();
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(8)}, ui.say(name),
           {ui.unit * kSmallSize, ui.colors.faint_text});
    ImGui::Dummy({1, ui.px(16)});
}

void operation_choice(Ui& ui) {
    caption(ui, Name::param_operation);
    auto const current = ui.state.exhibit.scene.operation;
    auto const width = ImGui::GetContentRegionAvail().x;
    if (!begin_choice(ui, "##operation", ui.say(name_of(current)), width, ui.px(kControl))) return;
    for (auto const kind :
         {op::Kind::Convolution, op::Kind::TransposedConvolution, op::Kind::MaxPooling, op::Kind::AveragePooling})
        if (ImGui::Selectable(ui.say(name_of(kind)).c_str(), kind == current) && kind != current)
            ui.act(state::Change{scene::SetOperation{kind}});
    end_choice();
}

void axes_choice(Ui& ui) {
    auto const axes = ui.state.exhibit.scene.axes();
    std::vector<std::string> labels;
    for (int n = 1; n <= std::max(2, axes); ++n) labels.push_back(ui.say(Name::param_dimensions, {std::to_string(n)}));
    auto const link_width = axes > 1 ? ui.px(36 + kGap) : 0.0f;
    auto const width = ImGui::GetContentRegionAvail().x - link_width;
    if (auto const chosen = segments(ui, "axes", labels, axes - 1, {width, ui.px(kControl)}))
        ui.act(state::Change{scene::SetAxes{*chosen + 1}});
    if (axes < 2) return;
    bool const linked = ui.state.settings.axes == state::Axes::Linked;
    ImGui::SameLine(0, ui.px(kGap));
    if (icon_button(ui, "link", linked ? Icon::Linked : Icon::Separate, {ui.px(36), ui.px(kControl)},
                    ButtonLook::Normal, ui.say(linked ? Name::param_linked : Name::param_separate)))
        ui.act(state::SetAxes{linked ? state::Axes::Separate : state::Axes::Linked});
}

// Which axis a column is for.
void axis_captions(Ui& ui, float left, float cell, int axes) {
    auto const y = ImGui::GetCursorScreenPos().y + ui.px(8);
    for (int axis = 0; axis < axes; ++axis) {
        auto const x = left + (cell + ui.px(kGap)) * static_cast<float>(axis) + cell / 2;
        letter(ui, *ImGui::GetWindowDrawList(), {std::round(x), y}, ui.say(name_of_axis(axis, axes)),
               {ui.unit * kSmallSize, ui.colors.faint_text, figure::Weight::Regular, figure::Horizontal::Center,
                figure::Vertical::Middle});
    }
    ImGui::Dummy({1, ui.px(14)});
}

void parameter_cell(Ui& ui, ParameterRow const& row, std::size_t index, ImVec2 at, float width) {
    auto const& cell = row.cells[index];
    auto const language = ui.state.settings.language;
    ImGui::SetCursorScreenPos(at);
    ui.note_place(std::string{text::identifier(row.label)} + "." + std::to_string(index),
                  {at.x, at.y, width, ui.px(kControl)});
    auto const wanted =
        stepper(ui, std::to_string(index).c_str(),
                {cell.value, cell.bounds.low, cell.bounds.high, text::describe(cell.bounds.below, language),
                 text::describe(cell.bounds.above, language)},
                {width, ui.px(kControl)});
    if (wanted.value)
        ui.act(state::Change{scene::SetParameter{row.parameter, cell.axis, *wanted.value}, wanted.gesture});
    if (wanted.drag_ended) ui.act(state::EndDrag{});
    auto const range = ui.say(Name::param_range, {base::to_text(cell.bounds.low), base::to_text(cell.bounds.high)});
    letter(ui, *ImGui::GetWindowDrawList(), {std::round(at.x + width / 2), at.y + ui.px(kControl + 8)}, range,
           {ui.unit * 11, ui.colors.faint_text, figure::Weight::Regular, figure::Horizontal::Center,
            figure::Vertical::Middle});
}

void parameter_row(Ui& ui, ParameterRow const& row, float left, float right) {
    ImGui::PushID(static_cast<int>(row.parameter));
    auto const begin = ImGui::GetCursorScreenPos();
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(kControl / 2)}, ui.say(row.label),
           {ui.unit * kTextSize, ui.colors.text});
    auto const count = static_cast<float>(row.cells.size());
    auto const width = std::floor((right - left - ui.px(kGap) * (count - 1)) / count);
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        parameter_cell(ui, row, i, {left + (width + ui.px(kGap)) * static_cast<float>(i), begin.y}, width);
    ImGui::SetCursorScreenPos({begin.x, begin.y + ui.px(kControl + 18)});
    ImGui::Dummy({1, 0});
    ImGui::PopID();
}

void crop_choice(Ui& ui) {
    auto const& scene = ui.state.exhibit.scene;
    if (scene.operation != op::Kind::TransposedConvolution) return;
    caption(ui, Name::param_crop);
    std::array const labels{ui.say(Name::param_crop_before), ui.say(Name::param_crop_after)};
    std::array const forms{trace::CropForm::Before, trace::CropForm::After};
    auto const current = scene.crop == forms[0] ? 0 : 1;
    auto const width = ImGui::GetContentRegionAvail().x;
    if (auto const chosen = segments(ui, "crop", labels, current, {width, ui.px(kControl)}))
        ui.act(state::Change{scene::SetCropForm{forms[static_cast<std::size_t>(*chosen)]}});
}

}  // namespace

void parameters_panel(Ui& ui, Rect const& place, std::vector<ParameterRow> const& rows) {
    if (begin_panel(ui, "parameters", place)) {
        draw_edge(ui, place, Edge::Right);
        operation_choice(ui);
        axes_choice(ui);
        auto const begin = ImGui::GetCursorScreenPos().x;
        auto const right = begin + ImGui::GetContentRegionAvail().x;
        auto const left = begin + ui.px(kLabelColumn);
        auto const axes = ui.state.exhibit.scene.axes();
        bool const separate = std::ranges::any_of(rows, [](auto const& row) { return row.cells.size() > 1; });
        auto const cell =
            std::floor((right - left - ui.px(kGap) * static_cast<float>(axes - 1)) / static_cast<float>(axes));
        if (separate) axis_captions(ui, left, cell, axes);
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8), 0});
        for (auto const& row : rows) parameter_row(ui, row, left, right);
        ImGui::PopStyleVar();
        crop_choice(ui);
    }
    end_panel();
}

}  // namespace deconvista::ui
