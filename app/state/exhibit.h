#pragma once
// What is shown: a scene and what follows from it. The three always belong together.

#include "core/base/result.h"
#include "core/scene/scene.h"
#include "core/trace/timeline.h"
#include "core/trace/trace.h"

namespace deconvista::state {

struct Exhibit {
    scene::Scene scene;
    trace::Trace trace;
    trace::Timeline timeline;
};

base::Result<Exhibit> exhibit_of(scene::Scene scene);

}  // namespace deconvista::state
