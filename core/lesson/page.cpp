#include "core/lesson/page.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/number_text.h"
#include "core/lesson/paragraphs.h"
#include "core/lesson/places.h"
#include "core/op/matrix.h"
#include "core/picture/picture.h"
#include "core/picture/text_fit.h"
#include "core/picture/theme.h"
#include "core/quiz/question_figure.h"
#include "core/text/pictures.h"

namespace deconvista::lesson {
namespace {

using figure::Rect;

// Of the page's height.
constexpr float kTitle = 1.f / 19, kFooter = kSmallestText, kMargin = 1.f / 26;
constexpr float kBold = 1.1f;  // how much wider bold text is
constexpr float kLargestShareAbove = 0.36f;

// The sizes that a text may have, as parts of the page's height; the largest at which it fits is taken.
constexpr std::array kTextSizes{26.f, 30.f, 33.f, 36.f, 40.f, 44.f, 1 / kSmallestText};
// Beside a picture the largest is left out.
constexpr std::size_t kFirstBesidePicture = 1;

// Of a page that asks for the output's size, the picture would tell it.
bool shows_picture(Page const& page) {
    return page.told || (page.shown && page.question != Question::OutputSize);
}

constexpr std::int64_t kWideMatrix = 2;  // times as wide as it is high

// Two views, two scenes, phases, a wide matrix, maps beside one another and stories need the whole width.
bool stands_above(Page const& page) {
    if (!shows_picture(page)) return false;
    if (page.told) return true;
    auto const& scene = page.shown->scene;
    auto const& computation = page.shown->trace.computation();
    auto const matrix = op::matrix_extents(computation);
    bool const wide = scene.views.front() == scene::View::Matrix && matrix.columns > kWideMatrix * matrix.rows;
    bool const phases = scene.views.front() == scene::View::Phases;
    return wide || phases || scene.views.size() > 1 || !scene.beside.empty() || scene.input.tensor.shape().channels > 1;
}

Blocks filled_of(Page const& page, InBoth<Blocks> const& blocks, text::Language language) {
    auto const* const shown = page.shown ? &*page.shown : nullptr;
    return filled(blocks.in(language), shown, shown == nullptr ? 0 : shown->steps.last, language);
}

figure::Label label(figure::Point at, float size, std::vector<figure::Run> runs, figure::Horizontal horizontal) {
    return {at, horizontal, figure::Vertical::Middle, size, std::move(runs)};
}

std::string say(text::Name name, text::Language language) {
    return std::string{text::sentence(name, language)};
}

// At the right of the title, as high as it.
constexpr float kVerdict = 0.62f;  // of the title's size
Rect room_for_verdict(Claim const& claim, PagePlan const& plan, text::Language language) {
    auto const size = plan.title_size * kVerdict;
    auto const width = std::round(size * (picture::estimated_width(say(name_of(claim.verdict), language)) + 1.2f));
    return {plan.title.right() - width, plan.title.y, width, plan.title_size};
}

void draw_verdict(std::vector<figure::Shape>& shapes, Rect const& place, std::string text,
                  picture::Theme const& theme) {
    shapes.emplace_back(figure::Box{place, place.height * 0.2f, theme.ink, {}});
    shapes.emplace_back(label(place.center(), std::round(place.height * kVerdict),
                              {{std::move(text), theme.ground, figure::Weight::Bold}}, figure::Horizontal::Center));
}

// All of the page between title and footer.
Rect body_of(picture::Look const& look) {
    auto const margin = look.height * kMargin;
    auto const top = margin + look.height * kTitle * 1.6f;
    auto const bottom = look.height - margin * 0.75f - look.height * kFooter * 1.5f;
    return {margin, top, look.width - 2 * margin, bottom - top};
}

Rect room_for_text(Page const& page, Rect const& body) {
    if (!shows_picture(page)) return {body.x, body.y, body.width * 0.78f, body.height};
    if (stands_above(page)) return {body.x, body.y, body.width, body.height * kLargestShareAbove};
    return {body.x, body.y, std::floor(body.width * 0.36f), body.height};
}

Rect room_for_picture(PagePlan const& plan, Page const& page, Rect const& body, picture::Look const& look) {
    if (stands_above(page)) {
        auto const top = std::round(plan.text.bottom() + look.height / 90);
        return {0, top, look.width, std::round(body.bottom()) - top};
    }
    auto const left = std::round(plan.text.right() + look.width / 64);
    return {left, std::round(body.y), look.width - left, std::round(body.height)};
}

// The picture keeps its captions at the size that is allowed, which views beside one another make smaller.
picture::Look look_of_picture(Page const& page, picture::Look look, Rect const& room) {
    auto const smallest = look.height * kSmallestText;
    look = page.shown ? picture::for_back_row(look, page.shown->scene, smallest)
                      : picture::for_back_row(look, std::ceil(smallest));
    look.width = room.width;
    look.height = room.height;
    look.matrix.reset();
    return look;
}

void draw_text(std::vector<figure::Shape>& shapes, PagePlan const& plan, Blocks const& blocks,
               picture::Theme const& theme) {
    auto const size = plan.text_size;
    for (auto const& line : lines_of(blocks, plan.text.width / size, theme).lines)
        shapes.emplace_back(label({plan.text.x + line.x * size, plan.text.y + line.y * size}, size * line.scale,
                                  line.runs, figure::Horizontal::Left));
}

}  // namespace

text::Name name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Wrong:
            return text::Picture::verdict_wrong;
        case Verdict::Misleading:
            return text::Picture::verdict_misleading;
        case Verdict::Depends:
            break;
    }
    return text::Picture::verdict_depends;
}

