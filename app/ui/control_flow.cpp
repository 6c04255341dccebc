#include "app/ui/control_flow.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/ui/lettering.h"
#include "app/ui/parameter_controls.h"
#include "app/ui/stepper.h"
#include "app/ui/style.h"

namespace deconvista::ui {
namespace {

constexpr float kRowGap = 6, kLabelGap = 8, kBetween = 8;

}  // namespace

Rect ControlFlow::take(float width) {
    bool const is_first = at_.x <= begin_.x;
    if (!is_first && at_.x + width > begin_.x + width_) at_ = {begin_.x, at_.y + ui_.px(kControl + kRowGap)};
    Rect const place{at_.x, at_.y, width, ui_.px(kControl)};
    at_.x += width + ui_.px(kBetween);
    ImGui::SetCursorScreenPos(place.begin());
    return place;
}

// A label stays with its control.
Rect ControlFlow::take(text::Name label, float width) {
    auto const text = ui_.say(label);
    auto const size = ui_.unit * kTextSize;
    auto const before = std::ceil(width_of(ui_, text, size)) + ui_.px(kLabelGap);
    auto place = take(before + width);
    letter(ui_, *ImGui::GetWindowDrawList(), {place.x, place.center().y}, text, {size, ui_.colors.faint_text});
    place.x += before;
    place.width = width;
    ImGui::SetCursorScreenPos(place.begin());
    return place;
}

std::optional<int> ControlFlow::choice(char const* id, std::span<text::Name const> names, int current) {
    std::vector<std::string> labels;
    for (auto const name : names) labels.push_back(ui_.say(name));
    auto const place = take(width_of_segments(ui_, labels));
    ui_.note_place(id, place);
    return segments(ui_, id, labels, current, place.size());
}

std::optional<int> ControlFlow::choice(char const* id, text::Name label, std::span<text::Name const> names,
                                       int current) {
    std::vector<std::string> labels;
    for (auto const name : names) labels.push_back(ui_.say(name));
    auto const place = take(label, width_of_segments(ui_, labels));
    ui_.note_place(id, place);
    return segments(ui_, id, labels, current, place.size());
}

std::optional<std::int64_t> ControlFlow::number(char const* id, text::Name label, Number const& number) {
    auto const place = take(label, ui_.px(104));
    ui_.note_place(id, place);
    ImGui::PushID(id);
    auto const wanted = stepper(ui_, id, {number.value, number.low, number.high, {}, {}}, place.size());
    ImGui::PopID();
    if (!wanted.value) return std::nullopt;
    auto const value = std::clamp(*wanted.value, number.low, number.high);
    return value != number.value ? std::optional{value} : std::nullopt;
}

float ControlFlow::width_of_button(std::string const& text) const {
    return std::ceil(width_of(ui_, text, ui_.unit * kTextSize, figure::Weight::Bold)) + ui_.px(28);
}

bool ControlFlow::button_at_end(char const* id, text::Name name) {
    auto const left = rest().width - width_of_button(ui_.say(name));
    if (left > 0) at_.x += left;
    return button(id, name);
}

bool ControlFlow::button(char const* id, text::Name name, ButtonLook look) {
    auto const text = ui_.say(name);
    auto const place = take(width_of_button(text));
    ui_.note_place(id, place);
    return text_button(ui_, text, look, place.width, Use::Enabled, place.height);
}

bool ControlFlow::icon(char const* id, Icon icon, float width, text::Name tip, ButtonLook look) {
    auto const place = take(width);
    ui_.note_place(id, place);
    return icon_button(ui_, id, icon, place.size(), look, ui_.say(tip));
}

void ControlFlow::progress(float share) {
    auto const place = take(ui_.px(120));
    progress_bar(ui_, place, share);
}

Rect ControlFlow::rest() const {
    auto const right = begin_.x + width_;
    return {at_.x, at_.y, std::max(0.0F, right - at_.x), ui_.px(kControl)};
}

float ControlFlow::height() const {
    return at_.y - begin_.y + ui_.px(kControl);
}

}  // namespace deconvista::ui
