#pragma once
// A scene in the middle of an edit: its numbers and sizes have changed, its tensors have not followed yet. Whether the
// edit is possible is known before any tensor is touched.

#include "core/scene/edit.h"
#include "core/scene/scene.h"

namespace deconvista::scene {

struct Draft {
    Scene scene;
    Sizes sizes;
    std::int64_t kernel_groups{1};  // the groups that the kernel's tensor was made for
};

Draft draft_of(Scene const& scene);

// Puts resolved numbers in the place of a named padding, respectively of output_shape as well. Nothing changes where
// there are only numbers.
void settle_padding(Draft& draft);
void settle_output_shape(Draft& draft);

std::int64_t output_channels_of(Draft const& draft);

// Gives the kernel the extents for these channels; the draft's groups divide both. Not for poolings.
void set_kernel_channels(Draft& draft, std::int64_t inputs, std::int64_t outputs);

// Sets the parameter on one axis, or on all. Nothing is checked but whether the operation has the parameter.
base::Outcome set_parameter(Draft& draft, Parameter parameter, std::optional<int> axis, std::int64_t value);

// The sizes checked, and the tensors made to fit.
base::Result<Scene> finish(Draft draft);

}  // namespace deconvista::scene
