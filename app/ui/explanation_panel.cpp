#include "app/ui/explanation_panel.h"

#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/style.h"
#include "app/ui/sum_table.h"
#include "core/base/number_text.h"

namespace deconvista::ui {
namespace {

using text::Name;

void title(Ui& ui, std::string const& text) {
    auto const begin = ImGui::GetCursorScreenPos();
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(12)},
           fitted(ui, text, ui.unit * kLargeSize, ImGui::GetContentRegionAvail().x, figure::Weight::Bold),
           {ui.unit * kLargeSize, ui.colors.text, figure::Weight::Bold});
    ImGui::Dummy({1, ui.px(24)});
}

void size_formula(Ui& ui, picture::SizeFormula const& size) {
    if (!size.axis.empty()) {
        auto const begin = ImGui::GetCursorScreenPos();
        letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + ui.px(9)}, size.axis,
               {ui.unit * kTextSize, ui.colors.text, figure::Weight::Bold});
        ImGui::Dummy({1, ui.px(16)});
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.px(2)});
    formula(ui, size.formula, ui.colors.faint_text);
    formula(ui, size.with_numbers, ui.colors.text);
    ImGui::PopStyleVar();
    ImGui::Dummy({1, ui.px(2)});
}

}  // namespace

void ExplanationPanel::show(Ui& ui, Rect const& place) {
    auto const& exhibit = ui.state.exhibit;
    Shown const wanted{ui.state.revision, state::moment_of(ui.state), ui.state.settings.language};
    if (shown_ != wanted) explanation_ = picture::explain(exhibit.trace, wanted.moment, wanted.language);
    shown_ = wanted;
    if (begin_panel(ui, "explanation", place)) {
        draw_edge(ui, place, Edge::Left);
        title(ui, explanation_.stage);
        paragraph(ui, explanation_.sentence);
        rule(ui);
        heading(ui, ui.say(Name::panel_size));
        for (auto const& size : explanation_.sizes) size_formula(ui, size);
        if (!explanation_.value.empty()) {
            rule(ui);
            bool const pooling = op::is_pooling(exhibit.scene.operation);
            heading(ui, ui.say(pooling ? Name::panel_window : Name::panel_sum));
            sum_table(ui, explanation_);
        }
    }
    end_panel();
}

}  // namespace deconvista::ui
