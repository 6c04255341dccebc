#pragma once
// The steps of a page: "step" or "steps" of it, each a number, "first", "last", a stage, or the cell that it is about.

#include <vector>

#include "core/lesson/lesson.h"
#include "core/scene/json_members.h"

namespace deconvista::lesson {

// Without either, the last step alone. `trace`: whose cells may stand for steps; none where there are no cells.
base::Result<Steps> read_steps(scene::JsonMembers const& page, std::string const& path,
                               std::vector<trace::StageSpan> const& stages, trace::Trace const* trace);

}  // namespace deconvista::lesson
