#include "app/export/story_subject.h"

#include <utility>

#include "app/export/carried_scene.h"
#include "app/export/scene_place.h"
#include "core/maps/story_figure.h"

namespace deconvista::exporting {
namespace {

class StorySubject : public Subject {
public:
    StorySubject(std::shared_ptr<story::Story const> story, story::ProjectionScene scene)
        : story_{std::move(story)}, scene_{std::move(scene)}, timeline_{story_->stages()} {}

    trace::Timeline const& timeline() const override { return timeline_; }

    figure::Figure figure(trace::Moment moment, picture::Look const& look) const override {
        return maps::compose(*story_, moment, look, scene_.title);
    }

    picture::StepWords words(std::int64_t step, text::Language language) const override {
        return maps::words_of(*story_, step, language);
    }

    std::string title(text::Language language) const override {
        return scene_.title.empty() ? maps::title_of(*story_, language) : scene_.title;
    }

    std::string document(std::string const& folder) const override {
        return carried(story::write_projection_scene_line(as_seen_from(folder, scene_)));
    }

private:
    std::shared_ptr<story::Story const> story_;
    story::ProjectionScene scene_;
    trace::Timeline timeline_;
};

}  // namespace

std::shared_ptr<Subject const> story_subject(std::shared_ptr<story::Story const> story, story::ProjectionScene scene) {
    return std::make_shared<StorySubject>(std::move(story), std::move(scene));
}

}  // namespace deconvista::exporting
