#include <algorithm>

#include "app/state/file_browser.h"
#include "app/state/networks.h"
#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/network_panel.h"
#include "app/ui/panel.h"
#include "app/ui/parameter_controls.h"
#include "app/ui/pixel_pictures.h"
#include "app/ui/style.h"
#include "app/ui/walk.h"
#include "core/base/number_text.h"
#include "core/text/networks.h"
#include "core/text/utf8.h"

namespace deconvista::ui {
namespace {

using text::Network;

std::string extents_text(std::int64_t width, std::int64_t height) {
    return base::to_text(width) + " × " + base::to_text(height);
}

// What the unit that the right panel shows sees of this picture.
std::optional<net::Box> field_of(state::NetworkState const& network) {
    auto const& glimpse = network.glimpse;
    if (!glimpse || glimpse->key.viewing != network.picture->viewing || !glimpse->glimpse) return std::nullopt;
    return glimpse->glimpse->field;
}

void small_line(Ui& ui, ImVec2 at, std::string const& text, figure::Horizontal horizontal = figure::Horizontal::Left) {
    letter(ui, *ImGui::GetWindowDrawList(), at, text,
           {ui.unit * kSmallSize, ui.colors.faint_text, figure::Weight::Regular, horizontal, figure::Vertical::Middle});
}

// Nobody reads more of what is nearly nothing.
std::string percent(double probability) {
    constexpr double kLeast = 0.001;
    if (probability < kLeast) return "<0.1 %";
    return base::pretty(probability * 100, probability < 0.01 ? 1 : 3) + " %";
}

// A class, how probable it is, and a bar.
void guess_row(Ui& ui, std::string const& label, double probability) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x, height = ui.px(22);
    auto const number = ui.px(56);
    auto& list = *ImGui::GetWindowDrawList();
    auto const bar = std::max(ui.px(1), (width - number) * static_cast<float>(probability));
    list.AddRectFilled({begin.x, begin.y + ui.px(2)}, {begin.x + bar, begin.y + height - ui.px(2)},
                       packed(ui.colors.accent_tint), ui.px(3));
    auto const middle = begin.y + height / 2;
    auto const size = ui.unit * kTextSize;
    letter(ui, list, {begin.x + ui.px(6), middle}, fitted(ui, label, size, width - number - ui.px(8)),
           {size, ui.colors.text});
    letter(ui, list, {begin.x + width, middle}, percent(probability),
           {size, ui.colors.text, figure::Weight::Regular, figure::Horizontal::Right, figure::Vertical::Middle});
    ImGui::Dummy({1, height});
}

std::string label_of(Ui& ui, std::int64_t index) {
    auto const& labels = ui.state.network.model->labels;
    auto const number = static_cast<std::size_t>(index);
    if (number < labels.size()) return text::one_line(labels[number]);
    return ui.say(Network::class_number, {base::to_text(index)});
}

void picture_row(Ui& ui, std::size_t number) {
    auto const& pictures = ui.state.network.pictures;
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x, height = ui.px(22);
    ImGui::PushID(static_cast<int>(number));
    if (ImGui::Selectable("##picture", pictures.current == number, 0, {width, height}))
        ui.act(state::InNetwork{state::SeePicture{number}});
    walk_stop(ui);
    ImGui::PopID();
    auto const size = ui.unit * kTextSize;
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x + ui.px(8), begin.y + height / 2},
           fitted(ui, text::one_line(pictures.names[number]), size, width - ui.px(16)), {size, ui.colors.text});
}

