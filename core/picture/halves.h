#pragma once
// Two scenes beside each other: the looks of their halves, and what the second one is and shows.

#include <optional>

#include "core/picture/look.h"
#include "core/scene/scene.h"
#include "core/trace/timeline.h"
#include "core/trace/trace.h"

namespace deconvista::picture {

struct Halves {
    Look look;       // of each
    float second{};  // where the second one begins
};
Halves halves_of(Look look);

// The second scene, in the views of the first, which has one beside it.
scene::Scene beside(scene::Scene const& first);

struct Second {
    scene::Scene scene;
    trace::Trace trace;
    trace::Moment moment;
};

// At the moment that goes with the first scene's. Nothing for a scene without a result.
std::optional<Second> second_of(scene::Scene const& first, trace::Trace const& trace, trace::Moment moment);

}  // namespace deconvista::picture
