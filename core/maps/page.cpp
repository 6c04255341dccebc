#include "core/maps/page.h"

#include <algorithm>

#include "core/base/number_text.h"
#include "core/picture/layout.h"
#include "core/picture/text_fit.h"
#include "core/text/line_breaks.h"
#include "core/text/path_end.h"

namespace deconvista::maps {

std::string Page::say(text::Picture name, std::initializer_list<std::string> facts) const {
    return text::fill(name, look.language, facts);
}

void Page::write(figure::Point at, std::string_view text, figure::Color color, float room,
                 figure::Horizontal horizontal, figure::Weight weight) {
    if (look.labels == picture::Labels::Off) return;
    shapes.push_back(picture::label(at, caption, picture::shortened(text, room / caption), color, horizontal, weight));
}

std::vector<std::string> Page::lines_of(std::string_view text, float room) const {
    // Estimates are made for bold letters, which sentences are not; Chinese has no bold of its own.
    auto const regular = look.language == text::Language::English ? 0.94f : 1.f;
    return text::lines_of(text, room / caption,
                          [&](std::string_view part) { return regular * picture::estimated_width(part); });
}

float Page::write_lines(figure::Point top, std::string_view text, figure::Color color, float room) {
    float height = 0;
    for (auto const& part : lines_of(text, room)) {
        write({top.x, top.y + height + line() / 2}, part, color, 2 * room);
        height += line();
    }
    return height;
}

figure::Rect Page::show(figure::Rect area, figure::Pixels const& pixels) {
    if (!pixels.rgba || pixels.width < 1 || pixels.height < 1) return {};
    auto const rect = fitted(area, pixels.width, pixels.height);
    shapes.push_back(figure::Image{rect, pixels});
    shapes.push_back(figure::Box{rect, 0, {}, figure::Stroke{theme.rule, 1}});
    return rect;
}

picture::StepWords as_step_words(PageWords const& words) {
    auto text = words.subtitle;
    for (auto const& note : words.notes) text += "\n" + note;
    return {words.title, std::move(text)};
}

Page begin_page(picture::Look const& look, PageWords const& words) {
    auto const bands = picture::bands_of(look);
    Page page{look,
              picture::theme_of(look.theme),
              bands.margin,
              bands.caption,
              bands.caption,
              {bands.margin, bands.margin, look.width - 2 * bands.margin, 0},
              {}};
    page.body.height = look.height - 2 * bands.margin;
    if (look.labels == picture::Labels::Off) return page;
    auto& body = page.body;
    auto const head = std::round(bands.title * 1.4f + bands.caption * 1.6f);
    auto const title = picture::shortened(words.title, body.width / bands.title);
    page.shapes.push_back(picture::label({body.x, body.y + bands.title * 0.5f}, bands.title, title, page.theme.ink,
                                         figure::Horizontal::Left, figure::Weight::Bold));
    page.write({body.x, body.y + bands.title * 1.4f + bands.caption * 0.4f}, words.subtitle, page.theme.faint_ink,
               body.width);
    float notes = 0;
    for (auto const& note : words.notes)
        notes += static_cast<float>(page.lines_of(note, body.width).size()) * page.line();
    auto const top = look.height - bands.margin * 0.6f - notes;
    float at = 0;
    for (auto const& note : words.notes)
        at += page.write_lines({body.x, top + at}, note, page.theme.faint_ink, body.width);
    body.y += head + page.gap * 0.5f;
    body.height = top - (notes > 0 ? page.gap * 0.6f : 0) - body.y;
    return page;
}

figure::Figure finished(Page page) {
    return {page.look.width, page.look.height, page.theme.ground, std::move(page.shapes)};
}

figure::Rect fitted(figure::Rect area, double width, double height) {
    auto const scale = std::min(double{area.width} / width, double{area.height} / height);
    figure::Rect rect{0, 0, static_cast<float>(std::max(1.0, std::floor(width * scale))),
                      static_cast<float>(std::max(1.0, std::floor(height * scale)))};
    rect.x = std::round(area.x + (area.width - rect.width) / 2);
    rect.y = std::round(area.y + (area.height - rect.height) / 2);
    return rect;
}

std::string percent(double share) {
    auto const hundredths = 100 * share;
    return base::pretty(hundredths < 10 ? hundredths : std::round(hundredths), hundredths < 10 ? 2 : 3) +
           "\u00A0%";  // at which no line is broken
}

std::string measured(std::optional<double> value) {
    if (!value) return "–";
    auto const hundredths = std::llround(std::abs(*value) * 100);
    auto const digits = base::to_text(hundredths % 100);
    return (*value < 0 && hundredths > 0 ? "−" : "") + base::to_text(hundredths / 100) +
           (digits.size() < 2 ? ".0" : ".") + digits;
}

std::string end_of_path(std::string const& path, float ems) {
    return text::end_of_path(path, ems, picture::estimated_width);
}

std::string extents_text(net::Box const& box) {
    std::string text;
    for (auto const& range : box) text += (text.empty() ? "" : "×") + base::to_text(range.count());
    return text;
}

std::string cell_text(std::vector<std::int64_t> const& cell) {
    std::string text;
    for (auto const at : cell) text += (text.empty() ? "" : ", ") + base::to_text(at);
    return "(" + text + ")";
}

}  // namespace deconvista::maps
