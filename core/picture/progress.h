#pragma once
// How far each stage has come at a moment.

#include <array>

#include "core/picture/look.h"
#include "core/trace/timeline.h"

namespace deconvista::picture {

class Progress {
public:
    // With reduced motion a stage is either not begun or done.
    Progress(trace::Trace const& trace, trace::Moment moment, Motion motion);

    // 0 = not begun, 1 = done; for a stage that does not occur, 1 once any later stage has begun. Slide: of the current
    // slide step.
    float of(trace::Stage stage) const { return stages_[static_cast<std::size_t>(stage)]; }

private:
    std::array<float, trace::kStages> stages_{};
};

// Whether something is cropped in the end, and is there still.
bool is_before_crop(trace::Trace const& trace, Progress const& progress);

// The part of a progress that lies between two of its points, itself from 0 to 1: movements that follow each other.
float part(float progress, float from, float to);

}  // namespace deconvista::picture
