#include "app/ui/timeline_band.h"

#include <algorithm>

#include "app/ui/band_layout.h"
#include "app/ui/lettering.h"
#include "app/ui/style.h"
#include "core/picture/explanation.h"

namespace deconvista::ui {
namespace {

std::vector<StageBand> lay_out_band(Ui& ui, trace::Timeline const& timeline, float width) {
    std::vector<float> least;
    for (auto const& span : timeline.stages()) {
        auto const name = ui.say(picture::name_of(span.stage));
        least.push_back(width_of(ui, name, ui.unit * kSmallSize, figure::Weight::Bold) + ui.px(18));
    }
    return band_layout(timeline, width, least);
}

// A tick where each step begins, as long as they can be told apart.
void draw_ticks(Ui& ui, Rect const& place, StageBand const& band, figure::Color color) {
    auto const step = (band.right - band.left) / static_cast<float>(band.count);
    if (step < ui.px(4)) return;
    auto& list = *ImGui::GetWindowDrawList();
    for (std::int64_t i = 1; i < band.count; ++i) {
        auto const x = std::round(place.x + band.left + step * static_cast<float>(i));
        list.AddRectFilled({x, place.bottom() - ui.px(7)}, {x + std::max(1.0f, ui.px(1)), place.bottom() - ui.px(3)},
                           packed(color));
    }
}

enum class Standing : std::uint8_t { Elsewhere, Here };

void draw_stage(Ui& ui, Rect const& place, StageBand const& band, Standing standing) {
    auto const gap = ui.px(1);
    Rect const box{std::round(place.x + band.left) + gap, place.y,
                   std::round(place.x + band.right) - std::round(place.x + band.left) - 2 * gap, place.height};
    if (box.width < 1) return;
    bool const here = standing == Standing::Here;
    auto& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(box.begin(), box.end(), packed(here ? ui.colors.accent_tint : ui.colors.control), ui.px(4));
    draw_ticks(ui, place, band, here ? ui.colors.accent : ui.colors.faint_text);
    auto const weight = here ? figure::Weight::Bold : figure::Weight::Regular;
    auto const name = ui.say(picture::name_of(band.stage));
    if (width_of(ui, name, ui.unit * kSmallSize, weight) > box.width - ui.px(4)) return;
    letter(ui, list, {std::round(box.center().x), place.y + std::round(place.height * 0.45f)}, name,
           {ui.unit * kSmallSize, here ? ui.colors.accent : ui.colors.text, weight, figure::Horizontal::Center,
            figure::Vertical::Middle});
}

void draw_playhead(Ui& ui, Rect const& place, float at) {
    auto& list = *ImGui::GetWindowDrawList();
    auto const x = std::round(place.x + at);
    auto const half = std::max(1.0f, ui.px(1));
    auto const above = ui.px(5), grip = ui.px(6);
    list.AddRectFilled({x - half, place.y - above}, {x + half, place.bottom() + ui.px(3)}, packed(ui.colors.accent));
    list.AddTriangleFilled({x - grip, place.y - above}, {x + grip, place.y - above}, {x, place.y + ui.px(3)},
                           packed(ui.colors.accent));
}

}  // namespace

void timeline_band(Ui& ui, state::Playing const& playing, Rect const& place) {
    auto const bands = lay_out_band(ui, playing.timeline, place.width);
    ui.note_place("band", place);
    ImGui::SetCursorScreenPos({place.x, place.y - ui.px(6)});
    ImGui::InvisibleButton("band", {place.width, place.height + ui.px(10)});
    // The last bit of a drag may come together with the release.
    if (ImGui::IsItemActive() || ImGui::IsItemDeactivated()) {
        auto const pointer = ImGui::GetIO().MousePos.x;
        ui.act(state::Scrub{seconds_at(std::clamp(pointer - place.x, 0.0f, place.width), bands)});
    }
    auto const moment = playing.timeline.at(playing.playback.seconds);
    for (auto const& band : bands) {
        bool const here = moment.step >= band.first && moment.step < band.first + band.count;
        draw_stage(ui, place, band, here ? Standing::Here : Standing::Elsewhere);
    }
    draw_playhead(ui, place, place_of(playing.playback.seconds, bands));
}

}  // namespace deconvista::ui
