#include "app/ui/story_view.h"

#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/style.h"
#include "core/maps/story_figure.h"
#include "core/story/opened_layer.h"
#include "core/text/networks.h"

namespace deconvista::ui {
namespace {

using state::InNetwork;
using text::Network;

constexpr float kBar = 44;

// Back to the maps, and into the layer that is seen.
void bar(Ui& ui, Rect const& place, bool opens) {
    auto& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(place.begin(), place.end(), packed(ui.colors.ground));
    auto const y = place.y + std::round((place.height - ui.px(32)) / 2);
    auto const back = ui.say(Network::story_back), open = ui.say(Network::story_open_layer);
    auto const width = [&](std::string const& text) {
        return std::round(width_of(ui, text, ui.unit * kTextSize)) + ui.px(32);
    };
    ImGui::SetCursorScreenPos({place.x + ui.px(12), y});
    ui.note_place("story.back", {place.x + ui.px(12), y, width(back), ui.px(32)});
    if (text_button(ui, back, ButtonLook::Normal, width(back)))
        ui.act(InNetwork{state::ShowNetworkView{state::NetworkView::Maps}});
    auto const x = place.right() - ui.px(12) - width(open);
    ImGui::SetCursorScreenPos({x, y});
    if (opens) ui.note_place("story.open", {x, y, width(open), ui.px(32)});
    if (text_button(ui, open, ButtonLook::Normal, width(open), opens ? Use::Enabled : Use::Disabled))
        ui.act(InNetwork{state::OpenStoryLayer{}});
}

// Whether the step that is seen has numbers to be followed.
bool opens_here(state::AppState const& state) {
    auto const& story = state.network.story;
    auto const playing = state::playing_in(state);
    if (!playing || !story || !story->story) return false;
    return story::can_open(**story->story, playing->timeline.at(playing->playback.seconds).step);
}

}  // namespace

void StoryView::picture(Ui& ui, Rect const& place, state::UnitStory const& story) {
    auto const playing = state::playing_in(ui.state);
    if (!playing) return;
    auto const moment = playing->timeline.at(playing->playback.seconds);
    picture_.show(ui, place, story.subject, moment);
    ImGui::SetCursorScreenPos(place.begin());
    bool const pressed = ImGui::InvisibleButton("story", place.size());
    if (!ImGui::IsItemHovered() && !pressed) return;
    auto const point = SubjectPicture::in_figure(ui, place, ImGui::GetIO().MousePos);
    auto const step = maps::step_at(**story.story, moment, picture_.look(), point);
    if (!step) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (pressed) ui.act(state::GoToStep{*step});
}

void StoryView::show(Ui& ui, Rect const& place) {
    auto const& story = ui.state.network.story;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    if (begin_panel(ui, "story", place, Scrolls::Never)) {
        bool const has_bar = !ui.state.present;
        Rect const above{place.x, place.y, place.width, std::max(1.0f, place.height - (has_bar ? ui.px(kBar) : 0))};
        ui.note_place("story", above);
        if (!story)
            sentence_in_place(ui, above, ui.say(Network::story_is_told));
        else if (!story->story)
            sentence_in_place(ui, above, text::describe(story->story.problem(), ui.state.settings.language));
        else
            picture(ui, above, *story);
        if (has_bar)
            bar(ui, {place.x, above.bottom(), place.width, place.bottom() - above.bottom()}, opens_here(ui.state));
    }
    end_panel();
    ImGui::PopStyleVar();
}

}  // namespace deconvista::ui
