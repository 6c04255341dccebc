#include "app/ui/parameter_controls.h"

#include <algorithm>
#include <cmath>

#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/question_mark.h"
#include "app/ui/stepper.h"
#include "app/ui/style.h"
#include "app/ui/walk.h"
#include "core/base/number_text.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using text::Name;
using text::Window;

constexpr float kLabelLine = 22;  // of a label above its numbers

// The number of the option that is chosen, or beyond the last.
std::size_t chosen_of(std::vector<EditOption> const& options) {
    return static_cast<std::size_t>(std::ranges::find(options, true, &EditOption::chosen) - options.begin());
}

std::optional<lesson::Topic> topic_of(scene::Parameter parameter) {
    using lesson::Topic;
    using scene::Parameter;
    switch (parameter) {
        case Parameter::KernelExtent:
            return Topic::Kernel;
        case Parameter::Stride:
            return Topic::Stride;
        case Parameter::Dilation:
            return Topic::Dilation;
        case Parameter::PaddingEnd:
            return Topic::Padding;
        case Parameter::OutputPadding:
            return Topic::OutputPadding;
        default:
            return std::nullopt;
    }
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
    auto const range = ui.say(Window::param_range, {base::to_text(cell.bounds.low), base::to_text(cell.bounds.high)});
    letter(ui, *ImGui::GetWindowDrawList(), {std::round(at.x + width / 2), at.y + ui.px(kControl + 7)}, range,
           {ui.unit * 11, ui.colors.faint_text, figure::Weight::Regular, figure::Horizontal::Center,
            figure::Vertical::Middle});
}

void option_item(Ui& ui, EditOption const& option) {
    auto const refusal = scene::refusal_of(ui.state.exhibit.scene, option.edit);
    auto const flags = refusal ? ImGuiSelectableFlags_Disabled : 0;
    auto const begin = ImGui::GetCursorScreenPos();
    if (choice_item(option.label, option.chosen, flags)) ui.act(state::Change{option.edit});
    auto const end = ImGui::GetCursorScreenPos();
    bool const hovered = ImGui::IsMouseHoveringRect(begin, {begin.x + ImGui::GetContentRegionAvail().x, end.y});
    if (refusal && hovered) reason(ui, text::describe(*refusal, ui.state.settings.language));
}

// The cursor is then below it; all the width is there.
float label_above(Ui& ui, Name name, std::optional<lesson::Topic> topic) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    auto const size = ui.unit * kTextSize;
    auto const label = fitted(ui, ui.say(name), size, width - ui.px(20));
    auto const middle = begin.y + ui.px(kLabelLine / 2);
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, middle}, label, {size, ui.colors.text});
    if (topic) question_mark(ui, *topic, {begin.x + width_of(ui, label, size) + ui.px(12), middle});
    ImGui::SetCursorScreenPos({begin.x, begin.y + ui.px(kLabelLine)});
    return width;
}

}  // namespace

void caption(Ui& ui, Name name, std::optional<lesson::Topic> topic) {
    auto const begin = ImGui::GetCursorScreenPos();
    if (topic) {
        auto const width = width_of(ui, ui.say(name), ui.unit * kSmallSize);
        question_mark(ui, *topic, {begin.x + width + ui.px(14), begin.y + ui.px(8)});
    }
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(8)}, ui.say(name),
           {ui.unit * kSmallSize, ui.colors.faint_text});
    ImGui::Dummy({1, ui.px(16)});
}

float beside_label(Ui& ui, Name name, float column, std::optional<lesson::Topic> topic) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    auto const size = ui.unit * kTextSize;
    auto const label = fitted(ui, ui.say(name), size, ui.px(column - 4));
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(kControl / 2)}, label, {size, ui.colors.text});
    auto const after = width_of(ui, label, size) + ui.px(12);
    bool const fits = after + ui.px(8) <= ui.px(column);
    if (topic && fits) question_mark(ui, *topic, {begin.x + after, begin.y + ui.px(kControl / 2)});
    if (topic && !fits) question_mark(ui, *topic, {begin.x + ui.px(8), begin.y + ui.px(kControl + 5)});
    ImGui::SetCursorScreenPos({begin.x + ui.px(column), begin.y});
    return width - ui.px(column);
}

