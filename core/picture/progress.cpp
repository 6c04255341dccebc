#include "core/picture/progress.h"

#include <algorithm>

namespace deconvista::picture {

Progress::Progress(trace::Trace const& trace, trace::Moment moment, Motion motion) {
    auto const current = trace.stage_of(moment.step);
    auto const phase = motion == Motion::Reduced ? 1.f : moment.phase;
    for (int i = 0; i < trace::kStages; ++i) {
        auto const stage = static_cast<trace::Stage>(i);
        stages_[static_cast<std::size_t>(i)] = stage < current ? 1.f : stage == current ? phase : 0.f;
    }
}

bool is_before_crop(trace::Trace const& trace, Progress const& progress) {
    return trace.find(trace::Stage::Crop) && progress.of(trace::Stage::Crop) < 1;
}

float part(float progress, float from, float to) {
    return std::clamp((progress - from) / (to - from), 0.f, 1.f);
}

}  // namespace deconvista::picture
