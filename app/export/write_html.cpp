// HTML: one page that needs nothing else. The steps are vector drawings; how they are turned is assets/web.

#include <cmath>

#include "app/export/svg_text.h"
#include "app/export/writers.h"
#include "app/files/assets.h"
#include "app/files/text_file.h"
#include "core/base/number_text.h"
#include "core/text/window.h"

namespace deconvista::exporting {
namespace {

using text::Name;
using text::Window;

struct Player {
    std::string style, script;
};

base::Result<Player> load_player() {
    auto const assets = files::find_assets();
    if (!assets) return assets.problem();
    constexpr std::int64_t kMost = 1 << 20;
    auto style = files::read_text(*assets + "/web/player.css", kMost);
    if (!style) return style.problem();
    auto script = files::read_text(*assets + "/web/player.js", kMost);
    if (!script) return script.problem();
    return Player{*std::move(style), *std::move(script)};
}

std::string button(Task const& task, char const* id, char const* sign, Name name) {
    auto const label = paint::as_xml(text::sentence(name, task.show.language()));
    return std::string{"<button id=\""} + id + "\" type=\"button\" aria-label=\"" + label + "\" title=\"" + label +
           "\">" + sign + "</button>\n";
}

std::string controls(Task const& task) {
    auto const say = [&](Name name) { return paint::as_xml(text::sentence(name, task.show.language())); };
    return "<nav aria-label=\"" + say(Window::html_controls) + "\">\n" +
           button(task, "first", "|◀", Window::html_first) + button(task, "back", "◀", Window::html_back) +
           "<button id=\"play\" type=\"button\" data-play=\"" + say(Window::html_play) + "\" data-pause=\"" +
           say(Window::html_pause) + "\" aria-pressed=\"false\">" + say(Window::html_play) + "</button>\n" +
           button(task, "next", "▶", Window::html_next) +
           "<input id=\"slider\" type=\"range\" min=\"0\" value=\"0\" step=\"1\" aria-label=\"" +
           say(Window::html_slider) + "\">\n<output id=\"place\"></output>\n</nav>\n";
}

// The page sees nothing of any network, and says so to the browser.
std::string beginning(Task const& task, Player const& player) {
    bool const chinese = task.show.language() == text::Language::Chinese;
    bool const dark =
        task.settings().theme == picture::ThemeName::Dark || task.settings().theme == picture::ThemeName::Contrast;
    auto const title = paint::as_xml(task.show.title());
    std::string text = std::string{"<!DOCTYPE html>\n<html lang=\""} + (chinese ? "zh" : "en") + "\"" +
                       (dark ? " class=\"dark\"" : "") + ">\n<head>\n<meta charset=\"utf-8\">\n";
    text +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'unsafe-inline'; img-src data:\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<link rel=\"icon\" href=\"data:,\">\n";
    text += "<meta name=\"generator\" content=\"" + program_name() + "\">\n<title>" + title + "</title>\n";
    if (!task.scene.empty())
        text += "<script type=\"text/plain\" id=\"scene\">" + std::string{kSceneMark} + as_ascii_json(task.scene) +
                "</script>\n";
    text += "<style>\n" + player.style +
            "</style>\n</head>\n<body>\n<main>\n<div id=\"picture\"></div>\n"
            "<p id=\"words\" aria-live=\"polite\" aria-atomic=\"true\"></p>\n</main>\n";
    return text + "<noscript>" + paint::as_xml(text::sentence(Window::html_no_script, task.show.language())) +
           "</noscript>\n" + controls(task);
}

// In a script that no browser runs, where a drawing costs nothing until it is looked at.
std::string step_text(Task const& task, int picture, paint::SvgPainter& painter) {
    auto const& showing = task.show.showing(picture);
    auto const words = task.show.words(picture);
    // Pages are read, steps are watched.
    constexpr double kSecondsOfAPage = 20;
    auto const seconds = task.show.is_pages() ? kSecondsOfAPage : showing.seconds;
    return "<script type=\"text/plain\" class=\"step\" data-step=\"" + base::to_text(task.show.number(picture)) +
           "\" data-milliseconds=\"" + base::to_text(std::llround(1000 * seconds)) + "\" data-title=\"" +
           paint::as_xml(words.title) + "\" data-words=\"" + paint::as_xml(words.text) + "\">\n" +
           svg_element(task, picture, painter, SvgPlace::InPage) + "</script>\n";
}

}  // namespace

base::Result<Ending> write_html(Task const& task) {
    auto const player = load_player();
    if (!player) return player.problem();
    return into_file(task, [&](files::NewFile& file) -> base::Result<Ending> {
        if (auto const begun = file.write(beginning(task, *player)); !begun) return begun.problem();
        Stages<paint::SvgPainter, std::string> stages;
        stages.bench = [&] { return svg_painter(task.fonts, paint::SvgText::Letters); };
        stages.make = [&](int picture, paint::SvgPainter& painter, std::string& step) {
            step = step_text(task, picture, painter);
            return base::done();
        };
        stages.take = [&](int, std::string& step) { return file.write(step); };
        auto const ending = each_picture(task, stages);
        if (!ending || *ending == Ending::Cancelled) return ending;
        auto const end = "<script>\n" + player->script + "</script>\n</body>\n</html>\n";
        if (auto const written = file.write(end); !written) return written.problem();
        return ending;
    });
}

}  // namespace deconvista::exporting
