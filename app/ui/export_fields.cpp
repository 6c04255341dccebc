#include "app/ui/export_fields.h"

#include <imgui_stdlib.h>

#include <algorithm>

#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/style.h"
#include "core/text/utf8.h"

namespace deconvista::ui {
namespace {

constexpr float kLabel = 104, kControl = 30, kHalf = 0.5f;

}  // namespace

ExportFields::ExportFields(Ui& ui, state::ExportDialog const& form, float width)
    : ui_{ui}, form_{form}, left_{ImGui::GetCursorScreenPos().x}, width_{width} {}

void ExportFields::file_name() {
    begin(text::Name::export_out);
    auto shown = text::one_line(form_.out);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, std::max(1.0f, ui_.px(1)));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui_.px(10), (ui_.px(kControl) - ImGui::GetFontSize()) / 2});
    ImGui::SetNextItemWidth(width_ - ui_.px(kLabel));
    if (ImGui::InputText("##out", &shown) && shown != text::one_line(form_.out)) {
        auto changed = form_;
        changed.out = shown;
        ui_.act(state::SetExport{changed});
    }
    ImGui::PopStyleVar(2);
}

void ExportFields::choose(text::Name name, char const* id, Choices const& choices) {
    begin(name);
    list(id, choices, width_ - ui_.px(kLabel));
}

void ExportFields::choose_two(text::Name name, std::pair<char const*, char const*> ids, Choices const& first,
                              Choices const& second) {
    begin(name);
    auto const at = ImGui::GetCursorScreenPos();
    auto const width = std::round((width_ - ui_.px(kLabel) - ui_.px(8)) * kHalf);
    list(ids.first, first, width);
    ImGui::SetCursorScreenPos({at.x + width + ui_.px(8), at.y});
    list(ids.second, second, width);
}

// A label, with the cursor where its control begins.
void ExportFields::begin(text::Name name) {
    auto const y = ImGui::GetCursorScreenPos().y;
    letter(ui_, *ImGui::GetWindowDrawList(), {left_, y + ui_.px(kControl) / 2}, ui_.say(name),
           {ui_.unit * kTextSize, ui_.colors.text});
    ImGui::SetCursorScreenPos({left_ + ui_.px(kLabel), y});
}

void ExportFields::list(char const* id, Choices const& choices, float width) {
    auto const place = ImGui::GetCursorScreenPos();
    ui_.note_place(id + 2, {place.x, place.y, width, ui_.px(kControl)});
    auto const shown = choices.current < choices.all.size() ? choices.all[choices.current].label : "";
    if (begin_choice(ui_, id, shown, width, ui_.px(kControl))) {
        for (std::size_t i = 0; i < choices.all.size(); ++i) {
            if (!ImGui::Selectable(choices.all[i].label.c_str(), i == choices.current)) continue;
            auto changed = form_;
            choices.all[i].set(changed.settings);
            ui_.act(state::SetExport{changed});
        }
        end_choice();
    }
    ImGui::SetCursorScreenPos({left_, place.y + ui_.px(kControl) + ui_.px(6)});
}

}  // namespace deconvista::ui