void end_row(Ui& ui, ImVec2 begin) {
    ImGui::SetCursorScreenPos({begin.x, begin.y + ui.px(kControl)});
    ImGui::Dummy({1, ui.px(6)});
}

void parameter_row(Ui& ui, ParameterRow const& row) {
    ImGui::PushID(static_cast<int>(row.parameter));
    auto const begin = ImGui::GetCursorScreenPos();
    auto const column = column_of_axes(static_cast<int>(row.cells.size()));
    auto const topic = topic_of(row.parameter);
    auto const room = column > 0 ? beside_label(ui, row.label, column, topic) : label_above(ui, row.label, topic);
    auto const at = ImGui::GetCursorScreenPos();
    auto const count = static_cast<float>(row.cells.size());
    auto const width = std::floor((room - ui.px(kControlGap) * (count - 1)) / count);
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        parameter_cell(ui, row, i, {at.x + (width + ui.px(kControlGap)) * static_cast<float>(i), at.y}, width);
    ImGui::SetCursorScreenPos({begin.x, at.y + ui.px(kControl + 16)});
    ImGui::Dummy({1, 0});
    ImGui::PopID();
}

bool fold(Ui& ui, char const* id, Name name) {
    auto& open = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID(id), false);
    auto const begin = ImGui::GetCursorScreenPos();
    ImVec2 const size{ImGui::GetContentRegionAvail().x, ui.px(kControl)};
    ui.note_place(id, {begin.x, begin.y, size.x, size.y});
    if (ImGui::InvisibleButton(id, size)) open = !open;
    walk_stop(ui);
    auto& list = *ImGui::GetWindowDrawList();
    ImVec2 const end{begin.x + size.x, begin.y + size.y};
    list.AddRectFilled(begin, end, packed(ImGui::IsItemHovered() ? ui.colors.control_hover : ui.colors.control),
                       ui.px(5));
    auto const middle = begin.y + size.y / 2;
    draw_icon(list, open ? Icon::Minus : Icon::Plus, {begin.x + ui.px(14), middle}, ui.px(9), packed(ui.colors.text));
    letter(ui, list, {begin.x + ui.px(28), middle}, ui.say(name), {ui.unit * kTextSize, ui.colors.text});
    ImGui::Dummy({1, ui.px(open ? 6 : 3)});
    return open;
}

void edit_list(Ui& ui, std::string const& id, std::vector<EditOption> const& options, std::string const& otherwise,
               float width) {
    auto const at = ImGui::GetCursorScreenPos();
    ui.note_place(id, {at.x, at.y, width, ui.px(kControl)});
    auto const chosen = chosen_of(options);
    auto const& shown = chosen < options.size() ? options[chosen].shown() : otherwise;
    auto const text = fitted(ui, shown, ui.unit * kTextSize, width - ui.px(36));
    ImGui::SetNextWindowSizeConstraints({0, 0}, {ImGui::GetIO().DisplaySize.x, ui.px(420)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8), ui.px(6)});
    if (begin_choice(ui, ("##" + id).c_str(), text, width, ui.px(kControl))) {
        for (auto const& option : options) option_item(ui, option);
        end_choice();
    }
    ImGui::PopStyleVar();
}

void edit_choice(Ui& ui, Name label, std::vector<EditOption> const& options, ChoiceRow const& row) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = beside_label(ui, label, row.column, row.topic);
    edit_list(ui, std::string{text::identifier(label)}, options, row.otherwise, width);
    end_row(ui, begin);
}

void edit_segments(Ui& ui, Name label, std::vector<EditOption> const& options) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = beside_label(ui, label, kShortLabelColumn);
    std::vector<std::string> labels;
    for (auto const& option : options) labels.push_back(option.label);
    auto const chosen = static_cast<int>(chosen_of(options));
    auto const at = ImGui::GetCursorScreenPos();
    std::string const id{text::identifier(label)};
    ui.note_place(id, {at.x, at.y, width, ui.px(kControl)});
    if (auto const wanted = segments(ui, id.c_str(), labels, chosen, {width, ui.px(kControl)}))
        ui.act(state::Change{options[static_cast<std::size_t>(*wanted)].edit});
    end_row(ui, begin);
}

}  // namespace deconvista::ui