// Back, which of how many, on.
void browse_row(Ui& ui) {
    auto const& pictures = ui.state.network.pictures;
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x, side = ui.px(kControl);
    if (icon_button(ui, "picture_back", Icon::StepBack, {side, side}, ButtonLook::Normal,
                    ui.say(Network::picture_before)))
        ui.act(state::InNetwork{state::PictureBy{state::Direction::Back}});
    ImGui::SetCursorScreenPos({begin.x + width - side, begin.y});
    ui.note_place("next_picture", {begin.x + width - side, begin.y, side, side});
    if (icon_button(ui, "picture_on", Icon::StepForward, {side, side}, ButtonLook::Normal,
                    ui.say(Network::picture_after)))
        ui.act(state::InNetwork{state::PictureBy{state::Direction::Forward}});
    auto const count = base::to_text(static_cast<std::int64_t>(pictures.names.size()));
    auto const current = pictures.current ? base::to_text(static_cast<std::int64_t>(*pictures.current + 1)) : "–";
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x + width / 2, begin.y + side / 2},
           ui.say(Network::picture_of, {current, count}),
           {ui.unit * kTextSize, ui.colors.text, figure::Weight::Regular, figure::Horizontal::Center,
            figure::Vertical::Middle});
}

}  // namespace

void picture_section(Ui& ui) {
    auto const& network = ui.state.network;
    auto const& picture = *network.picture;
    rule(ui);
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    auto const most = ui.px(224);
    auto const fitted_rect = fitted_into(static_cast<float>(picture.pixels.width),
                                         static_cast<float>(picture.pixels.height), {begin.x, begin.y, width, most});
    Rect const at{fitted_rect.x, begin.y, fitted_rect.width, fitted_rect.height};
    draw_pixels(ui, picture.pixels, at);
    draw_outline(ui, at);
    if (auto const field = field_of(network)) draw_mark(ui, part_of(picture.pixels, *field, at));
    ui.note_place("picture", at);
    ImGui::Dummy({width, at.height + ui.px(4)});
    auto const line = ImGui::GetCursorScreenPos();
    auto const seen = extents_text(picture.pixels.width, picture.pixels.height);
    auto const stored = extents_text(picture.width, picture.height);
    auto const facts = seen == stored ? stored : ui.say(Network::seen_as, {stored, seen});
    auto const size = ui.unit * kSmallSize, step = ui.px(18);
    auto const name = text::one_line(state::last_part(picture.path));
    bool const beside = width_of(ui, name, size) + width_of(ui, facts, size) + ui.px(12) <= width;
    auto const below = beside ? 0 : step;
    small_line(ui, {line.x, line.y + step / 2}, fitted(ui, name, size, width));
    small_line(ui, {beside ? line.x + width : line.x, line.y + below + step / 2}, facts,
               beside ? figure::Horizontal::Right : figure::Horizontal::Left);
    ImGui::Dummy({1, step + below});
    if (network.model && state::is_bundled(*network.model) && !state::is_drawing(picture)) {
        ui.note_place("drawings_note", {line.x, line.y, 1, 1});
        paragraph(ui, ui.say(Network::trained_on_drawings));
    }
}

void guesses_section(Ui& ui) {
    auto const& guesses = ui.state.network.picture->guesses;
    rule(ui);
    heading(ui, ui.say(Network::heading_guesses));
    if (guesses.empty()) paragraph(ui, ui.say(Network::no_classes));
    for (auto const& guess : guesses) guess_row(ui, label_of(ui, guess.index), guess.probability);
}

void picture_list_section(Ui& ui) {
    auto const& pictures = ui.state.network.pictures;
    if (pictures.names.empty()) return;
    rule(ui);
    heading(ui, ui.say(Network::heading_pictures, {text::one_line(state::last_part(pictures.folder))}));
    browse_row(ui);
    ImGui::Dummy({1, ui.px(4)});
    auto const rows = std::min<std::size_t>(pictures.names.size(), 8);
    auto const height = std::max(ui.px(22) * static_cast<float>(rows), ImGui::GetContentRegionAvail().y - ui.px(4));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    if (ImGui::BeginChild("pictures", {0, height}, false)) {
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(pictures.names.size()), ui.px(22));
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
                picture_row(ui, static_cast<std::size_t>(i));
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

}  // namespace deconvista::ui
