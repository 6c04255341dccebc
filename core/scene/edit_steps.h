#pragma once
// What apply() consists of: each edit by itself.

#include "core/base/result.h"
#include "core/scene/edit.h"

namespace deconvista::scene {

// core/scene/edit.cpp: the operation and its numbers
base::Result<Scene> apply_to(Scene const& scene, SetParameter const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetOperation const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetAxes const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetViews const& edit);

// core/scene/edit_choices.cpp: one of several
base::Result<Scene> apply_to(Scene const& scene, SetCropForm const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetGroups const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetNamedPadding const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetOrientation const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetConvention const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetRounding const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetPaddingInAverage const& edit);

// core/scene/edit_input.cpp: another input, and what it is for
base::Result<Scene> apply_to(Scene const& scene, SetInput const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetUpsampling const& edit);
base::Result<Scene> apply_to(Scene const& scene, CropInput const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetUpsamplingKernel const& edit);

// core/scene/edit_data.cpp: the values
base::Result<Scene> apply_to(Scene const& scene, SetValue const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetValues const& edit);
base::Result<Scene> apply_to(Scene const& scene, SetSlice const& edit);
base::Result<Scene> apply_to(Scene const& scene, Fill const& edit);

// core/scene/edit_beside.cpp: the second scene
base::Result<Scene> apply_to(Scene const& scene, SetBeside const& edit);
base::Result<Scene> apply_to(Scene const& scene, SwapBeside const& edit);

// Of edits that make tensors, what there is to check before.
base::Outcome check_edit(Scene const& scene, SetUpsampling const& edit);
base::Outcome check_edit(Scene const& scene, Fill const& edit);
base::Outcome check_edit(Scene const& scene, SetGroups const& edit);

// Refuses a key that the operation does not have.
base::Outcome check_key(Scene const& scene, char const* key);

}  // namespace deconvista::scene