PageView opened(Lesson const& lesson, int page) {
    return {page, {steps_of(lesson.pages[static_cast<std::size_t>(page)]).first, 1}};
}

PageView printed(Lesson const& lesson, int page) {
    return {page, {steps_of(lesson.pages[static_cast<std::size_t>(page)]).last, 1}};
}

Steps steps_of(Page const& page) {
    if (page.told) return page.told->steps;
    return page.shown ? page.shown->steps : Steps{};
}

PagePlan plan_of(Page const& page, picture::Look const& look) {
    PagePlan plan;
    auto const margin = look.height * kMargin;
    auto const body = body_of(look);
    plan.title_size = std::round(look.height * kTitle);
    plan.footer_size = std::ceil(look.height * kFooter);
    plan.title = {margin, margin, body.width, look.height * kTitle * 1.3f};
    plan.footer = {margin, look.height - margin * 0.6f - plan.footer_size, body.width, plan.footer_size};
    plan.text = room_for_text(page, body);
    if (page.claim) plan.verdict = room_for_verdict(*page.claim, plan, look.language);
    auto const title_ems = picture::estimated_width(page.title.in(look.language)) * kBold;
    auto const width = plan.verdict ? plan.verdict->x - plan.title_size / 2 - margin : body.width;
    plan.title_size = std::min(plan.title_size, std::floor(width / title_ems));
    auto const blocks = filled_text(page, look.language);
    plan.text_fits = false;
    float height = plan.text.height;
    for (auto i = shows_picture(page) ? kFirstBesidePicture : 0; i < kTextSizes.size() && !plan.text_fits; ++i) {
        auto const part = kTextSizes[i];
        plan.text_size = std::ceil(look.height / part);
        auto const lines = lines_of(blocks, plan.text.width / plan.text_size, picture::theme_of(look.theme));
        bool const legible = std::ranges::all_of(lines.lines, [&](TextLine const& line) {
            return plan.text_size * line.scale >= look.height * kSmallestText;
        });
        plan.text_fits = legible && lines.height * plan.text_size <= plan.text.height &&
                         lines.width * plan.text_size <= plan.text.width;
        height = lines.height * plan.text_size;
    }
    if (stands_above(page)) plan.text.height = height;
    if (shows_picture(page)) plan.picture = room_for_picture(plan, page, body, look);
    return plan;
}

