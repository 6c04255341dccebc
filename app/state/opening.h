#pragma once
// Files that are opened and saved: scenes, lessons, exported pictures that carry their scene, plain pictures, presets.

#include <string>
#include <string_view>
#include <variant>

#include "app/state/lesson_state.h"
#include "core/base/result.h"
#include "core/scene/scene.h"
#include "core/story/projection_scene.h"

namespace deconvista::state {

// KeptThere: saving may write to the path again. A picture must not be overwritten with a scene.
enum class Home : std::uint8_t { KeptThere, Elsewhere };

struct OpenedScene {
    scene::Scene scene;
    Home home{};
};

// A plain picture: an input for the scene that is shown.
struct OpenedPicture {
    scene::Data input;
};

// The story of a network's unit, to be told.
struct OpenedProjection {
    story::ProjectionScene scene;
};

using Opened = std::variant<OpenedScene, OpenedPicture, OpenedProjection, OpenedLesson>;

base::Result<Opened> open_file(std::string const& path);
base::Outcome save_scene(scene::Scene scene, std::string const& path);
base::Outcome save_scene(story::ProjectionScene scene, std::string const& path);

base::Result<scene::Scene> load_preset(std::string_view name);

}  // namespace deconvista::state
