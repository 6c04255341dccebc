#pragma once
// A scene in the middle of an edit: its numbers and sizes have changed, its tensors have not followed yet. Whether the
// edit is possible is known before any tensor is touched.

#include "core/scene/edit.h"
#include "core/scene/scene.h"

namespace deconvista::scene {

struct Draft {
    Scene scene;
    Sizes sizes;
};

Draft draft_of(Scene const& scene);

// Puts resolved numbers in the place of a named padding, respectively of output_shape as well. Nothing changes where
// there are only numbers.
void settle_padding(Draft& draft);
void settle_output_shape(Draft& draft);

// Sets the parameter on one axis, or on all. Nothing is checked but whether the operation has the parameter.
base::Outcome set_parameter(Draft& draft, Parameter parameter, std::optional<int> axis, std::int64_t value);

// The sizes checked, and the tensors made to fit.
base::Result<Scene> finish(Draft draft);

}  // namespace deconvista::scene
