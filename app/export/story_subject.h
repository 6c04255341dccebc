#pragma once
// The story of a network's unit as what an export shows.

#include <memory>

#include "app/export/subject.h"
#include "core/story/projection_scene.h"
#include "core/story/story.h"

namespace deconvista::exporting {

// `scene`: the document that the story was told from, its paths absolute.
std::shared_ptr<Subject const> story_subject(std::shared_ptr<story::Story const> story, story::ProjectionScene scene);

}  // namespace deconvista::exporting
