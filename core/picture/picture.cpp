#include "core/picture/picture.h"

#include <utility>

#include "core/picture/flat.h"
#include "core/picture/isometric.h"
#include "core/picture/shot.h"

namespace deconvista::picture {

base::Result<trace::Trace> trace_of(scene::Scene const& scene) {
    auto computation = scene::computation_of(scene);
    if (!computation) return computation.problem();
    return trace::Trace{std::move(*computation), scene.crop};
}

figure::Figure compose(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment, Look const& look) {
    Shot const shot{scene, trace, moment, look};
    switch (scene.view) {
        case scene::View::Flat:
            return flat_figure(shot);
        case scene::View::Isometric:
            return isometric_figure(shot);
    }
    DECONVISTA_CHECK(false);
}

std::optional<std::int64_t> step_at(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment,
                                    Look const& look, figure::Point point) {
    Shot const shot{scene, trace, moment, look};
    auto const slid =
        scene.view == scene::View::Flat ? flat_position_at(shot, point) : isometric_position_at(shot, point);
    if (!slid) return std::nullopt;
    return trace.step_of_position(*slid);
}

}  // namespace deconvista::picture
