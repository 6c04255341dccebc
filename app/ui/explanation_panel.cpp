#include "app/ui/explanation_panel.h"

#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/style.h"
#include "app/ui/sum_table.h"
#include "core/base/number_text.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using text::Window;

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

// What all methods together may cost before a frame.
bool is_quickly_compared(op::Computation const& computation) {
    constexpr std::int64_t kFewMultiplications = 400'000;
    auto const work = op::count_multiplications(computation.operation, computation.input.shape(), computation.output);
    return work && *work <= kFewMultiplications;
}

}  // namespace

// The four ways to the result, computed and compared.
void ExplanationPanel::agreement(Ui& ui) {
    auto const& computation = ui.state.exhibit.trace.computation();
    if (compared_ != ui.state.revision) {
        compared_ = ui.state.revision;
        agreement_.reset();
        if (is_quickly_compared(computation))
            if (auto const compared = op::compare_methods(computation)) agreement_ = *compared;
    }
    if (!agreement_) return;
    rule(ui);
    auto const cells = base::to_text(agreement_->cells);
    auto const all = agreement_->methods.size() > 3 ? Window::methods_agree_phases : Window::methods_agree;
    paragraph(ui, agreement_->equal == agreement_->cells
                      ? ui.say(all, {cells})
                      : ui.say(Window::methods_round, {base::to_text(agreement_->equal), cells,
                                                       base::pretty(agreement_->largest_difference, 2)}));
}

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
        heading(ui, ui.say(Window::panel_size));
        for (auto const& size : explanation_.sizes) size_formula(ui, size);
        if (!explanation_.sum.empty() || !explanation_.value.empty()) {
            rule(ui);
            bool const pooling = op::is_pooling(exhibit.scene.operation);
            heading(ui, ui.say(pooling ? Window::panel_window : Window::panel_sum));
            sum_table(ui, explanation_);
        }
        agreement(ui);
    }
    end_panel();
}

}  // namespace deconvista::ui
