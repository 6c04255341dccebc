#pragma once
// An arithmetic scene as what an export shows.

#include <memory>
#include <stop_token>

#include "app/export/subject.h"
#include "core/picture/whole.h"
#include "core/scene/scene.h"
#include "core/trace/trace.h"

namespace deconvista::exporting {

// Whole results that pictures show and that are not at hand are computed first; asked to stop, that is given up, and
// pictures show what is there.
base::Result<std::shared_ptr<Subject const>> scene_subject(scene::Scene scene, picture::Wholes const& at_hand,
                                                           std::stop_token const& stop);

// The whole results that pictures of a scene show.
picture::Wholes wholes_of(scene::Scene const& scene, trace::Trace const& trace, picture::Wholes const& at_hand,
                          std::stop_token const& stop);

}  // namespace deconvista::exporting