figure::Figure picture_of(Page const& page, trace::Moment moment, picture::Look const& look,
                          picture::Wholes const& wholes, quiz::Asked const* asked) {
    auto const room = *plan_of(page, look).picture;
    auto const own = look_of_picture(page, look, room);
    if (page.told) return page.told->story->figure(moment, own);
    auto const& [scene, trace, rates, steps, highlights] = *page.shown;
    if (asked != nullptr) return quiz::question_figure(scene, trace, *asked, own, wholes);
    std::optional<picture::Focus> focus;
    for (auto const& highlight : highlights)
        if (auto const* const cell = std::get_if<op::Cell>(&highlight)) focus = picture::Focus{*cell};
    auto figure = picture::compose(scene, trace, moment, own, focus, wholes);
    for (auto const& highlight : highlights)
        if (auto const* const marked = std::get_if<picture::Marked>(&highlight))
            draw_marked(figure.shapes, scene, trace, moment, own, *marked);
    return figure;
}

std::optional<op::Cell> cell_at(Page const& page, quiz::Question const& question, picture::Look const& look,
                                figure::Point point) {
    auto const room = plan_of(page, look).picture;
    if (!room || !room->holds(point)) return std::nullopt;
    return quiz::cell_at(page.shown->scene, page.shown->trace, question, look_of_picture(page, look, *room),
                         {point.x - room->x, point.y - room->y});
}

figure::Figure page_figure(Lesson const& lesson, PageView const& view, picture::Look const& look,
                           picture::Wholes const& wholes, quiz::Asked const* asked) {
    auto const& page = lesson.pages[static_cast<std::size_t>(view.page)];
    auto const& theme = picture::theme_of(look.theme);
    auto const plan = plan_of(page, look);
    figure::Figure figure{look.width, look.height, theme.ground, {}};
    using figure::Weight;
    auto const title_middle = plan.title.y + plan.title_size * 0.5f;
    figure.shapes.emplace_back(label({plan.title.x, title_middle}, plan.title_size,
                                     {{page.title.in(look.language), theme.ink, Weight::Bold}},
                                     figure::Horizontal::Left));
    if (page.claim) draw_verdict(figure.shapes, *plan.verdict, say(name_of(page.claim->verdict), look.language), theme);
    draw_text(figure.shapes, plan, filled_text(page, look.language), theme);
    if (plan.picture) {
        auto picture = picture_of(page, view.moment, look, wholes, asked);
        figure::Group placed;
        placed.offset = {plan.picture->x, plan.picture->y};
        placed.shapes = std::move(picture.shapes);
        figure.shapes.emplace_back(std::move(placed));
    }
    auto const footer_middle = plan.footer.center().y;
    figure.shapes.emplace_back(label({plan.footer.x, footer_middle}, plan.footer_size,
                                     {{lesson.title.in(look.language), theme.faint_ink}}, figure::Horizontal::Left));
    figure.shapes.emplace_back(label({plan.footer.right(), footer_middle}, plan.footer_size,
                                     {{page_number(lesson, view.page), theme.faint_ink}}, figure::Horizontal::Right));
    return figure;
}

Blocks filled_text(Page const& page, text::Language language) {
    return filled_of(page, page.text, language);
}

Blocks filled_notes(Page const& page, text::Language language) {
    return filled_of(page, page.notes, language);
}

picture::StepWords words_of(Lesson const& lesson, PageView const& view, text::Language language) {
    auto const& page = lesson.pages[static_cast<std::size_t>(view.page)];
    picture::StepWords words{page_number(lesson, view.page) + ": " + page.title.in(language), ""};
    if (page.claim) words.title += " (" + say(name_of(page.claim->verdict), language) + ")";
    auto const step = view.moment.step;
    if (page.shown)
        words.text = in_one_line(picture::words_of(page.shown->scene, page.shown->trace, step, language), language);
    if (page.told) words.text = in_one_line(page.told->story->words(step, language), language);
    return words;
}

std::string page_number(Lesson const& lesson, int page) {
    return base::to_text(page + 1) + " / " + base::to_text(static_cast<std::int64_t>(lesson.pages.size()));
}

}  // namespace deconvista::lesson
