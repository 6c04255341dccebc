#pragma once
// A page of a lesson as one figure: its title, its text, the picture of its scene with what is highlighted, and which
// page it is. The text stands to the left of the picture, or above it where the picture needs the whole width.

#include <optional>

#include "core/figure/figure.h"
#include "core/lesson/lesson.h"
#include "core/picture/back_row.h"
#include "core/picture/look.h"
#include "core/picture/step_words.h"
#include "core/picture/whole.h"
#include "core/trace/timeline.h"

namespace deconvista::lesson {

// No text of a page is smaller than this share of its height, numbers in cells included: they lose digits before that.
constexpr float kSmallestText = picture::kBackRow;

// Which page of a lesson, at which moment of its scene.
struct PageView {
    int page{};
    trace::Moment moment;  // says nothing for a page without a scene
    bool operator==(PageView const&) const = default;
};

// The page as it is turned to: at the first of its steps.
PageView opened(Lesson const& lesson, int page);

// The steps that a page goes through; of one without a picture a single one.
Steps steps_of(Page const& page);

// The page as it is printed: at the last of its steps.
PageView printed(Lesson const& lesson, int page);

// Where the parts of a page lie, in pixels; sizes are ems.
struct PagePlan {
    figure::Rect title, text, footer;
    std::optional<figure::Rect> picture, verdict;
    float title_size{}, text_size{}, footer_size{};
    bool text_fits{true};  // at a size that is allowed
};
PagePlan plan_of(Page const& page, picture::Look const& look);

// Width, height, theme and language of the look count. `wholes`: as picture::compose() has them.
// `asked`: the page's question stands, and its picture hides the answer.
figure::Figure page_figure(Lesson const& lesson, PageView const& view, picture::Look const& look,
                           picture::Wholes const& wholes = {}, quiz::Asked const* asked = nullptr);

// The picture alone, as large as the plan has it; for a page that has a scene.
figure::Figure picture_of(Page const& page, trace::Moment moment, picture::Look const& look,
                          picture::Wholes const& wholes = {}, quiz::Asked const* asked = nullptr);

// The cell at a point of the page while its question stands.
std::optional<op::Cell> cell_at(Page const& page, quiz::Question const& question, picture::Look const& look,
                                figure::Point point);

// Text and notes with their places filled.
Blocks filled_text(Page const& page, text::Language language);
Blocks filled_notes(Page const& page, text::Language language);

// "3 / 9: What slides", and what its scene shows in words; for who cannot see it.
picture::StepWords words_of(Lesson const& lesson, PageView const& view, text::Language language);

// "Wrong"
text::Name name_of(Verdict verdict);

// "3 / 9"
std::string page_number(Lesson const& lesson, int page);

}  // namespace deconvista::lesson
