#include <string>
#include <utility>

#include "core/base/checked_math.h"
#include "core/base/number_text.h"
#include "core/scene/draft.h"
#include "core/scene/edit_steps.h"
#include "core/scene/limits.h"
#include "core/scene/scene_keys.h"
#include "core/scene/words.h"

namespace deconvista::scene {

using base::Outcome;
using base::Result;

Outcome check_key(Scene const& scene, char const* key) {
    if (has_key(scene.operation, key)) return base::done();
    return base::refused("key_not_for_operation", {key, std::string{word_of(scene.operation)}});
}

namespace {

// The scene with one member set, if the operation has the key and the sizes allow it.
template <class T, class U>
Result<Scene> with(Scene const& scene, char const* key, T Scene::*member, U const& value) {
    if (auto const fine = check_key(scene, key); !fine) return fine.problem();
    auto changed = scene;
    changed.*member = value;
    if (auto const possible = operation_of(changed, sizes_of(changed)); !possible) return possible.problem();
    return changed;
}

// As the problem that reading such a scene would give.
Outcome check_groups(Scene const& scene, std::int64_t groups) {
    auto const inputs = scene.input.tensor.shape().channels;
    if (auto const fine = check_key(scene, "groups"); !fine) return fine;
    if (groups < 1) return base::refused("extent_too_small", {"groups", base::to_text(groups), "1"});
    if (inputs % groups != 0)
        return base::refused("groups_do_not_divide_input", {base::to_text(groups), base::to_text(inputs)});
    return base::done();
}

Draft with_groups(Scene const& scene, std::int64_t groups) {
    auto draft = draft_of(scene);
    auto const outputs = output_channels_of(draft);
    draft.scene.groups = groups;
    set_kernel_channels(draft, draft.sizes.input.channels, base::ceil_divide(outputs, groups) * groups);
    return draft;
}

}  // namespace

Result<Scene> apply_to(Scene const& scene, SetCropForm const& edit) {
    return with(scene, "crop", &Scene::crop, edit.form);
}

Result<Scene> apply_to(Scene const& scene, SetOrientation const& edit) {
    return with(scene, "flip_kernel", &Scene::orientation, edit.orientation);
}

Result<Scene> apply_to(Scene const& scene, SetRounding const& edit) {
    return with(scene, "ceil_mode", &Scene::rounding, edit.rounding);
}

Result<Scene> apply_to(Scene const& scene, SetPaddingInAverage const& edit) {
    return with(scene, "count_include_pad", &Scene::padding_in_average, edit.padding);
}

Result<Scene> apply_to(Scene const& scene, SetNamedPadding const& edit) {
    if (edit.name) return with(scene, "padding", &Scene::padding, Padding{*edit.name});
    auto draft = draft_of(scene);
    settle_padding(draft);
    return finish(std::move(draft));
}

Result<Scene> apply_to(Scene const& scene, SetConvention const& edit) {
    auto changed = scene;
    changed.convention = edit.convention;
    if (operation_of(changed, sizes_of(changed))) return changed;
    auto draft = draft_of(scene);
    settle_output_shape(draft);
    settle_padding(draft);
    draft.scene.convention = edit.convention;
    return finish(std::move(draft));
}

Outcome check_edit(Scene const& scene, SetGroups const& edit) {
    if (auto const fine = check_groups(scene, edit.groups); !fine) return fine;
    auto const draft = with_groups(scene, edit.groups);
    auto const possible = operation_of(draft.scene, draft.sizes);
    return possible ? base::done() : Outcome{possible.problem()};
}

Result<Scene> apply_to(Scene const& scene, SetGroups const& edit) {
    if (auto const fine = check_groups(scene, edit.groups); !fine) return fine.problem();
    return finish(with_groups(scene, edit.groups));
}

std::vector<std::int64_t> group_choices(Scene const& scene) {
    std::vector<std::int64_t> choices;
    auto const inputs = scene.input.tensor.shape().channels;
    for (std::int64_t groups = 1; groups <= inputs && groups <= kMaxExtent; ++groups)
        if (check_edit(scene, SetGroups{groups})) choices.push_back(groups);
    return choices;
}

}  // namespace deconvista::scene
