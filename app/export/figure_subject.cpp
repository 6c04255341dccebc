#include "app/export/figure_subject.h"

#include <utility>
#include <vector>

namespace deconvista::exporting {
namespace {

class FigureSubject : public Subject {
public:
    explicit FigureSubject(Figures figures)
        : figures_{std::move(figures)},
          timeline_{std::vector<trace::StageSpan>{{trace::Stage::Start, 0, figures_.count}}} {}

    trace::Timeline const& timeline() const override { return timeline_; }

    figure::Figure figure(trace::Moment moment, picture::Look const& look) const override {
        return figures_.figure(moment.step, look);
    }

    picture::StepWords words(std::int64_t, text::Language language) const override { return figures_.words(language); }

    std::string title(text::Language language) const override { return figures_.words(language).title; }

    std::string document(std::string const&) const override { return ""; }

private:
    Figures figures_;
    trace::Timeline timeline_;
};

}  // namespace

std::shared_ptr<Subject const> figure_subject(Figures figures) {
    return std::make_shared<FigureSubject>(std::move(figures));
}

}  // namespace deconvista::exporting
