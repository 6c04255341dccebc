#include "app/export/scene_subject.h"

#include <algorithm>
#include <thread>
#include <utility>
#include <variant>

#include "app/export/carried_scene.h"
#include "app/export/scene_place.h"
#include "core/op/fast_evaluate.h"
#include "core/picture/names.h"
#include "core/picture/picture.h"
#include "core/scene/scene_file.h"

namespace deconvista::exporting {
namespace {

// Values that are written out, some digits each.
bool is_too_long(scene::Data const& data) {
    return std::holds_alternative<scene::Given>(data.source) && data.tensor.values().size() > kLongestScene / 2;
}

class SceneSubject : public Subject {
public:
    SceneSubject(scene::Scene scene, trace::Trace trace, picture::Wholes wholes)
        : scene_{std::move(scene)}, trace_{std::move(trace)}, timeline_{trace_}, wholes_{std::move(wholes)} {}

    trace::Timeline const& timeline() const override { return timeline_; }

    figure::Figure figure(trace::Moment moment, picture::Look const& look) const override {
        return picture::compose(scene_, trace_, moment, look, std::nullopt, wholes_);
    }

    picture::StepWords words(std::int64_t step, text::Language language) const override {
        return picture::words_of(scene_, trace_, step, language);
    }

    std::string title(text::Language language) const override { return picture::title_of(scene_, trace_, language); }

    // A picture is named as seen from where the file will lie.
    std::string document(std::string const& folder) const override {
        if (is_too_long(scene_.input) || is_too_long(scene_.kernel)) return "";
        return carried(scene::write_scene_line(as_seen_from(folder, scene_)));
    }

private:
    scene::Scene scene_;
    trace::Trace trace_;
    trace::Timeline timeline_;
    picture::Wholes wholes_;
};

}  // namespace

// Files show them finished; where the work was given up, so will be the pictures.
picture::Wholes wholes_of(scene::Scene const& scene, trace::Trace const& trace, picture::Wholes const& at_hand,
                          std::stop_token const& stop) {
    auto const threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    picture::Wholes wholes;
    auto const needed = picture::wholes_needed(scene, trace);
    for (std::size_t i = 0; i < needed.size(); ++i) {
        if (!needed[i]) continue;
        bool const is_there = !at_hand[i].progress && at_hand[i].values.shape() == needed[i]->output;
        if (is_there)
            wholes[i] = at_hand[i];
        else if (auto values = op::evaluate_fast(*needed[i], {stop, {}, threads}))
            wholes[i].values = *std::move(values);
    }
    return wholes;
}

base::Result<std::shared_ptr<Subject const>> scene_subject(scene::Scene scene, picture::Wholes const& at_hand,
                                                           std::stop_token const& stop) {
    auto trace = picture::trace_of(scene);
    if (!trace) return trace.problem();
    auto wholes = wholes_of(scene, *trace, at_hand, stop);
    return std::shared_ptr<Subject const>{
        std::make_shared<SceneSubject>(std::move(scene), *std::move(trace), std::move(wholes))};
}

}  // namespace deconvista::exporting
