#include "app/ui/export_fields.h"

#include <imgui_stdlib.h>

#include <algorithm>
#include <charconv>
#include <system_error>

#include "app/ui/icons.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/style.h"
#include "app/ui/walk.h"
#include "core/base/overloaded.h"
#include "core/text/utf8.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

constexpr float kLabel = 104, kControl = 30, kGap = 8, kArrow = 28;

std::optional<Change> meaning_of(Entry const& entry, std::string const& text) {
    auto const proposal = std::ranges::find(entry.proposals, text, &Choice::label);
    return proposal != entry.proposals.end() ? std::optional{proposal->change} : entry.read(text);
}

}  // namespace

std::optional<double> number_in(std::string const& text) {
    auto const begin = text.find_first_of("0123456789.-");
    if (begin == std::string::npos) return std::nullopt;
    double number = 0;
    auto const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data() + begin, end, number);
    return read.ec == std::errc{} ? std::optional{number} : std::nullopt;
}

ExportFields::ExportFields(Ui& ui, state::ExportDialog const& form, float width)
    : ui_{ui}, form_{form}, left_{ImGui::GetCursorScreenPos().x}, width_{width} {}

void ExportFields::file_name() {
    begin(text::Window::export_out);
    auto shown = text::one_line(form_.out);
    if (!type("##out", shown, width_ - ui_.px(kLabel), Frame::Own) || shown == text::one_line(form_.out)) return;
    auto changed = form_;
    changed.out = shown;
    ui_.act(state::SetExport{changed});
}

void ExportFields::add(text::Name name, std::vector<Control> const& controls) {
    begin(name);
    auto const at = ImGui::GetCursorScreenPos();
    auto const count = static_cast<float>(controls.size());
    auto const width = std::floor((width_ - ui_.px(kLabel) - (count - 1) * ui_.px(kGap)) / count);
    auto x = at.x;
    for (auto const& control : controls) {
        ImGui::SetCursorScreenPos({x, at.y});
        std::visit([&](auto const& it) { draw(it, width); }, control);
        x += width + ui_.px(kGap);
    }
    ImGui::SetCursorScreenPos({left_, at.y + ui_.px(kControl) + ui_.px(6)});
}

// A label, with the cursor where its control begins.
void ExportFields::begin(text::Name name) {
    auto const y = ImGui::GetCursorScreenPos().y;
    letter(ui_, *ImGui::GetWindowDrawList(), {left_, y + ui_.px(kControl) / 2}, ui_.say(name),
           {ui_.unit * kTextSize, ui_.colors.text});
    ImGui::SetCursorScreenPos({left_ + ui_.px(kLabel), y});
}

void ExportFields::change(Change const& change) {
    auto changed = form_;
    change(changed.settings);
    ui_.act(state::SetExport{changed});
}

bool ExportFields::type(char const* id, std::string& text, float width, Frame frame) {
    auto const place = ImGui::GetCursorScreenPos();
    ui_.note_place(id + 2, {place.x, place.y, width, ui_.px(kControl)});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, frame == Frame::Own ? std::max(1.0f, ui_.px(1)) : 0);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui_.px(10), (ui_.px(kControl) - ImGui::GetFontSize()) / 2});
    ImGui::SetNextItemWidth(width);
    bool const typed = ImGui::InputText(id, &text, ImGuiInputTextFlags_AutoSelectAll);
    walk_stop(ui_);
    ImGui::PopStyleVar(2);
    return typed;
}

void ExportFields::draw(Choices const& choices, float width) {
    auto const place = ImGui::GetCursorScreenPos();
    ui_.note_place(choices.id + 2, {place.x, place.y, width, ui_.px(kControl)});
    auto const shown = choices.current < choices.all.size() ? choices.all[choices.current].label : "";
    if (!begin_choice(ui_, choices.id, shown, width, ui_.px(kControl))) return;
    for (std::size_t i = 0; i < choices.all.size(); ++i)
        if (choice_item(choices.all[i].label, i == choices.current)) change(choices.all[i].change);
    end_choice();
}

void ExportFields::draw(Checks const& checks, float width) {
    auto const place = ImGui::GetCursorScreenPos();
    ui_.note_place(checks.id + 2, {place.x, place.y, width, ui_.px(kControl)});
    auto const shown = fitted(ui_, checks.shown, ui_.unit * kTextSize, width - ui_.px(kArrow + 10));
    if (!begin_choice(ui_, checks.id, shown, width, ui_.px(kControl))) return;
    for (auto const& check : checks.all) {
        ui_.note_place(std::string{checks.id + 2} + "." + check.label,
                       {ImGui::GetCursorScreenPos().x, ImGui::GetCursorScreenPos().y, ui_.px(40), ui_.px(18)});
        if (ImGui::Selectable(check.label.c_str(), check.is_on, ImGuiSelectableFlags_DontClosePopups))
            change(check.change);
    }
    end_choice();
}

// What is typed counts when the field is left; as long as it means nothing the field is marked.
void ExportFields::draw(Entry const& entry, float width) {
    auto const place = ImGui::GetCursorScreenPos();
    Rect const rect{place.x, place.y, width, ui_.px(kControl)};
    auto& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(rect.begin(), rect.end(), packed(ui_.colors.raised), ui_.px(5));
    auto const id = ImGui::GetID(entry.id);
    auto& entered = ui_.transient.entered;
    auto text = entered.field == id ? entered.text : entry.shown;
    if (type(entry.id, text, width - ui_.px(kArrow), Frame::Around))
        entered = {id, text, text == entry.shown || meaning_of(entry, text)};
    // Not IsItemDeactivated(): that does not hear of Tab.
    if (entered.field == id && !ImGui::IsItemActive()) {
        auto const meant = entered.text == entry.shown ? std::nullopt : meaning_of(entry, entered.text);
        if (meant) change(*meant);
        entered = {};
    }
    bool const marked = entered.field == id && !entered.is_understood;
    list.AddRect(rect.begin(), rect.end(), packed(marked ? ui_.colors.bad : ui_.colors.border), ui_.px(5), 0,
                 std::max(1.0f, ui_.px(marked ? 2 : 1)));
    propose(entry, rect);
}

// The button that opens the list, at the right end of the field, and the list.
void ExportFields::propose(Entry const& entry, Rect const& rect) {
    ImGui::PushID(entry.id);
    auto const left = rect.right() - ui_.px(kArrow);
    ImGui::SetCursorScreenPos({left, rect.y});
    if (ImGui::InvisibleButton("open", {ui_.px(kArrow), rect.height})) ImGui::OpenPopup("proposals");
    walk_stop(ui_);
    auto& list = *ImGui::GetWindowDrawList();
    bool const lit = ImGui::IsItemHovered() || ImGui::IsItemFocused();
    draw_icon(list, Icon::Down, {left + ui_.px(kArrow) / 2 + ui_.px(2), rect.y + rect.height / 2}, ui_.px(10),
              packed(lit ? ui_.colors.accent : ui_.colors.text));
    ui_.note_place(std::string{entry.id + 2} + ".open", {left, rect.y, ui_.px(kArrow), rect.height});
    ImGui::SetNextWindowPos({rect.x, rect.bottom()});
    ImGui::SetNextWindowSizeConstraints({rect.width, 0}, {std::max(rect.width, ui_.px(320)), ui_.px(360)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui_.px(8), ui_.px(8)});
    if (ImGui::BeginPopup("proposals")) {
        for (auto const& [label, change_to] : entry.proposals)
            if (choice_item(label, label == entry.shown)) change(change_to);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    ImGui::PopID();
}

}  // namespace deconvista::ui
