#include "app/ui/messages.h"

#include "app/state/file_browser.h"
#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/style.h"
#include "core/text/line_breaks.h"
#include "core/text/utf8.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

// The file that it is about stands before the sentence, unless that names it itself: then without its folder.
std::string sentence_of(Ui const& ui, state::Message const& message) {
    auto what = message.what;
    bool is_named = message.about.empty();
    for (auto& fact : what.facts)
        if (!message.about.empty() && state::last_part(fact) == message.about) {
            fact = message.about;
            is_named = true;
        }
    auto sentence = text::describe(what, ui.state.settings.language);
    if (is_named) return sentence;
    return ui.say(text::Window::message_about, {text::one_line(message.about), sentence});
}

struct Box {
    std::vector<std::string> lines;
    float width{}, height{};
    figure::Color edge;
};

constexpr float kLine = 20;
constexpr float kPadding = 12;
constexpr float kCross = 24;

Box box_of(Ui& ui, state::Message const& message, float widest) {
    auto const size = ui.unit * kTextSize;
    auto const measure = [&](std::string_view line) { return width_of(ui, line, size); };
    auto const around = ui.px(2 * kPadding + 8 + kCross);
    Box box{.lines = text::lines_of(sentence_of(ui, message), widest - around, measure),
            .width = 0,
            .height = 0,
            .edge = message.tone == state::Tone::Good ? ui.colors.good : ui.colors.bad};
    for (auto const& line : box.lines) box.width = std::max(box.width, measure(line) + around);
    box.height = ui.px(kLine) * static_cast<float>(box.lines.size()) + 2 * ui.px(kPadding);
    return box;
}

void draw(Ui& ui, Box const& box, Rect const& at) {
    auto& list = *ImGui::GetWindowDrawList();
    auto const corner = ui.px(8);
    list.AddRectFilled(at.begin(), at.end(), packed(ui.colors.raised), corner);
    list.AddRectFilled(at.begin(), {at.x + ui.px(5), at.bottom()}, packed(box.edge), corner,
                       ImDrawFlags_RoundCornersLeft);
    list.AddRect(at.begin(), at.end(), packed(ui.colors.border), corner, 0, std::max(1.0f, ui.px(1)));
    auto y = at.y + ui.px(kPadding + kLine / 2);
    for (auto const& line : box.lines) {
        letter(ui, list, {at.x + ui.px(kPadding + 6), y}, line, {ui.unit * kTextSize, ui.colors.text});
        y += ui.px(kLine);
    }
    ImGui::SetCursorScreenPos({at.right() - ui.px(kCross + 6), at.y + (at.height - ui.px(kCross)) / 2});
    if (icon_button(ui, "close", Icon::Cross, {ui.px(kCross), ui.px(kCross)}, ButtonLook::Quiet))
        ui.act(state::DismissMessages{});
}

}  // namespace

void messages(Ui& ui, Rect const& place) {
    auto top = place.y + ui.px(12);
    int number = 0;
    for (auto message = ui.state.messages.rbegin(); message != ui.state.messages.rend(); ++message) {
        auto const box = box_of(ui, *message, std::min(ui.px(720), place.width - ui.px(24)));
        Rect const at{std::round(place.center().x - box.width / 2), top, std::round(box.width), box.height};
        top = at.bottom() + ui.px(8);
        // A window of its own, so that the picture under it is not clicked with it.
        ImGui::SetNextWindowPos(at.begin());
        ImGui::SetNextWindowSize(at.size());
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
        auto const name = "message" + std::to_string(number++);
        ImGui::Begin(name.c_str(), nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                         ImGuiWindowFlags_NoNav);
        draw(ui, box, at);
        ImGui::End();
        ImGui::PopStyleVar();
    }
}

}  // namespace deconvista::ui
