#include "app/export/lesson_subject.h"

#include <utility>
#include <vector>

#include "app/export/scene_subject.h"
#include "core/lesson/page.h"

namespace deconvista::exporting {
namespace {

class LessonSubject : public Subject {
public:
    LessonSubject(lesson::Lesson lesson, std::vector<picture::Wholes> wholes)
        : lesson_{std::move(lesson)}, wholes_{std::move(wholes)}, timeline_{pages_as_steps(lesson_)} {}

    trace::Timeline const& timeline() const override { return timeline_; }

    figure::Figure figure(trace::Moment moment, picture::Look const& look) const override {
        return lesson::page_figure(lesson_, view_of(moment.step), look, wholes_of(moment.step));
    }

    picture::StepWords words(std::int64_t step, text::Language language) const override {
        return lesson::words_of(lesson_, view_of(step), language);
    }

    std::string title(text::Language language) const override { return lesson_.title.in(language); }

    std::string document(std::string const&) const override { return ""; }

    Kind kind() const override { return Kind::Pages; }

    std::optional<Slide> slide(trace::Moment moment, picture::Look const& look) const override {
        return slide_of(lesson_, view_of(moment.step), look, wholes_of(moment.step));
    }

private:
    static std::vector<trace::StageSpan> pages_as_steps(lesson::Lesson const& lesson) {
        return {{trace::Stage::Start, 0, static_cast<std::int64_t>(lesson.pages.size())}};
    }

    lesson::PageView view_of(std::int64_t step) const { return printed(lesson_, static_cast<int>(step)); }
    picture::Wholes const& wholes_of(std::int64_t step) const { return wholes_[static_cast<std::size_t>(step)]; }

    lesson::Lesson lesson_;
    std::vector<picture::Wholes> wholes_;  // of each page
    trace::Timeline timeline_;
};

}  // namespace

std::shared_ptr<Subject const> lesson_subject(lesson::Lesson lesson, std::stop_token const& stop) {
    std::vector<picture::Wholes> wholes;
    for (auto const& page : lesson.pages)
        wholes.push_back(page.shown ? wholes_of(page.shown->scene, page.shown->trace, {}, stop) : picture::Wholes{});
    return std::make_shared<LessonSubject>(std::move(lesson), std::move(wholes));
}

base::Outcome check_for_lesson(Settings const& settings) {
    bool const moves = traits_of(settings.format).pictures == Pictures::Moving;
    if (moves && settings.format != Format::Frames)
        return base::usage("export_option_not_for_format", {"LESSON", std::string{traits_of(settings.format).name}});
    Settings const plain;
    struct Option {
        char const* name;
        bool is_given;
    };
    Option const options[] = {
        {"--step, --steps, --stages", settings.selection != plain.selection},
        {"--view", !settings.views.empty()},
        {"--labels", settings.labels != plain.labels},
        {"--digits", settings.digits != plain.digits},
        {"--font-size", settings.font_size != plain.font_size},
        {"--crop-to-content", settings.part != plain.part},
        {"--fps", settings.frames_per_second.has_value()},
    };
    for (auto const& [name, is_given] : options)
        if (is_given) return base::usage("export_option_not_for_lesson", {name});
    return base::done();
}

}  // namespace deconvista::exporting
