#include "app/ui/predict_bar.h"

#include <imgui_stdlib.h>

#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/parameter_controls.h"
#include "app/ui/style.h"
#include "app/ui/walk.h"
#include "core/base/number_text.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using state::InPrediction;
using text::Window;

constexpr float kField = 170, kGap = 8, kMargin = 16;

float button_width(Ui& ui, std::string const& label) {
    return std::round(width_of(ui, label, ui.unit * kTextSize)) + ui.px(32);
}

// A button at the cursor, which then stands beside it.
bool button(Ui& ui, char const* place, Window name, ButtonLook look) {
    auto const label = ui.say(name);
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = button_width(ui, label);
    ui.note_place(place, {begin.x, begin.y, width, ui.px(kControl)});
    bool const pressed = text_button(ui, label, look, width);
    ImGui::SetCursorScreenPos({begin.x + width + ui.px(kGap), begin.y});
    return pressed;
}

float top_of_controls(Ui& ui, Rect const& place) {
    return place.y + std::round((place.height - ui.px(kControl)) / 2);
}

// From the right: what ends it, what goes on, and the score. Gives where they begin.
float right_end(Ui& ui, Rect const& place) {
    // A page asks whenever it is there; going on is what ends that.
    if (ui.state.workspace != state::Workspace::Arithmetic) return place.right() - ui.px(kMargin);
    auto const y = top_of_controls(ui, place);
    auto x = place.right() - ui.px(kMargin) - button_width(ui, ui.say(Window::button_end));
    ImGui::SetCursorScreenPos({x, y});
    if (button(ui, "predict.end", Window::button_end, ButtonLook::Quiet)) ui.act(InPrediction{state::EndPrediction{}});
    auto const& practice = ui.state.practice;
    if (!practice) return x;
    x -= button_width(ui, ui.say(Window::button_next)) + ui.px(kGap);
    ImGui::SetCursorScreenPos({x, y});
    bool const revealed = !state::is_hidden(ui.state);
    if (button(ui, "predict.next", Window::button_next, revealed ? ButtonLook::Primary : ButtonLook::Normal))
        ui.act(InPrediction{state::NextExercise{}});
    auto const score = ui.say(Window::practice_score, {base::to_text(practice->right), base::to_text(practice->asked)});
    x -= ui.px(kMargin);
    letter(ui, *ImGui::GetWindowDrawList(), {x, place.center().y}, score,
           {ui.unit * kTextSize, ui.colors.faint_text, figure::Weight::Regular, figure::Horizontal::Right,
            figure::Vertical::Middle});
    return x - width_of(ui, score, ui.unit * kTextSize) - ui.px(kMargin);
}

// What was right and why; or why an answer could not be judged.
void outcome(Ui& ui, Rect const& place, float left, float right, state::Prediction const& prediction) {
    auto const asked = state::asked_scene(ui.state);
    if (!asked) return;
    auto const language = ui.state.settings.language;
    auto& list = *ImGui::GetWindowDrawList();
    auto const size = ui.unit * kTextSize;
    auto const y = place.center().y;
    if (prediction.trouble) {
        auto const trouble = text::describe(*prediction.trouble, language);
        letter(ui, list, {left, y}, fitted(ui, trouble, size, right - left), {size, ui.colors.bad});
        return;
    }
    if (!prediction.revealed) return;
    bool const is_right = prediction.verdict == quiz::Verdict::Right;
    auto const verdict = ui.say(!prediction.verdict ? Window::answer_is
                                : is_right          ? Window::answer_right
                                                    : Window::answer_wrong);
    auto const color = !prediction.verdict ? ui.colors.faint_text : is_right ? ui.colors.good : ui.colors.bad;
    letter(ui, list, {left, y}, verdict, {size, color, figure::Weight::Bold});
    left += width_of(ui, verdict, size, figure::Weight::Bold) + ui.px(14);
    auto const solution = quiz::solution(asked->trace, prediction.asked.question, language);
    letter(ui, list, {left, y}, fitted(ui, solution, size, right - left), {size, ui.colors.text});
}

}  // namespace

void PredictBar::answer_field(Ui& ui, state::Prediction const& prediction) {
    bool const is_new = typed_at_ != prediction.place;
    if (is_new) typed_.clear();
    typed_at_ = prediction.place;
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ui.px(kField);
    ui.note_place("predict.answer", {begin.x, begin.y, width, ui.px(kControl)});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, std::max(1.0f, ui.px(1)));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(10), (ui.px(kControl) - ImGui::GetFontSize()) / 2});
    ImGui::SetNextItemWidth(width);
    bool const entered = ImGui::InputTextWithHint("##answer", ui.say(Window::answer_hint).c_str(), &typed_,
                                                  ImGuiInputTextFlags_EnterReturnsTrue);
    walk_stop(ui);
    ImGui::PopStyleVar(2);
    ImGui::SetCursorScreenPos({begin.x + width + ui.px(kGap), begin.y});
    if (!button(ui, "predict.check", Window::button_check, ButtonLook::Primary) && !entered) return;
    if (prediction.asked.question.kind == quiz::Kind::Touched && typed_.empty())
        ui.act(InPrediction{state::CheckAnswer{}});
    else
        ui.act(InPrediction{state::TypeAnswer{typed_}});
}

void PredictBar::hidden(Ui& ui, Rect const& place, state::Prediction const& prediction) {
    auto const left = place.x + ui.px(kMargin);
    ImGui::SetCursorScreenPos({left, top_of_controls(ui, place)});
    if (prediction.asked.question.kind == quiz::Kind::Touched) {
        auto const words = ui.say(Window::answer_cells);
        auto const size = ui.unit * kTextSize;
        letter(ui, *ImGui::GetWindowDrawList(), {left, place.center().y}, words, {size, ui.colors.text});
        ImGui::SetCursorScreenPos({left + width_of(ui, words, size) + ui.px(kGap), top_of_controls(ui, place)});
    }
    answer_field(ui, prediction);
    if (button(ui, "predict.reveal", Window::button_reveal, ButtonLook::Normal))
        ui.act(InPrediction{state::RevealAnswer{}});
}

void PredictBar::show(Ui& ui, Rect const& place) {
    auto const* const prediction = state::prediction_in(ui.state);
    if (begin_panel(ui, "predict", place, Scrolls::Never) && prediction != nullptr) {
        draw_edge(ui, place, Edge::Top);
        auto left = place.x + ui.px(kMargin);
        if (!prediction->revealed) {
            hidden(ui, place, *prediction);
            left = ImGui::GetCursorScreenPos().x + ui.px(kMargin);
        }
        outcome(ui, place, left, right_end(ui, place), *prediction);
    }
    end_panel();
}

}  // namespace deconvista::ui
