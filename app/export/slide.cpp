#include "app/export/slide.h"

#include <utility>

#include "core/lesson/paragraphs.h"
#include "core/picture/theme.h"

namespace deconvista::exporting {
namespace {

std::vector<SlideParagraph> paragraphs_of(lesson::Blocks const& blocks, picture::Theme const& theme) {
    std::vector<SlideParagraph> paragraphs;
    for (auto const& block : blocks) {
        SlideParagraph paragraph{block.kind, {}};
        for (auto const& span : block.spans) paragraph.runs.push_back(lesson::run_of(span, theme));
        paragraphs.push_back(std::move(paragraph));
    }
    return paragraphs;
}

}  // namespace

Slide slide_of(lesson::Lesson const& lesson, lesson::PageView const& view, picture::Look const& look,
               picture::Wholes const& wholes) {
    auto const& page = lesson.pages[static_cast<std::size_t>(view.page)];
    auto const& theme = picture::theme_of(look.theme);
    auto const plan = lesson::plan_of(page, look);
    Slide slide;
    SlideParagraph title{lesson::BlockKind::Paragraph,
                         {{page.title.in(look.language), theme.ink, figure::Weight::Bold}}};
    slide.texts.push_back({SlideRole::Title, plan.title, plan.title_size, {std::move(title)}});
    slide.texts.push_back(
        {SlideRole::Body, plan.text, plan.text_size, paragraphs_of(lesson::filled_text(page, look.language), theme)});
    if (plan.picture) {
        slide.picture = lesson::picture_of(page, view.moment, look, wholes);
        slide.place = *plan.picture;
    }
    for (auto const& block : lesson::filled_notes(page, look.language)) slide.notes.push_back(lesson::plain(block));
    return slide;
}

}  // namespace deconvista::exporting
