#pragma once
// A picture of a show taken apart for formats in which text can be edited: what is drawn, where it lies, and the text
// beside it.

#include <optional>
#include <string>
#include <vector>

#include "core/figure/figure.h"
#include "core/lesson/lesson.h"
#include "core/lesson/page.h"
#include "core/picture/look.h"

namespace deconvista::exporting {

struct SlideParagraph {
    lesson::BlockKind kind{};
    std::vector<figure::Run> runs;
};

enum class SlideRole : std::uint8_t { Title, Body };

// In the units of the figure; the size is an em.
struct SlideText {
    SlideRole role{};
    figure::Rect place;
    float size{};
    std::vector<SlideParagraph> paragraphs;
};

struct Slide {
    std::optional<figure::Figure> picture;
    figure::Rect place;  // of the picture
    std::vector<SlideText> texts;
    std::vector<std::string> notes;  // paragraphs; none: there are no notes
};

Slide slide_of(lesson::Lesson const& lesson, lesson::PageView const& view, picture::Look const& look,
               picture::Wholes const& wholes);

}  // namespace deconvista::exporting
