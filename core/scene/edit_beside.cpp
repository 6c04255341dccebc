#include "core/scene/edit_steps.h"

namespace deconvista::scene {
namespace {

Scene alone(Scene scene) {
    scene.beside.clear();
    return scene;
}

}  // namespace

base::Result<Scene> apply_to(Scene const& scene, SetBeside const& edit) {
    auto changed = alone(scene);
    if (!edit.scene) return changed;
    changed.beside.push_back(alone(*edit.scene));
    changed.beside.front().views = Scene{}.views;  // both are shown in the views of the first
    return changed;
}

base::Result<Scene> apply_to(Scene const& scene, SwapBeside const&) {
    if (scene.beside.empty()) return scene;
    auto changed = scene.beside.front();
    changed.views = scene.views;
    changed.beside = {alone(scene)};
    changed.beside.front().views = Scene{}.views;
    return changed;
}

}  // namespace deconvista::scene
