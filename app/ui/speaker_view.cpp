#include "app/ui/speaker_view.h"

#include <algorithm>

#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/speaker_bars.h"
#include "app/ui/speaker_words.h"
#include "app/ui/style.h"
#include "core/text/line_breaks.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using state::Workspace;
using text::Window;

constexpr float kHeader = 60, kFooter = 56, kMargin = 16, kHeading = 24;
constexpr float kNotes = 20;            // em of the notes
constexpr float kNowShare = 0.62f;      // of the width
constexpr float kPictureShare = 0.68f;  // of the height between the bars, at most
constexpr float kLineHeight = 1.5f;     // of the notes, in ems

void name_picture(Ui& ui, Rect const& place, std::string const& name) {
    letter(ui, *ImGui::GetWindowDrawList(), {place.x, place.y + ui.px(kHeading) / 2}, name,
           {ui.unit * kSmallSize, ui.colors.faint_text, figure::Weight::Bold});
}

void frame_around(Ui& ui, Rect const& picture) {
    ImGui::GetWindowDrawList()->AddRect(picture.begin(), picture.end(), packed(ui.colors.border), 0, 0,
                                        std::max(1.0f, ui.px(1)));
}

// The speaker still sees the picture, and that nobody else does.
void show_veil(Ui& ui, Rect const& picture, state::Veil veil) {
    if (veil == state::Veil::None) return;
    bool const black = veil == state::Veil::Black;
    auto& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(picture.begin(), picture.end(), black ? IM_COL32(0, 0, 0, 200) : IM_COL32(255, 255, 255, 215));
    figure::Color const ink = black ? figure::Color{255, 255, 255} : figure::Color{0, 0, 0};
    auto const center = picture.center();
    letter(ui, list, {center.x, center.y - ui.px(16)}, ui.say(black ? Window::speaker_black : Window::speaker_white),
           {ui.unit * kLargeSize, ink, figure::Weight::Bold, figure::Horizontal::Center, figure::Vertical::Middle});
    letter(ui, list, {center.x, center.y + ui.px(14)}, ui.say(Window::speaker_veiled),
           {ui.unit * kTextSize, ink, figure::Weight::Regular, figure::Horizontal::Center, figure::Vertical::Middle});
}

void paragraph_of_notes(Ui& ui, std::string const& text, figure::Color color, figure::Weight weight) {
    auto const size = ui.unit * kNotes, line = std::round(size * kLineHeight);
    auto const width = ImGui::GetContentRegionAvail().x - ui.px(8);
    auto const begin = ImGui::GetCursorScreenPos();
    auto const lines =
        text::lines_of(text, width, [&](std::string_view piece) { return width_of(ui, piece, size, weight); });
    auto y = begin.y + line / 2;
    for (auto const& piece : lines) {
        letter(ui, *ImGui::GetWindowDrawList(), {begin.x, y}, piece, {size, color, weight});
        y += line;
    }
    ImGui::Dummy({1, line * static_cast<float>(lines.size()) + ui.px(4)});
}

void notes(Ui& ui, Rect const& place, SpeakerWords const& words) {
    ui.note_place("speaker.notes", place);
    if (begin_panel(ui, "speaker_notes", place)) {
        draw_edge(ui, place, Edge::Top);
        if (!words.answer.empty())
            paragraph_of_notes(ui, ui.say(Window::message_about, {ui.say(Window::speaker_answer), words.answer}),
                               ui.colors.accent, figure::Weight::Bold);
        for (auto const& note : words.notes) paragraph_of_notes(ui, note, ui.colors.text, figure::Weight::Regular);
        if (words.notes.empty())
            paragraph_of_notes(ui, ui.say(Window::speaker_no_notes), ui.colors.faint_text, figure::Weight::Regular);
    }
    end_panel();
}

}  // namespace

base::Result<SpeakerView> SpeakerView::make() {
    auto surface = Surface::make();
    if (!surface) return surface.problem();
    return SpeakerView{*std::move(surface)};
}

// Side by side, their upper edges in line.
void SpeakerView::pictures(Ui& ui, Rect const& place) {
    if (begin_panel(ui, "speaker_pictures", place, Scrolls::Never)) {
        auto const margin = ui.px(kMargin), heading = ui.px(kHeading);
        auto const width = std::round((place.width - 3 * margin) * kNowShare);
        picture::Look look = ui.look(1, 1);
        look.width = audience_.x;
        look.height = audience_.y;
        Rect now{place.x + margin, place.y + heading, width, place.height - heading - margin};
        name_picture(ui, {now.x, place.y, width, heading}, ui.say(Window::speaker_now));
        if (auto const lies = now_.show(ui, now, look)) {
            show_veil(ui, *lies, ui.state.present->veil);
            frame_around(ui, *lies);
            ui.note_place("speaker.now", *lies);
            now = *lies;
        }
        auto const left = now.right() + margin;
        Rect const next{left, now.y, place.right() - margin - left, now.height};
        bool const in_lesson = ui.state.workspace == Workspace::Lesson;
        name_picture(ui, {left, place.y, next.width, heading},
                     ui.say(in_lesson ? Window::speaker_next : Window::speaker_next_step));
        if (auto const lies = next_.show(ui, next, look)) {
            frame_around(ui, *lies);
            ui.note_place("speaker.next", *lies);
        } else {
            letter(ui, *ImGui::GetWindowDrawList(), {left, next.y + ui.px(16)}, ui.say(Window::speaker_end),
                   {ui.unit * kTextSize, ui.colors.text});
        }
    }
    end_panel();
}

state::Actions SpeakerView::frame(state::AppState const& state, state::Places* places) {
    auto ui = surface_.begin(state, transient_, places);
    if (state.present && state::playing_in(state)) {
        auto const [width, height] = ImGui::GetIO().DisplaySize;
        auto const header = ui.px(kHeader), footer = ui.px(kFooter);
        auto const words = words_for_speaker(state);
        Rect const between{0, header, width, std::max(1.0f, height - header - footer)};
        auto const wanted = between.width * kNowShare * audience_.y / audience_.x + ui.px(kHeading + kMargin);
        auto const share = std::round(std::min(wanted, between.height * kPictureShare));
        speaker_header(ui, {0, 0, width, header}, words.place);
        pictures(ui, {0, between.y, width, share});
        notes(ui, {0, between.y + share, width, between.height - share}, words);
        speaker_footer(ui, {0, between.bottom(), width, footer});
    }
    return surface_.end(std::move(ui));
}

figure::Color SpeakerView::ground(state::AppState const& state) const {
    return palette_of(state.settings.theme).ground;
}

}  // namespace deconvista::ui
